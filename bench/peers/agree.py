"""Whether two programs gave the same numbers."""
import math

RELATIVE = 1e-6

# Where a peer means something else: (peer, task, beginning of the number's name), how far apart the two may be, how large the number
# at most, and why.
CONVENTIONS = [
    (("lifelines", "cox", "coef"), 1e-4, math.inf, "lifelines stops its iterations earlier"),
    (("maxstat", "maxstat Lau94", "P"), 1e-2, 1e-15, "maxstat takes a tail of the normal distribution from 1, which leaves 0 of it"),
]


def apart(name, ours, theirs):
    """By how much of its size a number differs, beyond four errors of a simulated P."""
    error = 4.0 * math.hypot(ours.get("error of P", 0.0), theirs.get("error of P", 0.0)) if name == "P" else 0.0
    difference = abs(ours[name] - theirs[name]) - error
    return 0.0 if difference <= 0.0 else difference / max(abs(ours[name]), abs(theirs[name]))


def convention(peer, task, name, value, difference):
    """Why so large a difference is none; None when nothing says so."""
    return next((why for (who, what, start), most, largest, why in CONVENTIONS
                 if who == peer and what == task and name.startswith(start) and difference <= most and abs(value) <= largest), None)


def compare(peer, task, ours, theirs):
    """How many numbers both gave, the conventions that explain differences, and the differences that nothing explains."""
    shared = [name for name in ours if name in theirs and name != "error of P"]
    named, unexplained = set(), []
    for name in shared:
        difference = apart(name, ours, theirs)
        if difference <= RELATIVE:
            continue
        why = convention(peer, task, name, ours[name], difference)
        if why:
            named.add(why)
        else:
            unexplained.append(f"{name}: {ours[name]:.10g} here, {theirs[name]:.10g} there")
    return len(shared), sorted(named), unexplained
