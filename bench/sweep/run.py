#!/usr/bin/env python3
"""A whole study with and without [dose.sweep]: what 46 values of alpha/beta cost.

  run.py [--bin build/release/bin/rtsurv] [--patients 2982] [--p-method Lau94] [--repeats 7]

A simulated cohort with eight schedules (fixed seed); a searched cut-point of EQD2, two risk factors, an effect of the
cut-point within the risk groups. Seconds of the whole command, report and figures included; the two studies take turns.
"""
import argparse
import math
import pathlib
import random
import resource
import statistics
import subprocess
import tempfile
import time

SCHEDULES = [((45, 15), 0.42), ((54, 18), 0.105), ((48, 10), 0.075), ((60, 15), 0.075), ((30, 10), 0.09),
             ((36, 12), 0.10), ((50, 25), 0.08), ((39, 13), 0.055)]
ALPHA_BETA = 3.5

STUDY = """[study]
data      = "cohort.csv"
landmarks = [12, 24]
seed      = 3
[dose]
total      = "total_gy"
fractions  = "fractions"
alpha_beta = {alpha_beta}
{sweep}
[[endpoint]]
name  = "LC"
time  = "months"
event = "failed"
[[cutpoint]]
name     = "high_dose"
variable = "eqd2"
endpoint = "LC"
p_method = "{p_method}"
[risk_groups]
factors = ["lines", "unstable"]
groups  = {{ "Low" = [0], "Middle" = [1], "High" = [2] }}
[[effect]]
variable = "high_dose"
within   = "risk_group"
endpoint = "LC"
"""


def write_cohort(path, patients):
    draw = random.Random(20250)
    with open(path, "w", encoding="utf-8") as file:
        file.write("total_gy,fractions,lines,unstable,months,failed\n")
        for _ in range(patients):
            (total, fractions), = draw.choices([schedule for schedule, _ in SCHEDULES],
                                               [share for _, share in SCHEDULES])
            lines, unstable = draw.random() < 0.46, draw.random() < 0.22
            eqd2 = total * (total / fractions + ALPHA_BETA) / (2 + ALPHA_BETA)
            failure = draw.expovariate(0.03 * math.exp(lines + 0.8 * unstable - 0.05 * (eqd2 - 55)))
            left = min(draw.expovariate(0.028), draw.uniform(6, 90))
            file.write(f"{total},{fractions},{lines:d},{unstable:d},{min(failure, left):.2f},{failure <= left:d}\n")


def seconds_of(program, study, out):
    """Elapsed and processor seconds of one call."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([program, "run", str(study), "--out", str(out)], check=True, capture_output=True)
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/rtsurv")
    parser.add_argument("--patients", type=int, default=2982)
    parser.add_argument("--p-method", default="Lau94")
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_cohort(folder / "cohort.csv", options.patients)
        times = {"without": [], "with": []}
        for which, sweep in (("without", ""), ("with", "[dose.sweep]")):
            text = STUDY.format(alpha_beta=ALPHA_BETA, sweep=sweep, p_method=options.p_method)
            (folder / f"{which}.toml").write_text(text, encoding="utf-8")
        for _ in range(options.repeats):
            for which, seconds in times.items():
                seconds.append(seconds_of(options.bin, folder / f"{which}.toml", folder / which))
    medians = {which: [statistics.median(one[k] for one in seconds) for k in (0, 1)] for which, seconds in times.items()}
    for which, (elapsed, processor) in medians.items():
        print(f"{which:>7} sweep, n = {options.patients}: {elapsed:.3f} s, processor time {processor:.3f} s "
              f"(medians of {options.repeats})")
    elapsed, processor = (medians["with"][k] - medians["without"][k] for k in (0, 1))
    print(f"the sweep itself: {elapsed:.3f} s, processor time {processor:.3f} s")


if __name__ == "__main__":
    main()
