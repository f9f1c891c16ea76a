"""The tasks that scikit-survival has, its limits and tests of the same kinds."""
import numpy
from sklearn.model_selection import KFold, cross_val_score
from sklearn.preprocessing import OneHotEncoder
from sksurv.compare import compare_survival
from sksurv.linear_model import CoxPHSurvivalAnalysis
from sksurv.nonparametric import cumulative_incidence_competing_risks, kaplan_meier_estimator
from sksurv.util import Surv


def curve(d):
    time, survival, limits = kaplan_meier_estimator(d.gbsg.status == 1, d.gbsg.rfstime, conf_type="log-log")
    place = numpy.searchsorted(time, 1000, side="right") - 1
    median = time[survival <= 0.5][0]
    return {"S": survival[place], "lower": limits[0][place], "upper": limits[1][place], "median": median}


def groups(d):
    chi_square, _ = compare_survival(Surv.from_dataframe("status", "rfstime", d.gbsg), d.gbsg.grade)
    return {"chi-square": chi_square}


def model(d):
    columns = OneHotEncoder(drop="first").fit_transform(d.gbsg[["grade"]]).toarray()
    X = numpy.column_stack([d.gbsg.age, columns, d.gbsg.hormon, d.gbsg.nodes])
    fit = CoxPHSurvivalAnalysis(ties="efron").fit(X, Surv.from_dataframe("status", "rfstime", d.gbsg))
    return {"HR": numpy.exp(fit.coef_[2])}


def patient(d):
    fit = CoxPHSurvivalAnalysis(ties="efron")
    fit.fit(d.gbsg[["age", "hormon", "nodes"]].to_numpy(), Surv.from_dataframe("status", "rfstime", d.gbsg))
    return {"S": fit.predict_survival_function([[60, 1, 4]])[0](1000)}


def validated(d):
    y = Surv.from_dataframe("status", "rfstime", d.gbsg)
    scores = cross_val_score(CoxPHSurvivalAnalysis(ties="efron"), d.gbsg[["age", "hormon", "nodes"]], y, cv=KFold(5))
    return {"C": numpy.mean(scores)}


def competing(d):
    none = d.rotterdam[d.rotterdam.chemo == 0]
    ended = none.recur.where(none.recur == 1, 2 * none.death)
    time, incidence = cumulative_incidence_competing_risks(ended, none.rtime)
    return {"F of none": incidence[1][numpy.searchsorted(time, 1000, side="right") - 1]}
