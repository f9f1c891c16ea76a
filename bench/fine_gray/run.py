#!/usr/bin/env python3
"""Fine-Gray with its variance: growth with n, and R's cmprsk::crr on the smallest cohort in the same run.

  run.py [--bin build/release/bin/rtsurv] [--sizes 10000,100000,1000000] [--repeats 5] [--peer-repeats 3]

Ten covariates, a third censored, two causes; times are continuous. Seconds of fitting and variance alone, without reading.
`--peer-repeats 0` leaves R out.
"""
import argparse
import json
import math
import pathlib
import random
import resource
import statistics
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = 10


def write_cohort(path, n):
    draw = random.Random(20250)
    with open(path, "w", encoding="utf-8") as file:
        file.write("time,status," + ",".join(f"x{j}" for j in range(COLUMNS)) + "\n")
        for _ in range(n):
            x = [draw.gauss(0.0, 1.0) if j % 2 else float(draw.random() < 0.4) for j in range(COLUMNS)]
            score = sum((0.3 - 0.06 * j) * value for j, value in enumerate(x))
            ends = [draw.expovariate(0.02 * math.exp(score)), draw.expovariate(0.02), draw.expovariate(0.02)]
            first = min(range(3), key=lambda k: ends[k])
            file.write(f"{ends[first]:.9g},{(1, 2, 0)[first]}," + ",".join(f"{value:.6g}" for value in x) + "\n")


def own_times(program, cohort, repeats):
    """Seconds of fit and variance, processor seconds of the whole call with reading, and the first result."""
    call = [program, "finegray", str(cohort), "--time", "time", "--status", "status", "--censor", "0", "--cause", "1",
            "--terms", ",".join(f"x{j}" for j in range(COLUMNS)), "--threads", "1", "--timings", "--json"]
    fits, processor = [], []
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        fits.append(json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [fit["timings"]["fit_s"] for fit in fits], processor, fits[0]


def own_growth(options, folder):
    """Prints one line for each size; gives the results of the smallest."""
    smallest, earlier = None, None
    for n in sorted(int(size) for size in options.sizes.split(",")):
        cohort = pathlib.Path(folder) / f"{n}.csv"
        write_cohort(cohort, n)
        seconds, processor, fit = own_times(options.bin, cohort, options.repeats)
        median, busy = statistics.median(seconds), statistics.median(processor)
        growth = f"; {median / earlier[0]:.1f} and {busy / earlier[1]:.1f} times the size before" if earlier else ""
        print(f"rtsurv n = {n:>7}: fit and variance {median:.4f} s (median of {options.repeats}), processor time of the "
              f"whole call {busy:.3f} s{growth}", flush=True)
        earlier = median, busy
        smallest = smallest or (cohort, n, median, busy, fit["terms"][0])
    return smallest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/rtsurv")
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--peer-repeats", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cohort, n, median, busy, term = own_growth(options, folder)
        if not options.peer_repeats:
            return
        peer = subprocess.run(["Rscript", str(HERE / "peer.R"), str(cohort), str(options.peer_repeats)], check=True,
                              capture_output=True, text=True).stdout
        rows = [[float(value) for value in line.split()] for line in peer.splitlines()]
        elapsed, used = (statistics.median(row[k] for row in rows) for k in (0, 1))
        print(f"cmprsk n = {n:>7}: {elapsed:.2f} s (median of {options.peer_repeats}), {elapsed / median:.0f} times as "
              f"long; processor time {used:.2f} s, {used / busy:.0f} times as much")
        print(f"difference of the first coefficient {abs(rows[0][2] - term['coef']):.1e}, "
              f"of its error {abs(rows[0][3] - term['robust_se']):.1e}")


if __name__ == "__main__":
    main()
