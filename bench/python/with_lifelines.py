"""The tasks that lifelines has, its limits and tests of the same kinds."""
import lifelines
import numpy
import pandas
from lifelines.statistics import multivariate_logrank_test, pairwise_logrank_test
from lifelines.utils import concordance_index, restricted_mean_survival_time
from sklearn.model_selection import KFold


def curve(d):
    fit = lifelines.KaplanMeierFitter().fit(d.gbsg.rfstime, d.gbsg.status)
    lower, upper = fit.confidence_interval_survival_function_.loc[:1000].iloc[-1]
    return {"S": fit.predict(1000), "lower": lower, "upper": upper, "median": fit.median_survival_time_}


def groups(d):
    test = multivariate_logrank_test(d.gbsg.rfstime, d.gbsg.grade, d.gbsg.status)
    pairs = pairwise_logrank_test(d.gbsg.rfstime, d.gbsg.grade, d.gbsg.status)
    order = numpy.argsort(pairs.p_value)
    holm = numpy.maximum.accumulate(pairs.p_value[order] * (3 - numpy.arange(3))).clip(max=1)
    return {"chi-square": test.test_statistic, "P of 1 and 2": holm[list(order).index(0)]}


def model(d):
    fit = lifelines.CoxPHFitter().fit(d.gbsg, "rfstime", "status", formula="age + C(grade) + hormon + nodes")
    row = fit.summary.loc["C(grade)[T.3]"]
    return {"HR": row["exp(coef)"], "lower": row["exp(coef) lower 95%"], "upper": row["exp(coef) upper 95%"], "P": row["p"]}


def patient(d):
    fit = lifelines.CoxPHFitter().fit(d.gbsg, "rfstime", "status", formula="age + hormon + nodes")
    return {"S": fit.predict_survival_function(pandas.Series({"age": 60, "hormon": 1, "nodes": 4}), times=[1000]).iloc[0, 0]}


def validated(d):
    scores = []
    for train, test in KFold(5).split(d.gbsg):
        fit = lifelines.CoxPHFitter().fit(d.gbsg.iloc[train], "rfstime", "status", formula="age + hormon + nodes")
        held = d.gbsg.iloc[test]
        scores.append(concordance_index(held.rfstime, -fit.predict_partial_hazard(held), held.status))
    return {"C": numpy.mean(scores)}


def restricted(d):
    means = []
    for _, group in d.gbsg.groupby("hormon"):
        fit = lifelines.KaplanMeierFitter().fit(group.rfstime, group.status)
        means.append(restricted_mean_survival_time(fit, t=1500))
    return {"difference": means[1] - means[0]}


def competing(d):
    none = d.rotterdam[d.rotterdam.chemo == 0]
    ended = none.recur.where(none.recur == 1, 2 * none.death)
    fit = lifelines.AalenJohansenFitter().fit(none.rtime, ended, event_of_interest=1)
    return {"F of none": fit.cumulative_density_.loc[:1000].iloc[-1, 0]}
