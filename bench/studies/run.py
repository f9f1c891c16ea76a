#!/usr/bin/env python3
"""What the analysis of a searched dose cut claims where there is nothing, and how often its intervals hold the truth.

  run.py [--bin build/release/bin/rtsurv] [--cohorts 2000] [--permutations 999] [--coverage 400] [--replicates 400]

Cohorts of 133 patients in the shape of a published study of palliative breast radiotherapy: 18 EQD2 values, 56 patients on one of
them, about half with local failure, two yes/no factors that make three risk groups. Fixed seeds. Rates with their Monte Carlo error.
"""
import math
import random
import tempfile

import simulation

PATIENTS = 133
# EQD2 (Gy) and patients, from the schedules that the paper prints and a spread of others.
DOSES = [(53.2, 56), (63.8, 14), (60.3, 10), (81.8, 4), (44.9, 8), (50.0, 6), (49.1, 6), (46.2, 5), (56.6, 5), (54.5, 4), (65.5, 4),
         (42.5, 3), (35.6, 2), (63.3, 2), (68.6, 1), (72.7, 1), (61.1, 1), (57.3, 1)]
TRUE_CUT = 60.0
COLUMNS = "months,failed,eqd2,lines,unstable"

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
        rows.append((min(failure, censored), int(failure <= censored), dose, lines, unstable))
    return rows


def search(options, folder, seed):
    """P of the search in a cohort without an effect: uncorrected and corrected."""
    with simulation.table(f"{folder}/null{seed}.csv", COLUMNS, cohort(seed, 0.0)) as path:
        result = simulation.called([options.bin, "cutpoint", str(path), "--time", "months", "--event", "failed", "--x", "eqd2", "--json",
                                    "--replicates", str(options.permutations), "--seed", str(seed), "--threads", "1"])
    return math.erfc(result["statistic"] / math.sqrt(2.0)), result["p"]["value"]


def interval(options, folder, seed, log_hr, fixed):
    """The corrected interval of the effect over all groups, or None."""
    name = f"{folder}/coverage{seed}-{fixed}.csv"
    with simulation.table(name, COLUMNS, cohort(1_000_000 + seed, log_hr)) as path, simulation.study(
            path, PROTOCOL, seed=seed, fixed=f"fixed = {TRUE_CUT}\n" if fixed else "") as study:
        result = simulation.called([options.bin, "validate", str(study), "--replicates", str(options.replicates), "--permutations", "0",
                                    "--json", "--threads", "1"])
    for one in result["corrected"]:
        if "stratified" in one["quantity"]:
            return None if one["lower"] is None else (one["lower"], one["upper"])
    return None


def rate(count, of):
    percent, error = simulation.share(count, of)
    return f"{percent:.1f} % (Monte Carlo error {error:.1f}, {count} of {of})"


def main():
    options = simulation.options(__doc__, cohorts=2000, permutations=999, coverage=400, replicates=400)
    assert sum(n for _, n in DOSES) == PATIENTS
    with tempfile.TemporaryDirectory() as folder:
        found = simulation.over(options.cohorts, lambda seed: search(options, folder, seed))
        print("no effect, P < 0.05 of the searched cut")
        print("  uncorrected:", rate(sum(naive < 0.05 for naive, _ in found), len(found)), flush=True)
        print("  default (permutations):", rate(sum(p < 0.05 for _, p in found), len(found)), flush=True)
        for name, log_hr in (("no effect", 0.0), ("hazard ratio 0.5", math.log(0.5))):
            for fixed in (True, False):
                all_of_them = simulation.over(options.coverage, lambda seed: interval(options, folder, seed, log_hr, fixed))
                limits = [one for one in all_of_them if one]
                covered = sum(lower <= math.exp(log_hr) <= upper for lower, upper in limits)
                print(f"{name}, cut {'known' if fixed else 'searched'}: the corrected 95 % interval holds it in",
                      rate(covered, len(limits)), flush=True)


if __name__ == "__main__":
    main()
