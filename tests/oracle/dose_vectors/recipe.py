#!/usr/bin/env python3
"""Writes computed.json: values of the dose models in 80 digits, by other ways than the program's where there are any
(sums over fractions and pairs of fractions, bisection, series, integrals of a dose rate).

  python3 recipe.py        in this folder; needs Python only
"""
import json
from decimal import Decimal as D, getcontext

getcontext().prec = 80
LN2 = D(2).ln()
VECTORS = []


def add(formula, unit, expected, source, tolerance=1e-9, **inputs):
    VECTORS.append(dict(formula=formula, inputs=inputs, expected=float(expected), unit=unit,
                        tolerance=tolerance, source="recipe.py: " + source))


def d(x):
    return D(str(x))


def erf_tail(z):
    """Phi(z) by the series of erf."""
    t = term = z
    k = 0
    while abs(term) > D(10) ** -70:
        k += 1
        term = -term * z * z / (2 * k) * (2 * k - 1) / (2 * k + 1)
        t += term
    pi = D("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798")
    return D("0.5") + t / (2 * pi).sqrt()


def root(f, low, high):
    """Where the rising f is 0."""
    for _ in range(260):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return (low + high) / 2


# ---- LQ: one fraction after the other ---------------------------------------------------------------------------------
def effect(doses, ab):
    """BED of single fractions of these doses: the sum of (alpha d + beta d^2) / alpha."""
    return sum((x + x * x / ab for x in doses), D(0))


def lq(n, dose, ab):
    return effect([d(dose)] * n, d(ab))


def eqd(bed, x, ab):
    return root(lambda total: total * (1 + d(x) / d(ab)) - bed, D(0), D(10000))


SCHEDULES = [(15, 3, 3.5), (10, 4.5, 3.5), (1, 8, 10), (1, 8, 0.7), (5, 5.2, 1.7), (68, 1.2, 3), (30, 2, 1.2),
             (3, 18, 10), (200, 0.5, 3)]
for n, dose, ab in SCHEDULES:
    add("bed", "Gy", lq(n, dose, ab), "sum over fractions", n=n, d_gy=dose, alpha_beta_gy=ab)
    add("eqd2", "Gy", eqd(lq(n, dose, ab), 2, ab), "total in 2-Gy fractions by bisection", n=n, d_gy=dose,
        alpha_beta_gy=ab)
for n, dose, ab, x in [(15, 2.67, 3.5, 5.2), (15, 2.67, 3.5, 1), (25, 2, 10, 3), (5, 7, 3.5, 1.8), (1, 20, 2, 20)]:
    add("eqdx", "Gy", eqd(lq(n, dose, ab), x, ab), "total in x-Gy fractions by bisection", n=n, d_gy=dose,
        alpha_beta_gy=ab, x_gy=x)
for bed, ab in [(80, 4), (100, 10), (0, 3.5), (72, 3.5)]:
    add("eqd2_of_bed", "Gy", eqd(d(bed), 2, ab), "bisection", bed_gy=bed, alpha_beta_gy=ab)
add("eqdx_of_bed", "Gy", eqd(d(80), 3, 4), "bisection", bed_gy=80, x_gy=3, alpha_beta_gy=4)


# ---- Isoeffect --------------------------------------------------------------------------------------------------------
def fraction(bed, n, ab):
    return root(lambda x: effect([x] * n, d(ab)) - bed, D(0), D(1000))


for n_ref, d_ref, ab, n in [(25, 2, 2.7, 5), (25, 2, 1.5, 5), (25, 2, 3.9, 5), (25, 2, 3.5, 1), (15, 3, 3.5, 60),
                            (6, 6, 10, 15)]:
    add("isoeffective_total", "Gy", n * fraction(lq(n_ref, d_ref, ab), n, ab), "bisection on the sum over fractions",
        reference_n=n_ref, reference_d_gy=d_ref, alpha_beta_gy=ab, n=n)
for bed, n, ab in [(99, 5, 3.5), (60, 1, 10), (0.001, 3, 2)]:
    add("dose_per_fraction_for", "Gy per fraction", fraction(d(bed), n, ab), "bisection", bed_gy=bed, n=n,
        alpha_beta_gy=ab)
for n_ref, d_ref, total, ab in [(25, 2, 28.5, 3.5), (25, 2, 40, 3.5), (25, 2, 50, 3.5), (25, 2, 70, 3.5)]:
    wanted = lq(n_ref, d_ref, ab)
    answer = root(lambda x: d(total) * (1 + x / d(ab)) - wanted, D(0), D(1000))
    add("dose_per_fraction_for_total", "Gy per fraction", answer, "bisection", reference_n=n_ref,
        reference_d_gy=d_ref, total_gy=total, alpha_beta_gy=ab)
for eqd2, dose, ab in [(63, 3, 3.5), (63, 6, 3.5), (63, 4.4, 3.5), (63, 4.4, 4), (63, 7, 3.5), (40, 10, 3.5)]:
    bed = d(eqd2) * (1 + 2 / d(ab))
    n = 1
    while lq(n, dose, ab) < bed:
        n += 1
    add("fractions_for", "fractions", n, "counting up", tolerance=0, bed_gy=float(bed) * (1 - 1e-15), d_gy=dose,
        alpha_beta_gy=ab)


for eqd2, dose, ab in [(20, 3, 2), (12.5, 2, 2), (25, 8, 3), (1, 5, 3)]:
    bed = d(eqd2) * (1 + 2 / d(ab))
    n = 0
    while lq(n + 1, dose, ab) <= bed:
        n += 1
    add("fractions_within", "fractions", n, "counting up", tolerance=0, bed_gy=float(bed), d_gy=dose, alpha_beta_gy=ab)
add("fractions_within", "fractions", 0, "nothing is left", tolerance=0, bed_gy=-3, d_gy=2, alpha_beta_gy=2)


# ---- Overall time -----------------------------------------------------------------------------------------------------
def regrown(alpha, doubling, kick_off, days):
    """BED that cancels the doublings after the kick-off: exp(-alpha BED) 2^((T - Tk) / Td) = 1."""
    doublings = max(D(0), (d(days) - d(kick_off)) / d(doubling))
    return (LN2 * doublings) / d(alpha)


for n, dose, ab, alpha, doubling, days, kick_off in [
        (35, 2, 10, 0.35, 3, 46, 21), (35, 2, 10, 0.35, 3, 39, 21), (35, 2, 10, 0.35, 3, 21, 21),
        (35, 2, 10, 0.35, 3, 7, 21), (15, 3, 3.5, 0.08, 14.4, 19, 0), (5, 5.2, 3.5, 0.08, 14.4, 0, 0),
        (10, 2, 10, 0.2, 1, 200, 0)]:
    add("bed_with_repopulation", "Gy", max(D(0), lq(n, dose, ab) - regrown(alpha, doubling, kick_off, days)),
        "doublings after the kick-off; at least 0", n=n, d_gy=dose, alpha_beta_gy=ab, alpha_per_gy=alpha,
        doubling_time_days=doubling, overall_days=days, kick_off_days=kick_off)
for n, dose, ab, k, days, delay in [(35, 2, 10, 0.9, 46, 28), (35, 2, 10, 0.9, 53, 28), (35, 2, 10, 0.9, 28, 28),
                                    (35, 2, 10, 0.9, 5, 28), (5, 2, 10, 0.9, 400, 28)]:
    lost = sum((d(k) for day in range(days) if day >= delay), D(0))
    add("bed_with_repopulation", "Gy", max(D(0), lq(n, dose, ab) - lost), "K for each day after the delay; at least 0",
        n=n, d_gy=dose, alpha_beta_gy=ab, gy_per_day=k, overall_days=days, delay_days=delay)
for n, dose, ab, ref, days, k in [(35, 2, 10, 46, 53, 0.7), (15, 3, 3.5, 19, 26, 0.6), (15, 3, 3.5, 19, 10, 0.6)]:
    lost = sum((d(k) for day in range(days) if day >= ref), D(0))
    add("eqd2_for_time", "Gy", eqd(lq(n, dose, ab), 2, ab) - lost, "Dprolif for each day beyond the reference; no gain",
        n=n, d_gy=dose, alpha_beta_gy=ab, reference_days=ref, overall_days=days, gy_per_day=k)
for dose, ab, k, gap, left in [(2, 10, 0.9, 5, 10), (2, 10, 0.9, 3, 12), (2, 10, 0.9, 0, 12), (3, 3.5, 0.6, 7, 1)]:
    answer = fraction(lq(left, dose, ab) + d(k) * gap, left, ab)
    add("dose_per_fraction_after_gap", "Gy per fraction", answer, "bisection", d_gy=dose, alpha_beta_gy=ab,
        gy_per_day=k, extra_days=gap, n_left=left)
for n_ref, d_ref, days_ref, n, days in [(25, 2, 35, 20, 28), (25, 2, 35, 10, 14), (25, 2, 35, 1, 1)]:
    wanted = lq(n_ref, d_ref, 2.88) - regrown(0.08, 14.4, 0, days_ref) + regrown(0.08, 14.4, 0, days)
    add("dose_per_fraction_in_time", "Gy per fraction", fraction(wanted, n, 2.88), "bisection", reference_n=n_ref,
        reference_d_gy=d_ref, reference_days=days_ref, n=n, overall_days=days, alpha_beta_gy=2.88, alpha_per_gy=0.08,
        doubling_time_days=14.4, kick_off_days=0)


# ---- Repair: every pair of fractions of a day, every pair of moments of a dose rate --------------------------------------
def remaining(hours, half_time):
    return (-LN2 * d(hours) / d(half_time)).exp()


def pair_factor(m, interval, half_time):
    return sum((2 * remaining((j - i) * d(interval), half_time) for i in range(m) for j in range(i + 1, m)), D(0)) / m


for m, interval, half_time in [(2, 6, 4.4), (2, 8, 4.4), (3, 4, 1.5), (2, 6, 0.35), (3, 6, 4.4), (1, 6, 4.4),
                               (4, 3, 1.2), (3, 0.001, 4.4)]:
    add("incomplete_repair_factor", "", pair_factor(m, interval, half_time), "sum over the pairs of a day",
        tolerance=1e-12, per_day=m, interval_h=interval, half_time_h=half_time)
for n, dose, ab, m, interval, half_time in [(10, 3.85, 3.4, 2, 6, 4.4), (68, 1.2, 3, 2, 6, 4.4), (36, 1.5, 3, 3, 6, 4.4),
                                            (10, 3, 3.5, 1, 6, 4.4), (9, 1.6, 10, 3, 4, 1.5)]:
    bed = lq(n, dose, ab) + n * d(dose) ** 2 / d(ab) * pair_factor(m, interval, half_time)
    inputs = dict(n=n, d_gy=dose, alpha_beta_gy=ab, per_day=m, interval_h=interval, half_time_h=half_time)
    add("bed_incomplete_repair", "Gy", bed, "sum over fractions and pairs", **inputs)
    add("eqd2_incomplete_repair", "Gy", eqd(bed, 2, ab), "the same in single daily 2-Gy fractions", **inputs)


def lea_catcheside(hours, half_time):
    """2 sum_k (-x)^k / (k + 2)!, the series of the double integral."""
    x = LN2 * d(hours) / d(half_time)
    term, total, k = D(1), D(0), 0  # term = (-x)^k / (k + 2)! * 2
    while k < 5 or abs(term) > D(10) ** -60:
        total += term
        term = -term * x / (k + 3)
        k += 1
    return total


for hours, half_time in [(10, 1.5), (1, 1.5), (0, 1.5), (0.0001, 1.5), (30, 1.5), (24, 4.4)]:
    add("lea_catcheside", "", lea_catcheside(hours, half_time), "series of the double integral", tolerance=1e-12,
        duration_h=hours, half_time_h=half_time)
for total, hours, ab, half_time in [(60, 30, 10, 1.5), (60, 30, 3, 1.5), (8.5, 0.2, 3, 1.5), (20, 24, 3, 0.5)]:
    add("bed_continuous", "Gy", d(total) * (1 + lea_catcheside(hours, half_time) * d(total) / d(ab)),
        "series of the double integral", total_gy=total, duration_h=hours, alpha_beta_gy=ab, half_time_h=half_time)


def decaying(half_life, half_time):
    """The same double integral of exp(-lambda t), as a sum of exponentials in t: 2 int (e^-lt int e^-ls e^-m(t-s))."""
    l, m = LN2 / d(half_life), LN2 / d(half_time)
    # inner = (e^-lt - e^-mt) / (m - l); outer = int e^-lt inner = (1/(2l) - 1/(l + m)) / (m - l); times 2 l^2
    return 2 * l * l * (1 / (2 * l) - 1 / (l + m)) / (m - l)


for total, half_life, ab, half_time in [(145, 1425.6, 10, 1.5), (125, 408, 10, 1.5), (145, 1425.6, 3, 4.4),
                                        (110, 232.8, 5.5, 0.27)]:
    add("bed_permanent_implant", "Gy", d(total) * (1 + decaying(half_life, half_time) * d(total) / d(ab)),
        "double integral of the decaying dose rate", total_gy=total, source_half_life_h=half_life, alpha_beta_gy=ab,
        half_time_h=half_time)


# ---- High dose: area under the slope of the effect -----------------------------------------------------------------------
def lql(n, dose, ab, transition, slope):
    """LQ rises with 1 + 2 x / ab up to the transition, with `slope` beyond."""
    x, t = d(dose), d(transition)
    bent = min(x, t)
    return n * (bent * (1 + (1 + 2 * bent / d(ab))) / 2 + max(D(0), x - t) * d(slope))


for ab, t in [(3.5, 6), (10, 10)]:
    add("tangent_slope", "", 1 + 2 * d(t) / d(ab), "derivative of LQ", tolerance=1e-12, transition_gy=t,
        alpha_beta_gy=ab)
for n, dose, ab, t, slope in [(5, 7, 3.5, 6, 4.428571428571429), (1, 8, 3.5, 6, 4.428571428571429), (3, 20, 10, 10, 3),
                              (5, 6, 3.5, 6, 4.428571428571429), (15, 3, 3.5, 6, 4.428571428571429), (3, 20, 10, 10, 2)]:
    add("bed_lql", "Gy", lql(n, dose, ab, t, slope), "area under the slope of the effect", n=n, d_gy=dose,
        alpha_beta_gy=ab, transition_gy=t, gamma_over_alpha=slope)
for n, dose, transition in [(3, 20, 6.2), (4, 12, 6.2), (5, 10, 6.2), (10, 6.2, 6.2), (20, 3, 6.2)]:
    x = d(dose)
    bed = n * (x - D("1.8")) / (D("0.33") * D("1.25")) if dose >= transition else lq(n, dose, 8.6)
    add("bed_usc", "Gy", bed, "LQ below, the line at and above the transition", n=n, d_gy=dose, alpha_beta_gy=8.6,
        alpha_per_gy=0.33, d0_gy=1.25, dq_gy=1.8, transition_gy=transition)
touch = root(lambda t: (1 / D("1.25") - D("0.33")) / 2 * t - D("1.8") / D("1.25"), D(0), D(100))
add("usc_transition", "Gy per fraction", touch, "bisection on equal height and slope", alpha_per_gy=0.33, d0_gy=1.25,
    dq_gy=1.8)
add("usc_alpha_beta", "Gy", D("0.33") / ((1 / D("1.25") - D("0.33")) / (2 * touch)), "alpha over the beta that touches",
    alpha_per_gy=0.33, d0_gy=1.25, dq_gy=1.8)

# ---- Recovery before a second course ------------------------------------------------------------------------------------------
for bed, share in [(100, 0.25), (100, 0), (100, 1), (83.57, 0.5)]:
    add("remembered", "Gy", d(bed) * (1 - d(share)), "what is not recovered", bed_gy=bed, recovered=share)
for half_time, months in [(12, 24), (12, 0), (18, 7), (6, 240)]:
    kept = (-LN2 * d(months) / d(half_time)).exp()
    add("recovered_share", "", 1 - kept, "decay by half-times", tolerance=1e-12, half_time_months=half_time,
        months_since=months)
    add("remembered", "Gy", 90 * kept, "decay by half-times", bed_gy=90, half_time_months=half_time, months_since=months)

# ---- Phases, protons, whole treatments --------------------------------------------------------------------------------------
for n, doses, ab in [([25, 7], [2, 2], 3.5), ([15, 8], [2.67, 2], 3.5), ([10, 5], [3, 4], 3.5), ([28, 28], [1.8, 0.5], 10),
                     ([15], [3], 3.5)]:
    bed = effect([d(x) for k, x in zip(n, doses) for _ in range(k)], d(ab))
    add("bed_of_phases", "Gy", bed, "sum over all fractions", n=n, d_gy=doses, alpha_beta_gy=ab)
    add("eqd2_of_phases", "Gy", eqd(bed, 2, ab), "bisection", n=n, d_gy=doses, alpha_beta_gy=ab)
for n, dose, rbe, ab in [(15, 2.67, 1.1, 3.5), (25, 2, 1.1, 3.5), (25, 2, 1, 3.5), (8, 6, 1.2, 10)]:
    add("eqd2_proton", "Gy(RBE)", eqd(effect([d(dose) * d(rbe)] * n, d(ab)), 2, ab), "sum over fractions of RBE d", n=n,
        d_gy=dose, rbe=rbe, alpha_beta_gy=ab)
mixed = effect([D(2)] * 25 + [D(2) * D("1.1")] * 8, D("3.5"))  # photons, then a boost of protons
inputs = dict(n=[25, 8], d_gy=[2, 2], rbe=[1, 1.1], alpha_beta_gy=3.5, gy_per_day=0.6, delay_days=28, overall_days=45)
add("bed_of_treatment", "Gy", mixed - D("0.6") * 17, "photons, a boost of protons, regrowth", **inputs)
add("eqd2_of_treatment", "Gy", eqd(mixed - D("0.6") * 17, 2, 3.5), "photons, a boost of protons, regrowth", **inputs)
twice = effect([D("1.5")] * 20, D(3)) + 20 * D("1.5") ** 2 / 3 * pair_factor(2, 6, 4.4) + effect([D(2)] * 10, D(3))
add("bed_of_treatment", "Gy", twice, "twice a day, then once", n=[20, 10], d_gy=[1.5, 2], per_day=[2, 1],
    interval_h=6, half_time_h=4.4, alpha_beta_gy=3)

inputs = dict(n=[20, 3], d_gy=[2, 12], rbe=[1, 1.1], alpha_beta_gy=3.5, transition_gy=6,
              gamma_over_alpha=4.428571428571429, gy_per_day=0.6, delay_days=28, overall_days=38)
add("bed_lql_of_treatment", "Gy", lql(20, 2, 3.5, 6, 4.428571428571429) + lql(3, 13.2, 3.5, 6, 4.428571428571429) - 6,
    "area under the slope of the effect; 10 days of regrowth", **inputs)

# ---- Prescriptions ----------------------------------------------------------------------------------------------------------
add("prescribed_total", "Gy", d(15) * d(2.67), "n d", n=15, d_gy=2.67)
add("prescribed_total", "Gy", 40, "D holds where d is its rounding", total_gy=40, n=15, d_gy=2.67)
add("prescribed_fractions", "fractions", 15, "nearest whole number", tolerance=0, total_gy=40, d_gy=2.67)
add("prescribed_dose_per_fraction", "Gy per fraction", d(40) / 15, "D / n", total_gy=40, n=15)


# ---- Responses --------------------------------------------------------------------------------------------------------------
E1 = D(1).exp()
for n, dose, alpha, ab, clonogens in [(30, 2, 0.3, 10, 1e7), (15, 3, 0.08, 3.5, 1000), (1, 1, 0.1, 10, 1e9), (5, 8, 0.3, 10, 1)]:
    add("tcp_poisson", "", (-d(clonogens) * (-d(alpha) * lq(n, dose, ab)).exp()).exp(), "Poisson of the survivors",
        tolerance=1e-12, n=n, d_gy=dose, alpha_per_gy=alpha, alpha_beta_gy=ab, clonogens=clonogens)


def kallman(dose, d50, gamma):
    return (-LN2 * (E1 * d(gamma) * (1 - d(dose) / d(d50))).exp()).exp()


for dose, d50, gamma in [(60, 50, 2), (50, 50, 2), (40, 50, 2), (63.2, 55, 0.8), (0, 50, 2), (1, 50, 3)]:
    ratio = (1 / (1 + (4 * d(gamma) * (d(d50) / d(dose)).ln()).exp())) if dose else D(0)
    inputs = dict(dose_gy=dose, d50_gy=d50, gamma50=gamma)
    add("response_log_logistic", "", ratio, "logistic of 4 gamma50 ln(D / D50)", tolerance=1e-12, **inputs)
    add("response_poisson", "", kallman(dose, d50, gamma), "exp(-ln 2 exp(e gamma50 (1 - D / D50)))", tolerance=1e-12,
        **inputs)


def geud(doses, volumes, a):
    pairs = [(d(x), d(v)) for x, v in zip(doses, volumes) if v]
    if a < 0 and any(x == 0 for x, _ in pairs):
        return D(0)
    power = lambda x: (d(a) * x.ln()).exp() if x else D(0)
    mean = sum((v * power(x) for x, v in pairs), D(0)) / sum(v for _, v in pairs)
    return (mean.ln() / d(a)).exp() if mean else D(0)


for doses, volumes, a in [([10, 20, 30], [50, 30, 20], 1), ([10, 20, 30], [50, 30, 20], 8),
                          ([10, 20, 30], [50, 30, 20], -10), ([10, 20, 30], [0.5, 0.3, 0.2], 2000),
                          ([10, 20, 30], [50, 30, 20], -2000), ([60, 70, 80], [1, 1, 98], 500),
                          ([10, 20, 90], [50, 30, 0], 2000), ([0, 20, 30], [0, 30, 20], -5), ([0, 20, 30], [1, 30, 20], -5),
                          ([0, 0], [1, 2], 3), ([12.5], [7], 0.5)]:
    add("geud", "Gy", geud(doses, volumes, a), "powers by logarithms in 80 digits", dose_gy=doses, volume=volumes, a=a)
for dose, td50, m in [(30.8, 30.8, 0.37), (20, 30.8, 0.37), (0, 30.8, 0.37), (45, 50, 0.1), (13, 30.8, 0.37)]:
    add("ntcp_lkb", "", erf_tail((d(dose) - d(td50)) / (d(m) * d(td50))), "normal distribution by its series",
        tolerance=1e-12, geud_gy=dose, td50_gy=td50, m=m)
for dose in [0, 7, 13, 20, 24, 27]:
    add("ntcp_logistic", "", 1 / (1 + (D("3.87") - D("0.126") * dose).exp()), "lung, QUANTEC", tolerance=1e-12,
        mean_dose_gy=dose, b0=-3.87, b1_per_gy=0.126)
for doses, volumes, s in [([50, 20], [1, 1], 1), ([50, 20], [1, 1], 0.0061), ([55, 40, 0], [10, 20, 70], 0.7),
                          ([50], [3], 0.2)]:
    intact = D(1)
    for x, v in zip(doses, volumes):
        intact *= ((d(v) / d(sum(volumes))) * (1 - (d(s) * kallman(x, 50, 2).ln()).exp()).ln()).exp()
    add("ntcp_relative_seriality", "", ((1 - intact).ln() / d(s)).exp(), "product over the parts", tolerance=1e-12,
        dose_gy=doses, volume=volumes, d50_gy=50, gamma50=2, s=s)
for dose in [0, 2.5, 4.9]:
    add("relative_rate", "", 1 + D("0.074") * d(dose), "1 + k D", tolerance=1e-12, mean_dose_gy=dose, excess_per_gy=0.074)

with open("computed.json", "w", encoding="utf-8") as file:
    about = "Computed by recipe.py in 80 digits. Tolerance is absolute."
    file.write('{\n"about": ' + json.dumps(about) + ',\n"vectors": [\n')
    file.write(",\n".join(json.dumps(vector) for vector in VECTORS))
    file.write("\n]\n}\n")
