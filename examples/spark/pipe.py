"""Judges a CSV file, or a folder of them, on a Spark cluster by `rdd.pipe`.

    spark-submit pipe.py INPUT OUTPUT --zairyu /path/to/zairyu --on 2026-11-20

The program is a stateless filter: a line out for every line in, in order. It must stand at the
same path on every worker (or be shipped with `--files`). No cell may hold a line break.
"""

import argparse
import shlex

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("input")
parser.add_argument("output")
parser.add_argument("--zairyu", default="zairyu")
parser.add_argument("--on", required=True, help="the day; workers must not each ask their clock")
parser.add_argument("--status", action="append", default=[])
parser.add_argument("--partitions", type=int, default=32)
args = parser.parse_args()

spark = SparkSession.builder.appName("zairyu").getOrCreate()
lines = spark.sparkContext.textFile(args.input, args.partitions)
header = lines.first()
rows = lines.filter(lambda line: line != header)

command = [args.zairyu, "batch", "-", "--input-format", "csv", "--no-header",
           "--columns", header, "--on", args.on, "--threads", "1", "--quiet"]
for status in args.status:
    command += ["--status", status]

# Without checkCode a filter that fails half-way gives a job that succeeds with rows missing.
judged = rows.pipe(shlex.join(command), checkCode=True)
judged.saveAsTextFile(args.output)
spark.stop()
