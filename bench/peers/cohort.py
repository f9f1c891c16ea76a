"""The simulated cohorts of the benchmark: columns as plain numbers in files, which every program reads before the clock starts.

time.f64 in months, cause.i32 (0 censored, 1 the event, 2 a competing one), group.i32 (0 to 3), x.f64 column after column (odd columns 0 or 1,
even ones normal). Hazards are proportional; a third or so is censored.
"""
import pathlib

import numpy as np

SEED = 20261128


def covariates(draw, n, p):
    x = np.empty((p, n))
    for j in range(p):
        x[j] = draw.random(n) < 0.4 if j % 2 == 0 else np.round(draw.standard_normal(n), 4)
    return x


def columns(n, p, ties):
    """Times, causes, groups and covariates of n patients; `ties` rounds times to a tenth of a month."""
    draw = np.random.default_rng([SEED, n, p])
    x = covariates(draw, n, max(p, 2))
    effect = np.resize([0.5, -0.3, 0.2, 0.0, 0.1], min(len(x), 10))
    event = draw.exponential(50.0, n) / np.exp(effect @ x[:len(effect)])
    competing, censored = draw.exponential(80.0, n), draw.uniform(6.0, 72.0, n)
    time = np.minimum(np.minimum(event, competing), censored)
    cause = np.where(censored <= np.minimum(event, competing), 0, np.where(event <= competing, 1, 2))
    time = np.maximum(np.round(time, 1), 0.1) if ties else time
    return time, cause.astype(np.int32), draw.integers(0, 4, n).astype(np.int32), x[:p]


def write(folder, n, p, ties=True, as_csv=False):
    """Makes the cohort once; gives its folder."""
    target = pathlib.Path(folder) / f"{n}x{p}{'' if ties else '-no-ties'}{'-csv' if as_csv else ''}"
    if (target / "done").exists():
        return target
    target.mkdir(parents=True, exist_ok=True)
    time, cause, group, x = columns(n, p, ties)
    if as_csv:
        write_csv(target / "cohort.csv", time, cause, group, x)
    else:
        for name, values in (("time.f64", time), ("cause.i32", cause), ("group.i32", group), ("x.f64", x)):
            values.tofile(target / name)
    (target / "done").touch()
    return target


def write_csv(path, time, cause, group, x):
    """Numbers, whole numbers and one text column."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,time,cause,site," + ",".join(f"x{j + 1}" for j in range(len(x))) + "\n")
        for i in range(len(time)):
            row = ",".join(f"{value:g}" for value in x[:, i])
            file.write(f"{i + 1},{time[i]:.1f},{cause[i]},{'ABCD'[group[i]]},{row}\n")
