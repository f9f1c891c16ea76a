"""Random cohorts: columns of one table, made of a seed and a number alone.

Every cohort has the same columns, so that any call fits any cohort; what is odd about it is drawn: how many patients, how times tie, who has
events, what separates, what is missing. An empty cell is None.
"""
import math
import random

SIZES = [(0.06, (5, 9)), (0.30, (10, 40)), (0.40, (41, 120)), (0.22, (121, 400)), (0.02, (4000, 5000))]
TIMES = ["real", "real", "month", "month", "day", "coarse", "two", "zero", "near", "small", "large"]
EVENTS = ["usual", "usual", "usual", "many", "few", "all", "single", "none", "one_cause"]
ODD = ["none", "none", "none", "level_without_events", "separated_number", "reference_without_events"]


def pick(draw, table):
    """An entry of [(share, value), ...]."""
    at = draw.random()
    for share, value in table:
        at -= share
        if at < 0:
            return value
    return table[-1][1]


def measured(draw, style, time):
    """A time as a hospital would write it down; near ties differ by the rounding of a sum."""
    return {"real": round(time, 5), "month": round(time, 1) or 0.1, "day": math.ceil(30 * time), "coarse": min(8, math.ceil(time / 6)),
            "two": 6 if time < 8 else 12, "zero": 0 if draw.random() < 0.1 else round(time, 2), "large": round(3e5 * time, 1), "small": round(time, 5) / 1000,
            "near": (math.ceil(time) + 0.3) * (1 + draw.choice((0, 2e-16, -3e-13)))}[style]


def outcome(draw, style, score):
    """Time and status: 0 censored, 1 the event, 2 and sometimes 3 what competes."""
    rate = {"many": 0.2, "few": 0.004, "single": 0.02, "none": 0.02}.get(style, 0.05)
    ends = [draw.expovariate(rate * math.exp(score)), draw.expovariate(0.02), draw.expovariate(0.005), draw.uniform(2, 60)]
    if style in ("few", "one_cause"):
        ends[1:3] = [math.inf, math.inf]
    if style == "all":
        ends[3] = math.inf
    first = min(range(4), key=lambda i: ends[i])
    return ends[first], (1, 2, 3, 0)[first]


def covariates(draw, n):
    levels, grades = draw.randint(2, 6), draw.randint(2, 5)
    share = draw.choice((0.5, 0.5, 0.3, 0.08))
    rows = []
    for i in range(n):
        x = draw.gauss(60, 12)
        rows.append({"x": round(x, 1), "k": draw.randint(0, 3), "z": round(0.1 * x + draw.gauss(0, 0.02), 4), "twice": round(2 * round(x, 1) - 7, 1), "same": 5,
                     "b": "true" if draw.random() < share else "false", "f": "abcdef"[min(levels - 1, int(draw.expovariate(0.7)))],
                     "grade": draw.randint(1, grades), "many": f"m{draw.randint(1, max(2, min(25, n // 4)))}", "arm": "A" if draw.random() < share else "B",
                     "site": draw.choice("NSW"), "ward": draw.randint(1, max(2, n // 6)), "doctor": draw.randint(1, draw.choice((2, 8, n))),
                     "count": draw.choice((1, 1, 1, 2, 3)), "w": round(draw.gammavariate(4, 0.25) + 0.05, 3)})
    return rows


def follow(draw, rows, style, events):
    effect = draw.choice((0, 0, 1))
    for row in rows:
        score = effect * (0.03 * (row["x"] - 60) + 0.5 * (row["b"] == "true") - 0.3 * (row["arm"] == "A"))
        time, row["status"] = outcome(draw, events, score)
        row["time"] = measured(draw, style, time)
    if events in ("single", "none"):
        lucky = draw.randrange(len(rows)) if events == "single" else -1
        for i, row in enumerate(rows):
            row["status"] = 1 if i == lucky else (0 if row["status"] == 1 else row["status"])


def separate(odd, rows):
    """Covariates that tell who has the event."""
    for row in rows:
        if odd == "level_without_events" and row["f"] == "b" or odd == "reference_without_events" and row["f"] == "a":
            row["status"] = 0 if row["status"] == 1 else row["status"]
        if odd == "separated_number" and row["status"] == 1:
            row["k"] += 4


def late_entry(draw, row):
    """Before the end of follow-up, or unknown where follow-up has no length."""
    if row["time"] <= 0:
        return None
    entry = 0 if draw.random() < 0.4 else float(f"{row['time'] * draw.uniform(0, 0.95):.3g}")
    return entry if entry < row["time"] * (1 - 1e-6) else 0


def cohort(seed, number):
    """(what is odd about it, rows)."""
    draw = random.Random(f"{seed}/{number}")
    low, high = pick(draw, SIZES)
    n, style, events, odd = draw.randint(low, high), draw.choice(TIMES), draw.choice(EVENTS), draw.choice(ODD)
    rows = covariates(draw, n)
    follow(draw, rows, style, events)
    separate(odd, rows)
    holes = draw.random() < 0.3
    for row in rows:
        row["dead"] = int(row["status"] == 1)
        row["entry"] = late_entry(draw, row)
        for name in ("x", "f", "b", "arm", "grade", "site"):
            if holes and draw.random() < 0.04:
                row[name] = None
    return {"n": n, "times": style, "events": events, "odd": odd, "holes": holes}, rows
