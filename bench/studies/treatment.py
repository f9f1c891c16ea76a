#!/usr/bin/env python3
"""How near the crude, the weighted and the standardised effect of a treatment come to the truth, and how often their intervals hold it.

  treatment.py [--bin build/release/bin/rtsurv] [--cohorts 400] [--patients 500]

Each cohort has a treatment that was chosen by two things which also make the event more likely, so that the crude comparison is wrong. The truth
of the rates is an integral over these two, that of the marginal hazard ratio comes from a million patients who had their treatment by lot.
Fixed seeds. Means with their Monte Carlo error.
"""
import math
import random
import statistics
import tempfile

import simulation

LANDMARK = 24.0
COLUMNS = "months,failed,treated,x,b"
LOG_HR = math.log(0.7)  # of the treatment, given both confounders
RATE, SLOPE, STEP, SHARE = 0.02, 0.6, 0.5, 0.4  # per month; of a standard normal and of a yes/no that 40 % have

PROTOCOL = """
[study]
data = "{data}"
landmarks = [24]
seed = {seed}

[[endpoint]]
name = "LC"
time = "months"
event = "failed"
{effects}
"""

EFFECT = """
[[effect]]
variable = "treated"
within = "b"
endpoint = "LC"
adjust = ["x", "b"]
method = "{method}"
estimand = "{estimand}"
"""
WAYS = [("iptw", "ATE"), ("iptw", "ATT"), ("standardise", "ATE"), ("standardise", "ATT")]


def patient(draw, by_lot=False):
    """Months, failed, treated, x, b."""
    x, b = draw.gauss(0.0, 1.0), draw.random() < SHARE
    chance = 0.5 if by_lot else 1.0 / (1.0 + math.exp(0.2 - 0.8 * x - 0.7 * b))
    treated = draw.random() < chance
    failure = draw.expovariate(RATE * math.exp(SLOPE * x + STEP * b + LOG_HR * treated))
    censored = draw.uniform(6.0, 60.0)
    return min(failure, censored), int(failure <= censored), int(treated), x, int(b)


def true_difference(estimand):
    """Rate with the treatment less that without it, at the landmark: over everybody, or over those who chose it."""
    sums, weights, steps = 0.0, 0.0, 4000
    for i in range(steps + 1):
        x = -8.0 + 16.0 * i / steps
        for b, share in ((0, 1.0 - SHARE), (1, SHARE)):
            hazard = RATE * LANDMARK * math.exp(SLOPE * x + STEP * b)
            weight = share * math.exp(-0.5 * x * x)
            if estimand == "ATT":
                weight /= 1.0 + math.exp(0.2 - 0.8 * x - 0.7 * b)
            sums += weight * (math.exp(-hazard * math.exp(LOG_HR)) - math.exp(-hazard))
            weights += weight
    return sums / weights


def true_log_hr(options, folder):
    """Of the treatment alone, given by lot; censored as in the cohorts."""
    draw = random.Random(1)
    with simulation.table(f"{folder}/lot.csv", COLUMNS, (patient(draw, by_lot=True) for _ in range(1_000_000))) as path:
        fit = simulation.called([options.bin, "cox", str(path), "--time", "months", "--event", "failed", "--terms", "treated", "--json"])
    return fit["terms"][0]["coef"], fit["terms"][0]["se"]


def effects(options, folder, seed):
    """What the four ways say of a cohort."""
    draw = random.Random(1000 + seed)
    both = "".join(EFFECT.format(method=method, estimand=estimand) for method, estimand in WAYS)
    rows = [patient(draw) for _ in range(options.patients)]
    with simulation.table(f"{folder}/cohort{seed}.csv", COLUMNS, rows) as path, simulation.study(
            path, PROTOCOL, seed=seed + 1, effects=both) as study:
        result = simulation.called([options.bin, "run", str(study), "--json", "--threads", "1"])
    return [effect["adjusted"] for effect in result["effects"]]


def row(name, found, truth):
    """Mean error and coverage of (estimate, lower, upper)."""
    errors = [estimate - truth for estimate, _, _ in found]
    n = len(errors)
    bias, spread = statistics.fmean(errors), statistics.stdev(errors)
    held, held_error = simulation.share(sum(lower <= truth <= upper for _, lower, upper in found), n)
    print(f"| {name} | {truth:+.4f} | {bias:+.4f} ({spread / math.sqrt(n):.4f}) | {spread:.4f} | "
          f"{held:.1f} % ({held_error:.1f}) |", flush=True)


def difference(at, kind):
    one = at[kind]["difference"]
    return one["estimate"], one["lower"], one["upper"]


def log_ratio(hr):
    return tuple(math.log(hr[key]) for key in ("hr", "lower", "upper"))


def main():
    options = simulation.options(__doc__, cohorts=400, patients=500)
    with tempfile.TemporaryDirectory() as folder:
        marginal, error = true_log_hr(options, folder)
        found = simulation.over(options.cohorts, lambda seed: effects(options, folder, seed))
    print("| effect | truth | bias (Monte Carlo error) | spread | 95 % interval holds the truth (Monte Carlo error) |")
    print("| --- | --- | --- | --- | --- |")
    row("difference, crude", [difference(one[0]["at"][0], "crude") for one in found], true_difference("ATE"))
    for k, (method, estimand) in enumerate(WAYS):
        row(f"difference, {method}, {estimand}", [difference(one[k]["at"][0], "adjusted") for one in found], true_difference(estimand))
    row("log HR, crude", [log_ratio(one[0]["hr"]["crude"]) for one in found], marginal)
    row("log HR, iptw, ATE, robust error", [log_ratio(one[0]["hr"]["adjusted"]) for one in found], marginal)
    resampled = [one[0]["hr"]["resampled"] for one in found]
    row("log HR, iptw, ATE, percentiles", [tuple(math.log(one[key]) for key in ("estimate", "lower", "upper")) for one in resampled], marginal)
    row("log HR, standardise (conditional)", [log_ratio(one[2]["hr"]["adjusted"]) for one in found], LOG_HR)
    print(f"truth of the marginal log HR: {marginal:.4f} (error {error:.4f}); replicates that failed: {sum(e['bootstrap']['failed'] for one in found for e in one)}")


if __name__ == "__main__":
    main()
