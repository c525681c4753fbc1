"""Judges a data frame on a Spark cluster by `mapInArrow`.

    spark-submit arrow.py INPUT OUTPUT --zairyu /path/to/zairyu --on 2026-11-20

Every Arrow batch goes through a process of its own; batches share nothing. OUTPUT is Parquet.
"""

import argparse
import io
import subprocess

import pyarrow as pa
import pyarrow.csv as pacsv
from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("input")
parser.add_argument("output")
parser.add_argument("--zairyu", default="zairyu")
parser.add_argument("--on", required=True)
parser.add_argument("--status", action="append", default=[])
args = parser.parse_args()

spark = SparkSession.builder.appName("zairyu").getOrCreate()
# Everything stays text: one parser reads the values, and leading zeros stay.
people = spark.read.option("header", True).option("inferSchema", False).csv(args.input)
names = people.columns
# A dot in the name of a column means a field inside it to Spark.
people = people.toDF(*(name.replace(".", "__") for name in names))

command = [args.zairyu, "batch", "-", "--input-format", "csv", "--on", args.on,
           "--threads", "1", "--quiet"]
for status in args.status:
    command += ["--status", status]


def added():
    """The columns of a result, asked of the program itself: it is given no rows."""
    head = (",".join(names) + "\n").encode()
    out = subprocess.run([*command, "--line-by-line"], input=head, check=True, capture_output=True)
    return out.stdout.decode().rstrip("\n").split(",")


columns = added()


def judge(batches):
    types = {name: pa.string() for name in columns}
    for batch in batches:
        if batch.num_rows == 0:
            continue
        text = io.BytesIO()
        pacsv.write_csv(batch, text, pacsv.WriteOptions(include_header=False))
        filter_ = [*command, "--no-header", "--columns", ",".join(names)]
        # check=True: a filter that fails, fails the task.
        out = subprocess.run(filter_, input=text.getvalue(), check=True, capture_output=True)
        table = pacsv.read_csv(
            io.BytesIO(out.stdout),
            pacsv.ReadOptions(column_names=columns),
            # Nothing but an empty cell is null: `NA` may be a name.
            convert_options=pacsv.ConvertOptions(
                column_types=types, strings_can_be_null=True, null_values=[""]
            ),
        )
        if table.num_rows != batch.num_rows:
            raise RuntimeError(f"{batch.num_rows} rows went in, {table.num_rows} came out")
        yield from table.to_batches()


schema = ", ".join(f"`{name}` string" for name in columns)
people.mapInArrow(judge, schema).write.mode("overwrite").parquet(args.output)
spark.stop()
