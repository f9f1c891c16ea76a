"""lifelines, scikit-survival, greenwood, polars and pandas. A job gives what is timed, and what reads the numbers off its result.

Containers of a package (`Surv`) are part of the time, since they are made of the user's arrays; a data frame is data in memory.
"""
from peer_cohort import at_landmarks, numbered


def limits(times, lower, upper):
    """Limits of the log-log kind at the landmarks."""
    named = at_landmarks(times, lower=lower, upper=upper)
    return {f"log-log {name}": value for name, value in named.items()}


def lifelines_km(d):
    import lifelines

    def values(r):
        between = r.confidence_interval_
        return {**at_landmarks(r.survival_function_.index, S=r.survival_function_.iloc[:, 0]),
                **limits(between.index, between.iloc[:, 0], between.iloc[:, 1])}
    return lambda: lifelines.KaplanMeierFitter().fit(d.time, d.event), values


def lifelines_logrank(d):
    from lifelines.statistics import multivariate_logrank_test
    return lambda: multivariate_logrank_test(d.time, d.group, d.event), lambda r: {"chi-square": r.test_statistic}


def lifelines_cox(d):
    import lifelines
    frame = d.frame()
    return (lambda: lifelines.CoxPHFitter().fit(frame, "time", "event"),
            lambda r: {"loglik": r.log_likelihood_, **numbered("coef", r.params_), **numbered("se", r.standard_errors_)})


def lifelines_concordance(d):
    from lifelines.utils import concordance_index
    return lambda: concordance_index(d.time, -d.x[:, 1], d.event), lambda c: {"C": float(c)}


def sksurv_outcome(d):
    from sksurv.util import Surv
    return Surv.from_arrays(d.event == 1, d.time)


def sksurv_km(d):
    from sksurv.nonparametric import kaplan_meier_estimator
    return (lambda: kaplan_meier_estimator(d.event == 1, d.time, conf_type="log-log"),
            lambda r: {**at_landmarks(r[0], S=r[1]), **limits(r[0], r[2][0], r[2][1])})


def sksurv_logrank(d):
    from sksurv.compare import compare_survival
    return lambda: compare_survival(sksurv_outcome(d), d.group), lambda r: {"chi-square": r[0]}


def sksurv_cox(d):
    from sksurv.linear_model import CoxPHSurvivalAnalysis
    return lambda: CoxPHSurvivalAnalysis(ties="efron").fit(d.x, sksurv_outcome(d)), lambda r: numbered("coef", r.coef_)


def sksurv_concordance(d):
    from sksurv.metrics import concordance_index_censored
    return lambda: concordance_index_censored(d.event == 1, d.time, d.x[:, 1]), lambda r: {"C": r[0]}


def greenwood_outcome(d):
    import greenwood
    return greenwood.Surv(time=d.time, event=d.event)


def greenwood_causes(d):
    import greenwood
    import pandas
    return greenwood.Surv(time=d.time, event=pandas.Categorical.from_codes(d.cause, ["censored", "first", "second"]))


def greenwood_km(d):
    import greenwood
    return (lambda: greenwood.KaplanMeier().fit(greenwood_outcome(d)),
            lambda r: at_landmarks(r.time_, S=r.survival_, se=r.std_error_))


def greenwood_logrank(d):
    import greenwood
    return lambda: greenwood.logrank_test(greenwood_outcome(d), d.group), lambda r: {"chi-square": r.statistic}


def greenwood_cox(d):
    import greenwood
    return (lambda: greenwood.CoxPH(ties="efron").fit(greenwood_outcome(d), d.x),
            lambda r: {"loglik": r.loglik_, "loglik null": r.loglik_null_, **numbered("coef", r.coef_), **numbered("se", r.std_error_)})


def greenwood_concordance(d):
    import greenwood
    return lambda: greenwood.concordance_index(greenwood_outcome(d), d.x[:, 1]), lambda c: {"C": float(c)}


def greenwood_finegray(d):
    import greenwood
    return (lambda: greenwood.FineGray("first").fit(greenwood_causes(d), d.x), lambda r: numbered("coef", r.coef_))


def greenwood_gray(d):
    import greenwood
    return lambda: greenwood.grays_test(greenwood_causes(d), d.group, cause="first"), lambda r: {"chi-square": r.statistic}


def sums(frame):
    columns = {name: frame[name].to_numpy() for name in frame.columns}
    return {"rows": len(frame), **{f"sum of {name}": float(values.sum()) if values.dtype.kind in "fiu" else 0.0
                                   for name, values in columns.items()}}


def polars_csv(d):
    import polars
    return lambda: polars.read_csv(d.folder / "cohort.csv"), sums


def pandas_csv(d):
    import pandas
    return lambda: pandas.read_csv(d.folder / "cohort.csv"), sums


MAKERS = {
    ("lifelines", "km"): lifelines_km, ("lifelines", "logrank"): lifelines_logrank, ("lifelines", "cox"): lifelines_cox,
    ("lifelines", "concordance"): lifelines_concordance,
    ("sksurv", "km"): sksurv_km, ("sksurv", "logrank"): sksurv_logrank, ("sksurv", "cox"): sksurv_cox,
    ("sksurv", "concordance"): sksurv_concordance,
    ("greenwood", "km"): greenwood_km, ("greenwood", "logrank"): greenwood_logrank, ("greenwood", "cox"): greenwood_cox,
    ("greenwood", "concordance"): greenwood_concordance, ("greenwood", "finegray"): greenwood_finegray,
    ("greenwood", "gray"): greenwood_gray,
    ("polars", "csv"): polars_csv, ("pandas", "csv"): pandas_csv,
}
