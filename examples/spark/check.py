"""Runs pipe.py and arrow.py on a local cluster of two workers, kills one of them on the way, and
compares every row with a single run.

    ZAIRYU=target/release/zairyu python examples/spark/check.py [ROWS]

Says that it skipped where PySpark or Java is not installed.
"""

import contextlib
import itertools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
DAY = "2026-11-20"
STATUS = ["--status", os.environ.get("ZAIRYU_STATUS", "hsp-1-b")]
PORT = 7977


def skip(why):
    print(f"spark: skipped, {why}")
    sys.exit(0)


try:
    import pyspark
except ImportError:
    skip("PySpark is not installed")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    skip("Java is not installed")

ZAIRYU = os.path.abspath(os.environ.get("ZAIRYU", "target/release/zairyu"))
SPARK = pathlib.Path(pyspark.__file__).parent
ENV = {
    **os.environ,
    "SPARK_HOME": str(SPARK),
    "PYSPARK_PYTHON": sys.executable,
    "PYSPARK_DRIVER_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_NO_DAEMONIZE": "1",
}


def daemon(folder, name, *args):
    log = open(folder / f"{name}.log", "w")
    command = [str(SPARK / "bin/spark-class"), f"org.apache.spark.deploy.{args[0]}", *args[1:]]
    # A group of its own, so that a worker dies with its executors.
    return subprocess.Popen(command, env=ENV, stdout=log, stderr=log, start_new_session=True)


def kill(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(what, seconds, probe):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            if (found := probe()) is not None:
                return found
        time.sleep(0.05)
    sys.exit(f"spark: {what} did not happen within {seconds} s")


def ask(url):
    with urllib.request.urlopen(url, timeout=2) as answer:
        return json.load(answer)


def alive(count):
    def probe():
        state = ask(f"http://127.0.0.1:{PORT + 1}/json/")
        return True if state["aliveworkers"] == count else None
    return probe


def tasks_done():
    """Tasks done and tasks in all, of the stage that judges."""
    base = "http://127.0.0.1:4177/api/v1/applications"
    application = ask(base)[0]["id"]
    stages = [s for s in ask(f"{base}/{application}/stages") if s["numTasks"] > 4]
    return (stages[0]["numCompleteTasks"], stages[0]["numTasks"]) if stages else (0, 0)


def submit(script, people, output):
    command = [
        str(SPARK / "bin/spark-submit"), "--master", f"spark://127.0.0.1:{PORT}",
        "--conf", "spark.ui.port=4177", "--conf", "spark.executor.memory=1g",
        "--conf", "spark.sql.execution.arrow.maxRecordsPerBatch=10000",
        str(HERE / script), str(people), str(output),
        "--zairyu", ZAIRYU, "--on", DAY, *STATUS,
    ]
    if script == "pipe.py":
        command += ["--partitions", "64"]
    return subprocess.Popen(command, env=ENV, stdout=subprocess.DEVNULL,
                            stderr=open(output.with_suffix(".log"), "w"))


def finished(job, output):
    if job.wait() != 0:
        sys.exit("spark: the job failed\n" + output.with_suffix(".log").read_text()[-3000:])


def same(one, other):
    """Compares line by line and counts."""
    count = 0
    for left, right in itertools.zip_longest(one, other):
        count += 1
        if left != right:
            sys.exit(f"spark: row {count} differs:\n  cluster: {left!r}\n  alone:   {right!r}")
    return count


def parts(folder):
    for part in sorted(folder.glob("part-*")):
        yield from part.open(encoding="utf-8")


def single(people, folder):
    out = folder / "alone.csv"
    begun = time.monotonic()
    # Unbuffered, so that the process goes on exactly behind the header.
    with people.open("rb", buffering=0) as text, out.open("wb") as result:
        header = text.readline().decode().strip()
        command = [ZAIRYU, "batch", "-", "--input-format", "csv", "--no-header", "--columns",
                   header, "--on", DAY, "--quiet", *STATUS]
        subprocess.run(command, stdin=text, stdout=result, check=True, stderr=subprocess.DEVNULL)
    return out, time.monotonic() - begun


def piped(people, folder, rows, worker):
    output = folder / "piped"
    begun = time.monotonic()
    job = submit("pipe.py", people, output)
    if worker:
        done, total = wait_for("the first tasks", 300, lambda: t if (t := tasks_done())[0] >= 3 else None)
        if done == total:
            sys.exit("spark: the job was over before a worker could be killed: give more rows")
        kill(worker)
        print(f"spark: a worker was killed after {done} of {total} tasks")
    finished(job, output)
    seconds = time.monotonic() - begun
    print(f"spark: rdd.pipe, {rows} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s "
          "with start and planning")
    return output


def table(path):
    import pyarrow.parquet as parquet
    for row in parquet.read_table(path).to_pylist():
        yield ["" if cell is None else cell for cell in row.values()]


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        folder = pathlib.Path(name)
        people = folder / "people.csv"
        with people.open("w", encoding="utf-8") as out:
            subprocess.run([sys.executable, HERE / "people.py", str(rows)], stdout=out, check=True)
        alone, seconds = single(people, folder)
        print(f"spark: alone, {rows} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s")
        master = daemon(folder, "master", "master.Master", "--host", "127.0.0.1",
                        "--port", str(PORT), "--webui-port", str(PORT + 1))
        stack.callback(kill, master)
        workers = []
        for number in range(2):
            worker = daemon(folder, f"worker{number}", "worker.Worker", "--cores", "1",
                            "--memory", "1g", "--webui-port", str(PORT + 2 + number),
                            "--work-dir", str(folder / f"work{number}"), f"spark://127.0.0.1:{PORT}")
            workers.append(worker)
            stack.callback(kill, worker)
        wait_for("a cluster of two workers", 120, alive(2))
        output = piped(people, folder, rows, workers[0])
        wait_for("the death of a worker", 120, lambda: True if workers[0].poll() is not None else None)
        count = same(parts(output), alone.open(encoding="utf-8"))
        print(f"spark: {count} rows are the same, in their order")
        arrow = folder / "arrow"
        begun = time.monotonic()
        finished(submit("arrow.py", people, arrow), arrow)
        seconds = time.monotonic() - begun
        import csv
        with alone.open(encoding="utf-8", newline="") as text:
            count = same(sorted(table(arrow)), sorted(csv.reader(text)))
        print(f"spark: mapInArrow, {count} rows are the same; {rows / seconds:,.0f} rows/s "
              "with start and planning")


main()
