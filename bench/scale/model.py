#!/usr/bin/env python3
"""Fits the seconds that measure.py has printed and predicts another size.

    model.py seconds.jsonl --rows 1000000000 --columns 20 --times 3000 --machines 64 --cores 16

    seconds = a + b rows / cores + c q rows p^2 / cores + d q k p ceil(log16 partitions)

p columns, k event times, q questions of a Cox model (12 for itself and for each term, the latter asked together; km: none). Coefficients are not negative and fitted to
relative errors. Assumes that cores of other machines are as fast and have their share of memory, that nothing is read from a disk,
and that a message takes between machines what it takes inside one. Prints the largest relative error of the fit, which is the least
to expect of a prediction.
"""
import argparse
import json
import math

import numpy as np


def terms_of(size):
    """What each coefficient stands beside."""
    questions = 0 if size["call"] == "km" else 12 * (1 + size["columns"])
    p, share = size["columns"], size["rows"] / size["cores"]
    rounds = max(1, math.ceil(math.log(size["partitions"], 16))) if size["partitions"] > 1 else 1
    return [1.0, share, questions * share * p * p, questions * size["times"] * p * rounds]


def not_negative(a, b):
    """Least squares with coefficients >= 0 (Lawson and Hanson's active set, by trying all sets of few columns)."""
    best = None
    for kept in range(1, 2 ** a.shape[1]):
        columns = [j for j in range(a.shape[1]) if kept >> j & 1]
        found = np.linalg.lstsq(a[:, columns], b, rcond=None)[0]
        if (found < 0).any():
            continue
        loss = np.sum((a[:, columns] @ found - b) ** 2)
        if best is None or loss < best[0]:
            full = np.zeros(a.shape[1])
            full[columns] = found
            best = (loss, full)
    return best[1]


def fitted(measured):
    seconds = np.array([one["seconds"] for one in measured])
    design = np.array([terms_of(one) for one in measured]) / seconds[:, None]
    largest = design.max(axis=0)
    largest[largest == 0] = 1.0
    coefficients = not_negative(design / largest, np.ones(len(seconds))) / largest
    return coefficients, np.abs(design @ coefficients - 1).max()


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("measured")
    for name, default in (("rows", 10**9), ("columns", 20), ("times", 3000), ("machines", 64), ("cores", 16)):
        asked.add_argument("--" + name, type=int, default=default)
    given = asked.parse_args()
    with open(given.measured, encoding="utf-8") as file:
        measured = [json.loads(line) for line in file]
    for call in sorted({one["call"] for one in measured}):
        coefficients, error = fitted([one for one in measured if one["call"] == call])
        cores = given.machines * given.cores
        size = {"call": call, "rows": given.rows, "columns": given.columns, "times": given.times, "cores": cores,
                "partitions": max(cores, given.rows // 500_000)}
        print(f"{call}: {np.dot(coefficients, terms_of(size)):.0f} s predicted; largest error of the fit {100 * error:.0f} %")


if __name__ == "__main__":
    main()
