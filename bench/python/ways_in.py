#!/usr/bin/env python3
"""The same jobs by the program on a CSV file and from Python: of a path, a frame that speaks Arrow, and a dict of arrays.

    build/venv/bin/python bench/python/ways_in.py [ROWS [TIMES]]   # 1,000,000 rows, 5 times; on a quiet machine
    RTSURV=PROGRAM                                                 # another than build/release/bin/rtsurv

Ten covariates, time and event, all doubles. Every way does all of a job, from the table to the text of the result. The ways take turns;
medians in seconds. Ends with 1 where the results differ in a byte.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import pyarrow
import pyarrow.csv

import rtsurv as rt

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RTSURV", str(ROOT / "build/release/bin/rtsurv"))
TERMS = [f"x{i}" for i in range(10)]
EVENT = {"time": "months", "event": "died"}
CAUSES = {"time": "months", "status": "status", "censor": "0"}
JOBS = {
    "km": EVENT,
    "logrank": {**EVENT, "by": "arm"},
    "rmst": {**EVENT, "by": "arm", "tau": 12.0},
    "cox": {**EVENT, "terms": ",".join(TERMS)},
    "cuminc": {**CAUSES, "by": "arm"},
    "finegray": {**CAUSES, "cause": "1", "terms": "x0,x1,x2"},
}


def cohort(rows: int) -> dict:
    """Exponential times in tenths of a month with noise below, a third censored, a fifth of the events of another cause."""
    random = numpy.random.default_rng(1)
    columns = {name: random.normal(size=rows).round(3) for name in TERMS}
    columns["arm"] = random.integers(0, 2, rows).astype("float64")
    rate = 0.05 * numpy.exp(0.3 * columns["x0"] - 0.2 * columns["x1"] + 0.2 * columns["arm"])
    latent, censored = random.exponential(1 / rate), random.uniform(5, 60, rows)
    columns["months"] = numpy.maximum(numpy.minimum(latent, censored).round(1), 0.1)
    columns["died"] = (latent <= censored).astype("float64")
    columns["status"] = columns["died"] * (1 + (random.uniform(size=rows) < 0.2))
    return columns


def by_program(job: str, file: pathlib.Path) -> str:
    words = [f"--{name}={value}" for name, value in JOBS[job].items()]
    return subprocess.run([PROGRAM, job, str(file), *words, "--json", "--quiet"], check=True, capture_output=True, text=True).stdout


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    columns = cohort(rows)
    table = pyarrow.table(columns)
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "cohort.csv"
        pyarrow.csv.write_csv(table, file)
        print(f"{rows} rows, medians of {times}, seconds (of the program's)")
        for job in JOBS:
            in_python = lambda data: getattr(rt, job)(data, **JOBS[job]).json
            ways = {"program": lambda: by_program(job, file), "path": lambda: in_python(file), "Arrow": lambda: in_python(table),
                    "dict": lambda: in_python(columns)}
            seconds, answers = {way: [] for way in ways}, {}
            for _ in range(times):
                for way, call in ways.items():
                    start = time.perf_counter()
                    answers[way] = call()
                    seconds[way].append(time.perf_counter() - start)
            medians = {way: statistics.median(taken) for way, taken in seconds.items()}
            print(f"{job:10}", "  ".join(f"{way} {s:.2f} ({s / medians['program']:.2f})" for way, s in medians.items()), flush=True)
            if len(set(answers.values())) > 1:
                print(f"{job}: the results differ", file=sys.stderr)
                different = 1
    return different


if __name__ == "__main__":
    sys.exit(main())
