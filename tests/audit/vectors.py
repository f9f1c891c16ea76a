#!/usr/bin/env python3
"""Makes vectors.json: printed figures with what arithmetic says of them, from textbook formulas in exact fractions or
double precision (Python's statistics.NormalDist), independent of rtsurv.

Figures: Kim N. et al., Radiat Oncol 18 (2023) 168 (CC BY 4.0), and works that it cites; the others are made up.

  python3 vectors.py > vectors.json
"""
import itertools
import json
import math
from fractions import Fraction
from statistics import NormalDist

NORMAL = NormalDist()


def reads_as(k, n, printed, mode):
    places = len(printed.partition(".")[2])
    scaled = Fraction(100 * k * 10**places, n)
    whole = int(scaled)
    rest = scaled - whole
    if mode == "half_up":
        whole += rest >= Fraction(1, 2)
    elif mode == "half_even":
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    return whole == int(printed.replace(".", ""))


def percent(k, n, printed):
    modes = [m for m in ("half_up", "half_even", "truncation") if reads_as(k, n, printed, m)]
    return {"rule": "percent", "n": k, "denominator": n, "printed": printed,
            "exact": 100 * k / n, "rounding": modes[0] if modes else None}


def grim(printed, n):
    return {"rule": "grim", "printed": printed, "denominator": n,
            "counts": [k for k in range(n + 1) if reads_as(k, n, printed, "half_up")]}


def ratio(estimate, lower, upper, p):
    values = [float(x) for x in (estimate, lower, upper)]
    half = 0.5 * 10 ** -len(estimate.partition(".")[2])
    z_level = NORMAL.inv_cdf(0.975)

    def p_of(e, lo, hi):
        return 2 * NORMAL.cdf(-abs(math.log(e)) / (math.log(hi / lo) / (2 * z_level)))

    corners = [p_of(*(v + s * half for v, s in zip(values, signs))) for signs in itertools.product((-1, 1), repeat=3)]
    return {"rule": "ratio_p", "estimate": estimate, "lower": lower, "upper": upper, "printed_p": p,
            "centre": math.sqrt(values[1] * values[2]), "se": math.log(values[2] / values[1]) / (2 * z_level),
            "p": p_of(*values), "p_min": min(corners), "p_max": max(corners)}


def events(estimate, p, n):
    se = abs(math.log(float(estimate))) / -NORMAL.inv_cdf(float(p) / 2)
    return {"rule": "events_for_se", "ratio": estimate, "p": p, "n": n, "se": se, "events": 4 / se**2}


def zero(n):
    return {"rule": "zero_events", "n": n, "upper": 1 - 0.025 ** (1 / n)}


def dose(total, fractions, ratio, eqd2):
    d = total / fractions
    return {"rule": "dose", "total": total, "fractions": fractions, "alpha_beta": ratio, "printed": eqd2,
            "eqd2": total * (d + ratio) / (2 + ratio)}


VECTORS = [
    percent(82, 133, "61.7"), percent(82, 133, "63.7"), percent(94, 125, "76.0"), percent(61, 133, "45.9"),
    percent(53, 82, "64.6"), percent(1, 133, "0.8"), percent(1, 8, "12.5"), percent(1, 8, "13"), percent(1, 8, "12"),
    percent(3, 8, "38"), percent(5, 8, "62"), percent(72, 133, "54.1"), percent(2, 3, "66.6"), percent(2, 3, "66.7"),
    percent(0, 20, "0"), percent(20, 20, "100.0"), percent(1, 3, "33.4"),
    grim("74.4", 133), grim("63.7", 133), grim("28", 133), grim("9.4", 320), grim("69", 9), grim("69", 13), grim("0", 7),
    grim("100", 7), grim("50.1", 20),
    ratio("2.84", "1.50", "5.36", "0.001"), ratio("2.20", "1.15", "4.20", "0.009"), ratio("0.42", "0.20", "0.88", "0.017"),
    ratio("0.64", "0.50", "0.82", "<0.001"), ratio("2.18", "1.34", "3.53", ""), ratio("1.00", "0.50", "2.00", "0.99"),
    ratio("1.5", "0.9", "2.5", "0.03"), ratio("0.63", "0.49", "0.80", ""),
    events("0.70", "0.06", 22), zero(133), zero(20), zero(1),
    dose(45, 15, 3.5, "53.2"), dose(54, 18, 3.5, "63.8"), dose(44, 10, 3.5, "63"), dose(45, 10, 3.5, "66"),
    dose(36, 6, 3.5, "62"), dose(35, 5, 3.5, "67"), dose(60, 15, 3.5, "81.8"),
]
print(json.dumps({"made_by": "vectors.py", "vectors": VECTORS}, indent=1))
