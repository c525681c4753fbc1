"""The same table from CSV to CSV in DuckDB, one thread: pip install duckdb; python duckdb_table.py IN.csv OUT.csv"""

import sys
import time

import duckdb

POINTS = """
  CASE "person.degree" WHEN 'doctorate' THEN 30 WHEN 'business-professional' THEN 25
       WHEN 'master' THEN 20 WHEN 'bachelor' THEN 10 ELSE 0 END
+ CASE WHEN "person.second-graduate-degree" = 'yes'
        AND "person.degree" IN ('doctorate', 'master', 'business-professional') THEN 5 ELSE 0 END
+ CASE WHEN "person.career" >= 10 THEN 20 WHEN "person.career" >= 7 THEN 15
       WHEN "person.career" >= 5 THEN 10 WHEN "person.career" >= 3 THEN 5 ELSE 0 END
+ CASE WHEN "offer.annual-salary" >= 10000000 THEN 40
       WHEN "offer.annual-salary" >= 9000000 THEN 35
       WHEN "offer.annual-salary" >= 8000000 THEN 30
       WHEN "offer.annual-salary" >= 7000000 AND "person.age" < 40 THEN 25
       WHEN "offer.annual-salary" >= 7000000 THEN 0
       WHEN "offer.annual-salary" >= 6000000 AND "person.age" < 40 THEN 20
       WHEN "offer.annual-salary" >= 6000000 THEN 0
       WHEN "offer.annual-salary" >= 5000000 AND "person.age" < 35 THEN 15
       WHEN "offer.annual-salary" >= 5000000 THEN 0
       WHEN "offer.annual-salary" >= 4000000 AND "person.age" < 30 THEN 10 ELSE 0 END
+ CASE WHEN "person.age" < 30 THEN 15 WHEN "person.age" < 35 THEN 10
       WHEN "person.age" < 40 THEN 5 ELSE 0 END
+ CASE WHEN "person.jlpt" = 'n1' THEN 15
       WHEN "person.jlpt" = 'n2'
        AND NOT ("person.degree-in-japan" = 'yes' AND "person.degree" <> 'none') THEN 10 ELSE 0 END
+ CASE WHEN "person.degree-in-japan" = 'yes' AND "person.degree" <> 'none' THEN 10 ELSE 0 END
+ CASE WHEN "person.designated-university" = 'yes' AND "person.degree" <> 'none' THEN 10 ELSE 0 END
+ CASE WHEN "person.licences" >= 2 THEN 10 WHEN "person.licences" = 1 THEN 5 ELSE 0 END
+ CASE WHEN "organization.innovation-support" = 'yes' THEN 10 ELSE 0 END
"""


def main(source: str, target: str) -> None:
    base = duckdb.connect()
    base.execute("SET threads = 1")
    sql = f"""COPY (SELECT *, CASE WHEN points >= 70 AND "offer.annual-salary" >= 3000000
        THEN 'qualifies' ELSE 'undetermined' END AS verdict
        FROM (SELECT *, {POINTS} AS points FROM read_csv('{source}'))) TO '{target}' (HEADER)"""
    rows = base.execute(f"SELECT count(*) FROM read_csv('{source}')").fetchone()[0]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        base.execute(sql)
        times.append(time.perf_counter() - start)
    total = base.execute(f"SELECT sum(points) FROM read_csv('{target}')").fetchone()[0]
    median = sorted(times)[len(times) // 2]
    print(f"{rows} rows, sum of points {total}, median {median:.3f} s, {rows / median / 1e6:.2f} M rows/s")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
