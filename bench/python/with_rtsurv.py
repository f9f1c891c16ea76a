"""The ten tasks in rtsurv."""
import numpy
from sklearn.model_selection import KFold, cross_val_score

import rtsurv as rt
from rtsurv.sklearn import CoxPH

RFS = {"time": "rfstime", "event": "status"}
RECURRENCE = {"time": "rtime", "event": "recur", "competing": "death = 1 and recur = 0"}


def curve(d):
    all_patients = rt.km(d.gbsg, **RFS, at=1000, conf_type="log-log").groups[0]
    at, median = all_patients.at[0], all_patients.median
    return {"S": at.survival, "lower": at.lower, "upper": at.upper, "median": median.estimate}


def groups(d):
    test = rt.logrank(d.gbsg, **RFS, by="grade", pairwise="holm")
    return {"chi-square": test.chi_square, "P of 1 and 2": test.pairwise[0].p_adjusted}


def strata(d):
    test = rt.logrank(d.gbsg, **RFS, by="grade", strata="meno")
    return {"chi-square": test.chi_square, "P": test.p}


def model(d):
    grade3 = rt.cox(d.gbsg, **RFS, terms=["age", "factor(grade)", "hormon", "nodes"]).terms[2]
    return {"HR": grade3.hr, "lower": grade3.lower, "upper": grade3.upper, "P": grade3.p}


def proportional(d):
    test = rt.cox(d.gbsg, **RFS, terms=["age", "hormon", "nodes"], zph=True).zph
    return {"chi-square of age": test[0].chi_square, "global": test[-1].chi_square}


def patient(d):
    fit = CoxPH().fit(d.gbsg[["age", "hormon", "nodes"]].to_numpy(), d.gbsg[["rfstime", "status"]])
    return {"S": fit.predict_survival_function([[60, 1, 4]], times=[1000])[0, 0]}


def validated(d):
    scores = cross_val_score(CoxPH(), d.gbsg[["age", "hormon", "nodes"]], d.gbsg[["rfstime", "status"]], cv=KFold(5))
    return {"C": numpy.mean(scores)}


def restricted(d):
    difference = rt.rmst(d.gbsg, **RFS, tau=1500, by="hormon").difference
    return {"difference": difference.estimate, "lower": difference.lower, "upper": difference.upper}


def competing(d):
    result = rt.cuminc(d.rotterdam, **RECURRENCE, by="chemo", at=1000)
    return {"F of none": result.groups[0].causes[0].at[0].cif, "Gray's": result.gray[0].chi_square}


def cut(d):
    result = rt.cutpoint(d.gbsg, **RFS, x="nodes", p_method="Lau92")
    return {"cut": result.cutpoint, "M": result.statistic, "P": result.p.value}
