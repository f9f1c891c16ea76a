"""The tasks that greenwood has, its limits and tests of the same kinds."""
import greenwood as gw
import numpy
import pandas
from sklearn.model_selection import KFold


def curve(d):
    fit = gw.KaplanMeier(conf_type="log-log").fit("Surv(rfstime, status)", data=d.gbsg)
    place = numpy.searchsorted(fit.time_, 1000, side="right") - 1
    return {"S": fit.survival_[place], "lower": fit.conf_low_[place], "upper": fit.conf_high_[place], "median": fit.median()}


def groups(d):
    test = gw.logrank_test("Surv(rfstime, status) ~ grade", data=d.gbsg)
    pairs = gw.pairwise_logrank_test("Surv(rfstime, status) ~ grade", data=d.gbsg)
    return {"chi-square": test.statistic, "P of 1 and 2": pairs["p_adjusted"][0]}


def strata(d):
    test = gw.logrank_test("Surv(rfstime, status) ~ grade + strata(meno)", data=d.gbsg)
    return {"chi-square": test.statistic, "P": test.p_value}


def model(d):
    fit = gw.CoxPH().fit("Surv(rfstime, status) ~ age + C(grade) + hormon + nodes", data=d.gbsg)
    lower, upper = numpy.exp(fit.conf_low_[2]), numpy.exp(fit.conf_high_[2])
    return {"HR": fit.hazard_ratio_[2], "lower": lower, "upper": upper, "P": fit.p_value_[2]}


def proportional(d):
    test = gw.CoxPH().fit("Surv(rfstime, status) ~ age + hormon + nodes", data=d.gbsg).cox_zph(transform="km").to_frame()
    return {"chi-square of age": test["chisq"][0], "global": test["chisq"][3]}


def patient(d):
    fit = gw.CoxPH().fit("Surv(rfstime, status) ~ age + hormon + nodes", data=d.gbsg)
    curve = fit.predict(pandas.DataFrame({"age": [60], "hormon": [1], "nodes": [4]}), type="survival", times=[1000])
    return {"S": curve[curve.columns[1]][0]}


def validated(d):
    scores = []
    for train, test in KFold(5).split(d.gbsg):
        fit = gw.CoxPH().fit("Surv(rfstime, status) ~ age + hormon + nodes", data=d.gbsg.iloc[train])
        held = d.gbsg.iloc[test]
        scores.append(gw.concordance_index("Surv(rfstime, status)", fit.predict(held), data=held))
    return {"C": numpy.mean(scores)}


def restricted(d):
    difference = gw.rmst_diff("Surv(rfstime, status) ~ hormon", 1500, data=d.gbsg)
    names = {"difference": "difference", "lower": "upper_ci", "upper": "lower_ci"}  # it takes the second group from the first
    return {ours: -difference[name][0] for ours, name in names.items()}


def competing(d):
    codes = d.rotterdam.recur.where(d.rotterdam.recur == 1, 2 * d.rotterdam.death)
    ended = pandas.Categorical.from_codes(codes, ["no", "recurrence", "death"])
    surv = gw.Surv(time=d.rotterdam.rtime, event=ended)
    curves = gw.AalenJohansen().fit(surv, by=d.rotterdam.chemo).to_frame()
    none = curves.filter((curves["strata"] == 0) & (curves["cause"] == "recurrence") & (curves["time"] <= 1000))
    test = gw.grays_test(surv, d.rotterdam.chemo, cause="recurrence")
    return {"F of none": none["estimate"][-1], "Gray's": test.statistic}
