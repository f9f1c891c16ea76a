#!/usr/bin/env python3
"""How often a study of nothing claims that something holds: a searched cut and five factors, none of which has an effect.

  nothing.py [--bin build/release/bin/rtsurv] [--studies 200] [--patients 150] [--replicates 100] [--ratio 1]

Two thirds of the patients have the event. The factors are two numbers (one of which is cut), two yes/no and one of three levels; the cut stands in the
multivariable model of all, in an effect within one of them, and the whole chain is validated. With --ratio the hazard above a dose of 60 is
that many times the other, to see that a cut can hold. Fixed seeds. Shares with their Monte Carlo error.
"""
import collections
import random
import tempfile

import simulation

COLUMNS = "months,died,dose,age,sex,smoker,stage"

PROTOCOL = """
[study]
data = "{data}"
landmarks = [24]
seed = {seed}

[[endpoint]]
name = "OS"
time = "months"
event = "died"

[[cutpoint]]
name = "high"
variable = "dose"
endpoint = "OS"

[multivariable]
endpoints = ["OS"]
factors = ["high", "age", "sex", "smoker", "stage"]

[[effect]]
variable = "high"
within = "sex"
endpoint = "OS"

[validation]
bootstrap = {replicates}
permutations = {replicates}
"""


def patient(draw, ratio):
    exposure, censored, dose = draw.expovariate(1.0), draw.uniform(6.0, 60.0), draw.uniform(40.0, 80.0)
    event = exposure / (0.05 * (ratio if dose > 60.0 else 1))
    return (min(event, censored), int(event <= censored), dose, draw.gauss(65.0, 9.0), draw.random() < 0.5, draw.random() < 0.4,
            draw.choice(["I", "II", "III"]))


def claims(options, folder, seed):
    """The claims of a study: id, kind, verdict, what decided."""
    draw = random.Random(seed)
    rows = [patient(draw, options.ratio) for _ in range(options.patients)]
    with simulation.table(f"{folder}/nothing{seed}.csv", COLUMNS, rows) as path, simulation.study(
            path, PROTOCOL, seed=seed + 1, replicates=options.replicates) as study:
        result = simulation.called([options.bin, "run", str(study), "--json", "--threads", "1"])
    return result["claims"]


def rests_on_cut(claim):
    return "high" in (claim["subject"], claim.get("column"))


def main():
    options = simulation.options(__doc__, studies=200, patients=150, replicates=100, ratio=1)
    with tempfile.TemporaryDirectory() as folder:
        found = simulation.over(options.studies, lambda seed: claims(options, folder, seed))
    for name, wanted in (("the searched cut", lambda one: one["kind"] == "cut"), ("any claim that rests on the cut", rests_on_cut),
                         ("any other factor", lambda one: not rests_on_cut(one))):
        holding = sum(any(wanted(one) and one["verdict"] == "holds" for one in study) for study in found)
        small = sum(any(wanted(one) and one["verdict"] not in ("no_evidence", "holds") for one in study) for study in found)
        percent, error = simulation.share(holding, len(found))
        print(f"{name}: holds in {percent:.1f} % of the studies (Monte Carlo error {error:.1f}, {holding} of {len(found)}); "
              f"evidence that does not hold in {small}", flush=True)
    decided = collections.Counter(one["decided_by"] for study in found for one in study
                                  if rests_on_cut(one) and one["verdict"] not in ("no_evidence", "holds"))
    print("what decided against the others:", ", ".join(f"{name} {n}" for name, n in decided.most_common()))


if __name__ == "__main__":
    main()
