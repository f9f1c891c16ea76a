#!/usr/bin/env python3
"""Seconds of rtsurv.spark over rows, columns, event times and processes, as lines of JSON for model.py.

    measure.py --rows 100000 300000 --columns 5 20 --times 1000 --cores 2 > seconds.jsonl

Needs the package with its extra `spark`, and Java. The cohort is made by Spark itself from a seed, and is in memory before a call begins.
"""
import argparse
import json
import os
import pathlib
import sys
import time

import pyspark
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import rtsurv.spark as rts


def session(cores):
    os.environ.update(SPARK_HOME=str(pathlib.Path(pyspark.__file__).parent), PYSPARK_PYTHON=sys.executable)
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**31  # half of the machine, for one process holds all
    made = (SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
            .config("spark.driver.memory", f"{max(1, gigabytes)}g").getOrCreate())
    made.sparkContext.setLogLevel("OFF")
    return made


def cohort(spark, rows, columns, times, partitions):
    """Exponential times in whole units up to `times`, normal covariates with small effects."""
    covariates = [F.randn(seed + 10).alias(f"x{seed}") for seed in range(columns)]
    frame = spark.range(rows, numPartitions=partitions).select("id", *covariates)
    risk = sum((F.col(f"x{j}") * (0.3 / (1 + j)) for j in range(columns)), F.lit(0.0))
    drawn = -F.log(1 - F.rand(1)) * F.exp(-risk) * (times / 3)
    frame = frame.withColumn("drawn", drawn).withColumn("end", F.rand(2) * times)
    observed = F.greatest(F.lit(1.0), F.ceil(F.least("drawn", "end", F.lit(float(times)))))
    frame = frame.withColumn("t", observed.cast("double")).withColumn("e", (F.col("drawn") <= F.col("end")).cast("int"))
    frame = frame.withColumn("g", F.when(F.col("x0") > 0, "a").otherwise("b")).drop("drawn", "end", "id").persist()
    frame.count()
    return frame


def seconds(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, nargs="+", default=[100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000])
    asked.add_argument("--columns", type=int, nargs="+", default=[5, 10, 20])
    asked.add_argument("--times", type=int, nargs="+", default=[300, 3000])
    asked.add_argument("--cores", type=int, default=os.cpu_count())
    given = asked.parse_args()
    spark = session(given.cores)
    rts.km(cohort(spark, 1000, 1, 10, given.cores), time="t", event="e", by="g")  # Spark and its workers start
    for rows in given.rows:
        for columns in given.columns:
            for times in given.times:
                partitions = max(given.cores, rows // 500_000)
                frame = cohort(spark, rows, columns, times, partitions)
                about = {"rows": rows, "columns": columns, "times": times, "cores": given.cores, "partitions": partitions}
                terms = [f"x{j}" for j in range(columns)]
                calls = {"km": lambda: rts.km(frame, time="t", event="e", by="g"),
                         "cox": lambda: rts.cox(frame, time="t", event="e", terms=terms)}
                for name, call in calls.items():
                    print(json.dumps({"call": name, **about, "seconds": seconds(call)}), flush=True)
                frame.unpersist()


if __name__ == "__main__":
    main()
