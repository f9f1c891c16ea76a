#!/usr/bin/env python3
"""What the analysis of a searched dose cut claims where there is nothing, and how often its intervals hold the truth.

  run.py [--bin build/release/bin/rtsurv] [--cohorts 2000] [--permutations 999] [--coverage 400] [--replicates 400]

Cohorts of 133 patients in the shape of a published study of palliative breast radiotherapy: 18 EQD2 values, 56 patients on one of
them, about half with local failure, two yes/no factors that make three risk groups. Fixed seeds. Rates with their Monte Carlo error.
"""
import argparse
import concurrent.futures
import json
import math
import os
import pathlib
import random
import subprocess
import tempfile

PATIENTS = 133
# EQD2 (Gy) and patients, from the schedules that the paper prints and a spread of others.
DOSES = [(53.2, 56), (63.8, 14), (60.3, 10), (81.8, 4), (44.9, 8), (50.0, 6), (49.1, 6), (46.2, 5), (56.6, 5), (54.5, 4), (65.5, 4),
         (42.5, 3), (35.6, 2), (63.3, 2), (68.6, 1), (72.7, 1), (61.1, 1), (57.3, 1)]
TRUE_CUT = 60.0

PROTOCOL = """
[study]
data = "{data}"
landmarks = [24]
seed = {seed}

[[endpoint]]
name = "LC"
time = "months"
event = "failed"

[[cutpoint]]
name = "high_dose"
variable = "eqd2"
endpoint = "LC"
p_method = "Lau94"
{fixed}
[risk_groups]
factors = ["lines", "unstable"]
groups = {{ "Group 1" = [0], "Group 2" = [1], "Group 3" = [2] }}

[[effect]]
variable = "high_dose"
within = "risk_group"
endpoint = "LC"
"""


def cohort(seed, log_hr):
    """Rows of a cohort in which a dose above TRUE_CUT has this log hazard ratio; the two factors each double the hazard."""
    draw = random.Random(seed)
    doses = [dose for dose, n in DOSES for _ in range(n)]
    draw.shuffle(doses)
    rows = []
    for dose in doses:
        lines, unstable = draw.random() < 0.46, draw.random() < 0.22
        score = math.log(2.0) * (lines + unstable) + (log_hr if dose > TRUE_CUT else 0.0)
        failure, censored = draw.expovariate(0.022 * math.exp(score)), draw.uniform(3.0, 60.0)
        rows.append((min(failure, censored), int(failure <= censored), dose, int(lines), int(unstable)))
    return rows


def write(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write("months,failed,eqd2,lines,unstable\n")
        for months, failed, dose, lines, unstable in rows:
            file.write(f"{months:.6f},{failed},{dose},{'true' if lines else 'false'},{'true' if unstable else 'false'}\n")


def called(call):
    return json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def search(options, folder, seed):
    """P of the search in a cohort without an effect: uncorrected and corrected."""
    path = pathlib.Path(folder) / f"null{seed}.csv"
    write(path, cohort(seed, 0.0))
    result = called([options.bin, "cutpoint", str(path), "--time", "months", "--event", "failed", "--x", "eqd2", "--json",
                     "--replicates", str(options.permutations), "--seed", str(seed), "--threads", "1"])
    path.unlink()
    return math.erfc(result["statistic"] / math.sqrt(2.0)), result["p"]["value"]


def interval(options, folder, seed, log_hr, fixed):
    """The corrected interval of the effect over all groups, or None."""
    path = pathlib.Path(folder) / f"coverage{seed}-{fixed}.csv"
    write(path, cohort(1_000_000 + seed, log_hr))
    study = path.with_suffix(".toml")
    study.write_text(PROTOCOL.format(data=path.name, seed=seed, fixed=f"fixed = {TRUE_CUT}\n" if fixed else ""), encoding="utf-8")
    result = called([options.bin, "validate", str(study), "--replicates", str(options.replicates), "--permutations", "0", "--json",
                     "--threads", "1"])
    path.unlink()
    study.unlink()
    for one in result["corrected"]:
        if "stratified" in one["quantity"]:
            return None if one["lower"] is None else (one["lower"], one["upper"])
    return None


def rate(count, of):
    p = count / of
    return f"{100.0 * p:.1f} % (Monte Carlo error {100.0 * math.sqrt(p * (1.0 - p) / of):.1f}, {count} of {of})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/rtsurv")
    parser.add_argument("--cohorts", type=int, default=2000)
    parser.add_argument("--permutations", type=int, default=999)
    parser.add_argument("--coverage", type=int, default=400)
    parser.add_argument("--replicates", type=int, default=400)
    options = parser.parse_args()
    assert sum(n for _, n in DOSES) == PATIENTS
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda seed: search(options, folder, seed), range(options.cohorts)))
        print("no effect, P < 0.05 of the searched cut")
        print("  uncorrected:", rate(sum(naive < 0.05 for naive, _ in found), len(found)), flush=True)
        print("  default (permutations):", rate(sum(p < 0.05 for _, p in found), len(found)), flush=True)
        for name, log_hr in (("no effect", 0.0), ("hazard ratio 0.5", math.log(0.5))):
            for fixed in (True, False):
                all_of_them = pool.map(lambda seed: interval(options, folder, seed, log_hr, fixed), range(options.coverage))
                limits = [one for one in all_of_them if one]
                covered = sum(lower <= math.exp(log_hr) <= upper for lower, upper in limits)
                print(f"{name}, cut {'known' if fixed else 'searched'}: the corrected 95 % interval holds it in",
                      rate(covered, len(limits)), flush=True)


if __name__ == "__main__":
    main()
