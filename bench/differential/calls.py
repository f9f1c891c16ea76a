"""The calls of one cohort, as options that both rtsurv and R are given."""
import random

TERMS = [["x"], ["x", "f"], ["x", "b", "arm"], ["f", "factor(grade)"], ["k", "x", "b"], ["x", "z"], ["x", "same", "b"], ["x", "twice"], ["x", "f", "b", "k", "arm"],
         ["x*arm"], ["b*arm", "x"], ["many"], ["x", "factor(grade, ref=2)"], ["k"], ["arm"], ["f*b"]]
TESTS = ["logrank", "logrank", "peto", "fh:0.5,0", "gehan", "tarone-ware", "fh:0,1", "fh:1,1"]
LEVELS = [0.95, 0.95, 0.9, 0.99]
BY = [None, "arm", "f", "b", "grade", "site"]
ENTRY_UNKNOWN = ("finegray", "cutpoint")


def landmarks(draw, rows):
    times = sorted(row["time"] for row in rows)
    if len(set(times)) > len({round(time, 6) for time in times}):  # near ties: not between them
        return [times[0] / 2, times[-1] / 2 + 0.01, times[-1] + 1]
    return sorted({times[0] / 2, draw.choice(times), draw.choice(times), times[-1], 1.5 * times[-1] + 1, (times[0] + times[-1]) / 3})


def observed(draw, *, entry=0.2, weights=("count", "w"), cluster=0.15):
    """Who is at risk from when, and what a row counts."""
    return {"entry": "entry" if draw.random() < entry else None, "weights": draw.choice(weights) if draw.random() < 0.3 and weights else None,
            "cluster": "doctor" if draw.random() < cluster else None}


def curves(draw, rows):
    at = landmarks(draw, rows)
    last = max(row["time"] for row in rows)
    km = {"method": "km", "by": draw.choice(BY), "at": at, "conf_type": draw.choice(("log", "log", "plain", "log-log")), "level": draw.choice(LEVELS), **observed(draw)}
    logrank = {"method": "logrank", "by": draw.choice(BY[1:]), "test": draw.choice(TESTS), "strata": draw.choice(([], [], ["site"], ["ward"], ["site", "k"])),
               "pairwise": draw.choice(("none", "holm")), **observed(draw, weights=("count",), cluster=0)}
    rmst = {"method": "rmst", "by": draw.choice((None, "arm", "b")), "tau": last * draw.choice((0.3, 0.5, 0.7)), "level": draw.choice(LEVELS), **observed(draw)}
    return [km, logrank, rmst]


def cox(draw):
    return {"method": "cox", "terms": draw.choice(TERMS), "ties": draw.choice(("efron", "efron", "breslow")), "strata": draw.choice(([], [], [], ["site"], ["ward"])),
            "level": draw.choice(LEVELS), "robust": draw.random() < 0.1, "zph": draw.choice((None, "km", "km", "identity", "rank", "log")),
            **observed(draw, cluster=0.2)}


def competing(draw, rows):
    cuminc = {"method": "cuminc", "by": draw.choice(BY), "strata": draw.choice(([], [], ["site"])), "at": landmarks(draw, rows), "level": draw.choice(LEVELS),
              **observed(draw, cluster=0.05, entry=0.1)}
    finegray = {"method": "finegray", "terms": draw.choice([t for t in TERMS if t != ["many"]]), "level": draw.choice(LEVELS),
                **observed(draw, entry=0, weights=("count",), cluster=0)}
    cuminc["form"] = finegray["form"] = "event" if draw.random() < 0.3 or all(row["status"] for row in rows) else "status"
    if not cuminc["by"] or cuminc["entry"] or cuminc["weights"] == "w" or cuminc["cluster"]:
        cuminc["strata"] = []
    return [cuminc, finegray]


def cutpoint(draw, n):
    small = ("HL", "HL") if n <= 100 else ()
    return {"method": "cutpoint", "x": draw.choice(("x", "x", "k", "grade")), "p_method": draw.choice(("Lau92", "Lau94", "Lau94", *small, *(("exact",) if n <= 12 else ()))),
            "min_prop": draw.choice((0.1, 0.2)), "max_prop": draw.choice((0.9, 0.8))}


def calls(seed, number, rows):
    draw = random.Random(f"{seed}/{number}/calls")
    made = curves(draw, rows) + [cox(draw), cox(draw)] + competing(draw, rows)
    if len(rows) <= 1000:
        made.append(cutpoint(draw, len(rows)))
    else:
        made = [call for call in made if call["method"] != "finegray"]
    if number % 8 == 0:
        made.append({"method": "person_time", "by": "f", "entry": draw.choice((None, "entry")), "unit": draw.choice(("days", "months", "years"))})
    return made


STUDY = """[study]
title = "Person-time"
data = "{data}"
time_unit = "{unit}"
[[endpoint]]
name = "E"
time = "time"
event = "dead = 1"
{entry}
[person_time]
endpoints = ["E"]
factors = ["{by}"]
"""


def arguments(call, data, folder):
    """The command line of one call; a study's protocol is written into the folder."""
    method = call["method"]
    if method == "person_time":
        protocol = folder / f"{data.stem}.toml"
        protocol.write_text(STUDY.format(data=data.name, entry='entry = "entry"' if call["entry"] else "", **{k: call[k] for k in ("unit", "by")}))
        return ["run", str(protocol), "--json", "--quiet", "--threads", "1"]
    words = [method, str(data), "--time", "time", "--json", "--threads", "1", "--quiet"]
    if call.get("form") == "status":
        words += ["--status", "status", "--censor", "0", *(["--cause", "1"] if method == "finegray" else [])]
    else:
        words += ["--event", "dead = 1", *(["--competing", "status > 1"] if call.get("form") else [])]
    for key in ("entry", "weights", "cluster", "by", "test", "pairwise", "tau", "ties", "x", "conf_type", "p_method", "min_prop", "max_prop"):
        if call.get(key) is not None:
            words += ["--" + key.replace("_", "-"), repr(call[key]) if isinstance(call[key], float) else str(call[key])]
    for key, option in (("strata", "--strata"), ("at", "--at"), ("terms", "--terms")):
        if call.get(key):
            words += [option, ",".join(repr(v) if isinstance(v, float) else str(v) for v in call[key])]
    words += ["--conf-level", str(call["level"])] if "level" in call else []
    words += ["--trend"] if method == "logrank" else []
    words += ["--robust"] if call.get("robust") else []
    return words + (["--zph", "--zph-transform", call["zph"]] if call.get("zph") else [])
