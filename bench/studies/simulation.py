"""What the studies of this folder share: their options, cohorts as files, calls of the program, shares with their Monte Carlo error."""
import argparse
import concurrent.futures
import contextlib
import json
import math
import os
import pathlib
import subprocess


def options(about, **counts):
    """--bin and a number for each of `counts`, with these defaults."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/rtsurv")
    for name, default in counts.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def called(call):
    """The JSON that a call of the program prints."""
    return json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def cell(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.6f}" if isinstance(value, float) else str(value)


@contextlib.contextmanager
def table(path, columns, rows):
    """A CSV file of the cohort, while it is needed."""
    path = pathlib.Path(path)
    with open(path, "w", encoding="utf-8") as file:
        file.write(columns + "\n")
        for row in rows:
            file.write(",".join(map(cell, row)) + "\n")
    yield path
    path.unlink()


@contextlib.contextmanager
def study(data, protocol, **values):
    """A protocol beside its table, while it is needed."""
    path = data.with_suffix(".toml")
    path.write_text(protocol.format(data=data.name, **values), encoding="utf-8")
    yield path
    path.unlink()


def over(seeds, work):
    """work(seed) of each, in order, one process of the program for each core."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, range(seeds)))


def share(count, of):
    """Percent and its Monte Carlo error."""
    p = count / of
    return 100.0 * p, 100.0 * math.sqrt(p * (1.0 - p) / of)
