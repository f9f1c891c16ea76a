"""Compares the numbers of one call, and names the convention behind a difference that is meant.

A number agrees within 1e-6 of the larger, or within a floor; a P as its z does, a ratio as its logarithm. What is not estimable agrees only with what is not estimable.
"""
import math
import re
import statistics

RELATIVE, FLOOR = 1e-6, 1e-9
# Roots of variances that are 0 but for rounding; likelihood ratios of a limit that R leaves 1e-9 short; differences of large times.
FLOORS = {"std_error": 3e-8, "left_out": 1e-5, "difference/estimate": 2e-8}


def same(a, b, floor=FLOOR, relative=RELATIVE):
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= max(floor, relative * max(abs(a), abs(b)))


def steepness(quantity, value):
    """How much larger a relative difference is in a P than in its z, and in a ratio than in its logarithm."""
    if value is None or not value > 0:
        return 1
    if quantity.endswith("/p") and value < 1:
        return max(1, statistics.NormalDist().inv_cdf(max(value, 1e-300) / 2) ** 2)
    return max(1, abs(math.log(value))) if quantity.endswith(("coefficient/hr", "coefficient/lower", "coefficient/upper")) else 1


def kind(method, quantity):
    """What a quantity is, without the names of groups, levels and causes."""
    return method + " " + "/".join(quantity.rsplit("/", 2)[-2:])


def differences(ours, peer):
    """[(quantity, place, ours, R's)] and how many pairs of numbers were compared."""
    found, compared = [], 0
    for quantity, theirs in peer.items():
        own = ours.get("test/chi_square" if quantity == "test/survdiff" else quantity)
        if own is None or len(own) != len(theirs):
            found.append((quantity, 0, None if own is None else f"{len(own)} values", f"{len(theirs)} values"))
            continue
        compared += len(own)
        floor = next((value for part, value in FLOORS.items() if part in quantity), FLOOR)
        found += [(quantity, i, a, b) for i, (a, b) in enumerate(zip(own, theirs)) if not same(a, b, floor, RELATIVE * steepness(quantity, b))]
    return found, compared


def without_bound(numbers):
    return any(value == [1] for name, value in numbers.items() if name.endswith("/infinite"))


def short_of_limit(ours, peer, difference):
    _, _, a, b = difference
    return without_bound(ours) and without_bound(peer) and same(a, b, 1e-5, 1e-2)


def not_identified(ours, peer, difference):
    """The same likelihood, and a coefficient that the limit leaves open."""
    quantity, _, a, _ = difference
    flag = quantity.rsplit("/", 1)[0] + "/infinite"
    return (without_bound(peer) and same(ours["loglik/model"][0], peer["loglik/model"][0], 1e-5)
            and (quantity.endswith("/infinite") or (ours.get(flag) == [1] and (a is None or quantity.endswith("/p")))))


def open_order(ours, peer, difference):
    return difference[0].startswith("concordance/") and without_bound(ours) and without_bound(peer)


def is_zero(error):
    return error is not None and error[0] is not None and error[0] < 1e-8


def error_of_zero(ours, peer, difference):
    """A coefficient whose robust error is rounding: without limits and test, and no column of the Wald test."""
    quantity, _, a, _ = difference
    if quantity in ("wald/df", "wald/p"):
        return any(name.endswith("/robust_se") and is_zero(value) and ours.get(name) == [None] for name, value in peer.items())
    name = quantity.rsplit("/", 1)[0] + "/robust_se"
    return quantity.endswith(("/robust_se", "/lower", "/upper", "/z", "/p")) and a is None and (is_zero(ours.get(name)) or is_zero(peer.get(name)))


def short_of_rank(ours, peer, difference):
    """The robust variance of few clusters has less than full rank."""
    df, theirs = ours.get("wald/df", [None])[0], peer.get("wald/df", [None])[0]
    return (difference[0].startswith("wald/") and any("/robust_se" in name for name in peer)
            and (ours.get("wald/chi_square") == [None] or (df is not None and theirs is not None and df < theirs)))


def nothing_to_test(ours, peer, difference):
    """No column is left: chi-square 0 on 0 degrees of freedom."""
    tested = difference[0].split("/")
    return ours.get("likelihood_ratio/df") == [0] and (tested[0] in ("likelihood_ratio", "score", "wald") or tested[-2] in ("whole_term", "left_out"))


def likelihood_of_1(ours, peer, difference):
    """Each event is certain in the limit: nothing is left that a column could add, and R stops where the likelihood no longer moves."""
    tested = difference[0].split("/")
    return (ours.get("loglik/model") == [0] and same(0, peer["loglik/model"][0], 1e-3)
            and (tested[0] == "loglik" or tested[-2] in ("left_out", "whole_term")))


def one_side_without_error(ours, peer, difference):
    """Neither a difference nor a ratio has limits where a group's own error is 0."""
    quantity, _, a, _ = difference
    return (quantity.startswith(("difference/", "ratio/")) and a is None
            and any(name.endswith("/mean/se") and value in ([0], [None]) for name, value in ours.items()))


def never_0(ours, peer, difference):
    return difference[0] == "cut/p" and difference[3] == 0


def nobody_to_compare(ours, peer, difference):
    return difference[0] == "concordance/se" and ours.get("concordance/c") == [None] == peer.get("concordance/c")


# What differs on purpose: name, why, and how it is recognised.
CONVENTIONS = [
    ("short of the limit", "a coefficient without bound: R stops where its likelihood no longer moves, we give the limit; less than 1e-2 apart", short_of_limit),
    ("not identified", "in the limit nothing identifies the coefficient: called without bound or undetermined here; R leaves it where its path ended", not_identified),
    ("order in the limit", "C of a model without maximum: patients whose order the limit leaves open are tied here; R orders them by where it stopped", open_order),
    ("an error of 0", "the robust error is 0 but for rounding: no limits, z and P here, and no part in the Wald test", error_of_zero),
    ("short of rank", "the robust variance has less than full rank: the Wald test has its rank for degrees of freedom or is not made here; R counts every column", short_of_rank),
    ("nothing to test", "every column is redundant: no P here, 1 in R", nothing_to_test),
    ("a likelihood of 1", "each event is certain in the limit: its likelihood is 1 here, and nearly 1 in R, less than 1e-3 apart", likelihood_of_1),
    ("one side without error", "a group whose restricted mean has the error 0 tells nothing of how sure a difference is; R takes the other's error", one_side_without_error),
    ("nobody to compare", "no pair is comparable: neither C nor an error here; R gives no C with the error 0", nobody_to_compare),
    ("P of 0", "HL counts orderings strictly above b and may find none; the P here is then that of b itself", never_0),
]

# Refusals, and why R's number is none. R's own failures are listed by its message.
REFUSALS = [
    (r"there is no event|has no value \"1\"", "nothing happened; R gives 0/0 or starting values"),
    (r"all .* rows used are censored", "nothing happened"),
    (r"single group|has one value|no cut-point|have the same score", "nothing to compare"),
    (r"no event (of a weight above 0 )?happens while two groups", "the groups never meet at an event of any weight: 0/0"),
    (r"pooled survival comes to 0", "late entrants cannot be weighed by a curve at 0"),
    (r"has no level", "the reference that was asked for is not among the rows"),
    (r"tau .*lies beyond|beyond the last", "the curve is unknown there"),
]


def convention(ours, peer, difference):
    return next((name for name, _, known in CONVENTIONS if known(ours, peer, difference)), None)


def refusal(message):
    return next((why for pattern, why in REFUSALS if re.search(pattern, message)), None)
