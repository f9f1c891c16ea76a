#!/usr/bin/env python3
"""Ten tasks of a survival analysis in rtsurv, lifelines, scikit-survival and greenwood: lines of code, seconds, the same numbers.

    build/venv/bin/pip install lifelines scikit-survival 'greenwood[fast]'
    build/venv/bin/python bench/python/ten_tasks.py            # numbers compared, lines counted
    build/venv/bin/python bench/python/ten_tasks.py --seconds  # and timed; on a quiet machine

A task is a function of that name in with_rtsurv.py, with_lifelines.py, with_sksurv.py and with_greenwood.py, which takes the cohorts
(data frames of pandas) and gives numbers. Its lines are those of its body, without imports. Numbers that two libraries share agree
within 1e-6 of their size but for those in DIFFERENT; any other difference ends the command with exit code 1. Seconds are medians of 15
runs after one that warms up. What will not import is left out with a message.
"""
import argparse
import ast
import importlib
import inspect
import pathlib
import statistics
import sys
import textwrap
import time
import types
import warnings

import pandas

ROOT = pathlib.Path(__file__).resolve().parents[2]

TASKS = {
    "curve": "Kaplan–Meier: rate with limits, median",
    "groups": "Log-rank of three groups, and by pairs (Holm)",
    "strata": "Log-rank in strata",
    "model": "Cox with a factor: hazard ratio, limits, P",
    "proportional": "Proportional hazards (Grambsch–Therneau)",
    "patient": "Cox: survival of a patient",
    "validated": "Cox: concordance, five folds",
    "restricted": "Difference of restricted means, limits",
    "competing": "Cumulative incidence by group, Gray's test",
    "cut": "Best cut-point, P corrected for the search",
}
LIBRARIES = {"rtsurv": "rtsurv", "lifelines": "lifelines", "scikit-survival": "sksurv", "greenwood": "greenwood"}

# Where a library means something else.
DIFFERENT = {
    ("lifelines", "patient"): "Breslow's baseline beside Efron's coefficients, and a line between the steps of the curve",
    ("scikit-survival", "patient"): "Breslow's baseline beside Efron's coefficients",
    ("lifelines", "competing"): "ties are broken at random",
    ("lifelines", "model"): "Newton's steps end at 1e-7",
}


def cohorts():
    return types.SimpleNamespace(gbsg=pandas.read_csv(ROOT / "examples/gbsg/cohort.csv"),
                                 rotterdam=pandas.read_csv(ROOT / "examples/rotterdam/cohort.csv"))


def modules():
    """The module of each library that is there."""
    found = {}
    for name, short in LIBRARIES.items():
        try:
            found[name] = importlib.import_module(f"with_{short}")
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return found


def lines(function):
    """Of its body, without empty ones."""
    source = textwrap.dedent(inspect.getsource(function))
    body = ast.parse(source).body[0].body
    return sum(1 for line in source.splitlines()[body[0].lineno - 1:body[-1].end_lineno] if line.strip())


def differences(task, name, numbers, ours):
    """What a library says that rtsurv does not, and should."""
    if (name, task) in DIFFERENT:
        return []
    return [f"{name}, {task}, {key}: {value!r} and not {ours[key]!r}" for key, value in numbers.items()
            if not abs(value - ours[key]) <= 1e-6 * abs(ours[key])]


def seconds(function, d):
    taken = []
    for _ in range(16):
        start = time.perf_counter()
        function(d)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def cell(function, numbers, ours, taken):
    if function is None:
        return "–"
    missing = "*" if set(ours) - set(numbers) else ""
    return f"{lines(function)}{missing}" + ("" if taken is None else f", {1000 * taken:.3g} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", action="store_true", help="time each task too")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    d, found, wrong = cohorts(), modules(), []
    print(f"| task | {' | '.join(found)} |\n| --- |{' ---: |' * len(found)}")
    for task, title in TASKS.items():
        functions = {name: getattr(module, task, None) for name, module in found.items()}
        numbers = {name: function(d) for name, function in functions.items() if function}
        ours = numbers["rtsurv"]
        cells = []
        for name, function in functions.items():
            taken = seconds(function, d) if function and options.seconds else None
            cells.append(cell(function, numbers.get(name), ours, taken))
            wrong += differences(task, name, numbers.get(name, {}), ours)
        print(f"| {title} | {' | '.join(cells)} |")
    print("\n".join(wrong), file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
