#!/usr/bin/env python3
"""How the cost of rtsurv grows with rows and columns, as build/bench/growth.csv and a figure of rtsurv's own drawing.

  bench/growth/run.py [--runs 3] [--figure docs/images/growth.svg]

Build the targets bench_ours and bench_growth of the preset release first. Jobs, cohorts and what is timed are those of bench/peers;
seconds are medians by the clock, a run over 5 s is the only one.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "peers"))

import cohort  # noqa: E402
from programs import WORK, Conversation  # noqa: E402

ROWS, COLUMNS = [10**3, 10**4, 10**5, 10**6, 10**7], [1, 2, 5, 10, 20, 50, 100, 200]
COVARIATES, PATIENTS = 10, 10**5
BY_ROWS = [("Kaplan–Meier", "km", True), ("Kaplan–Meier (no ties)", "km", False), ("Log-rank of 4 groups", "logrank", True),
           ("Concordance", "concordance", True), ("Cox (10 covariates)", "cox", True), ("Fine–Gray (10 covariates)", "finegray", False)]
BY_COLUMNS = [("Cox", "cox", True), ("Fine–Gray", "finegray", False), ("Proportional hazards", "zph", True), ("Residuals of a Cox fit", "residuals", True)]
LONG, SHORTEST = 5.0, 0.05


def seconds_of(task, folder, runs):
    program = Conversation("rtsurv", task, folder, 600.0)
    try:
        first = program.seconds(1)[0]
        if first > LONG:
            return first
        times = max(1, min(1000, round(SHORTEST / max(first, 1e-6))))
        return statistics.median(program.seconds(times)[0] for _ in range(runs))
    finally:
        program.close()


def points():
    for name, task, ties in BY_ROWS:
        for n in ROWS:
            yield "rows", name, n, task, cohort.write(WORK / "cohorts", n, COVARIATES, ties)
    for name, task, ties in BY_COLUMNS:
        for p in COLUMNS:
            yield "columns", name, p, task, cohort.write(WORK / "cohorts", PATIENTS, p, ties)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--figure", type=pathlib.Path, default=ROOT / "docs" / "images" / "growth.svg")
    options = parser.parse_args()
    lines = []
    for panel, name, size, task, folder in points():
        lines.append(f"{panel},{name},{size},{seconds_of(task, folder, options.runs):.9f}")
        print(lines[-1], flush=True)
    text = "\n".join(lines) + "\n"
    (WORK / "growth.csv").write_text(text, encoding="utf-8")
    drawn = subprocess.run([ROOT / "build" / "release" / "bin" / "bench_growth"], input=text, capture_output=True, text=True, check=True)
    options.figure.write_text(drawn.stdout, encoding="utf-8")
    print(options.figure)


if __name__ == "__main__":
    main()
