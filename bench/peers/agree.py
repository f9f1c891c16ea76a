"""Whether two programs gave the same numbers."""
import math

RELATIVE = 1e-6

# Where a peer means something else, by (peer, task, beginning of the number's name).
CONVENTIONS = {}


def allowed(name, ours, theirs):
    """The largest difference of a number: rounding, and for a simulated P four of its errors."""
    error = 4.0 * math.hypot(ours.get("error of P", 0.0), theirs.get("error of P", 0.0)) if name == "P" else 0.0
    return RELATIVE * max(abs(ours[name]), abs(theirs[name])) + error


def convention(peer, task, name):
    return next((why for (who, what, start), why in CONVENTIONS.items() if who == peer and what == task and name.startswith(start)), None)


def compare(peer, task, ours, theirs):
    """How many numbers both gave, the conventions that explain differences, and the differences that nothing explains."""
    shared = [name for name in ours if name in theirs and name != "error of P"]
    named, unexplained = set(), []
    for name in shared:
        if abs(ours[name] - theirs[name]) <= allowed(name, ours, theirs):
            continue
        why = convention(peer, task, name)
        if why:
            named.add(why)
        else:
            unexplained.append(f"{name}: {ours[name]:.10g} here, {theirs[name]:.10g} there")
    return len(shared), sorted(named), unexplained
