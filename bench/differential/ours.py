"""What rtsurv prints, as {quantity: list of numbers} with the names that peer.R gives its own."""
import statistics


CAUSES = {"event": "1", "competing": "2"}


def numbers(values):
    return values if isinstance(values, list) else [values]


def take(made, prefix, source, keys):
    for key in keys:
        if key in source:
            made[f"{prefix}/{key}"] = numbers(source[key])


def common(result):
    made = {}
    take(made, "sample", result, ("n", "events", "n_missing"))
    return made


def km(result):
    made = common(result)
    for group in result["groups"]:
        name = group["group"]
        take(made, f"{name}/group", group, ("n", "events"))
        take(made, f"{name}/median", group["median"], ("estimate", "lower", "upper"))
        take(made, f"{name}/curve", group["curve"], ("time", "at_risk", "events", "censored", "survival", "std_error", "lower", "upper"))
        for key in ("at_risk", "survival", "std_error", "lower", "upper"):
            made[f"{name}/at/{key}"] = [row[key] for row in group["at"]]
    take(made, "follow_up", result["follow_up"], ("median", "lower", "upper", "observed_median", "q1", "q3"))
    return made


def logrank(result):
    made = common(result)
    take(made, "test", result, ("chi_square", "df", "p"))
    for group in result["groups"]:
        take(made, f"{group['group']}/group", group, ("n", "observed", "expected"))
    take(made, "trend", result.get("trend") or {}, ("z", "chi_square", "p"))
    for pair in result.get("pairwise", []):
        take(made, f"{pair['a']}-{pair['b']}/pair", pair, ("chi_square", "p", "p_adjusted"))
    return made


def coefficient(term):
    """R's name of a coefficient of a term."""
    levels = iter((term["level"] or "").split(":"))
    factors = (term["level"] or "").count(":") + 1 if term["level"] is not None else 0
    parts = term["term"].split(":")
    texts = [part for part in parts if part in "f b arm grade many site".split()]
    return ":".join(part + next(levels, "") if part in texts or len(parts) == factors else part for part in parts)


def model(result):
    made = common(result)
    take(made, "loglik", result["loglik"], ("null", "model"))
    for name, test in result["tests"].items():
        take(made, name, test, ("chi_square", "df", "p"))
    for term in result["terms"]:
        made[f"{coefficient(term)}/coefficient/infinite"] = [int(bool(term.get("infinite") or term.get("undetermined")))]
        take(made, f"{coefficient(term)}/coefficient", term, ("coef", "se", "robust_se", "hr", "lower", "upper", "z", "p"))
        if term.get("undetermined"):  # by its definition the likelihood without it is as high
            made[f"{coefficient(term)}/left_out/chi_square"] = [0.0]
        if term.get("infinite") and term["p"] is not None:  # the chi-square of its likelihood ratio, which is near 0 where P is near 1
            made[f"{coefficient(term)}/left_out/chi_square"] = [statistics.NormalDist().inv_cdf(max(term["p"], 1e-300) / 2) ** 2]
    return made


def cox(result):
    made = model(result)
    take(made, "concordance", result["concordance"] or {}, ("c", "se"))
    for row in result.get("zph") or []:
        take(made, f"{row['term']}/zph", row, ("chi_square", "df", "p"))
    for row in result.get("factors") or []:
        take(made, f"{row['term']}/whole_term", row, ("chi_square", "df", "p"))
    return made


def cuminc(result):
    made = common(result)
    for group in result["groups"]:
        for cause in group["causes"]:
            name = f"{group['group']}/{CAUSES.get(cause['cause'], cause['cause'])}"
            take(made, f"{name}/cif", cause["curve"], ("time", "cif", "std_error"))
            for key in ("cif", "std_error", "lower", "upper"):
                made[f"{name}/cif_at/{key}"] = [row[key] for row in cause["at"]]
    for row in result.get("gray") or []:
        take(made, f"{CAUSES.get(row['cause'], row['cause'])}/gray", row, ("chi_square", "df", "p"))
    return made


def rmst(result):
    made = common(result)
    for group in result["groups"]:
        take(made, f"{group['group']}/mean", group, ("rmst", "se", "lower", "upper"))
    take(made, "difference", result.get("difference") or {}, ("estimate", "se", "lower", "upper", "p"))
    take(made, "ratio", result.get("ratio") or {}, ("estimate", "lower", "upper", "p"))
    return made


def cutpoint(result):
    made = common(result)
    take(made, "cut", result, ("cutpoint", "statistic", "n_low", "n_high"))
    made["cut/p"] = [result["p"]["value"]]
    take(made, "candidates", result["candidates"], ("cut", "statistic"))
    return made


def person_time(result):
    made = {}
    for part in result["person_time"]:
        for group in part["groups"]:
            name = f"{group['group']}/rate" if part["factor"] else "all/rate"
            take(made, name, group, ("events", "person_years", "rate_per_100", "lower", "upper"))
    return made


READ = {"km": km, "logrank": logrank, "cox": cox, "finegray": model, "cuminc": cuminc, "rmst": rmst, "cutpoint": cutpoint, "person_time": person_time}
