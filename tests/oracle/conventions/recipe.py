#!/usr/bin/env python3
"""What lifelines gives on cohort.csv, and statsmodels for what it shares with others. Run in this folder after recipe.R:
python3 recipe.py, with lifelines and statsmodels installed (versions in lifelines.json)."""
import json
import math

import lifelines
import numpy
import pandas
import statsmodels
from lifelines.utils import median_survival_times
from statsmodels.duration.hazard_regression import PHReg


def finite(value):
    return float(value) if math.isfinite(value) else None


def medians(fitter):
    limits = median_survival_times(fitter.confidence_interval_).iloc[0]
    return [finite(fitter.median_survival_time_), finite(limits.min()), finite(limits.max())]


d = pandas.read_csv("cohort.csv")
fit = lifelines.KaplanMeierFitter().fit(d.time, d.event)
back = lifelines.KaplanMeierFitter().fit(d.time, 1 - d.event)
limits = fit.confidence_interval_.loc[[5, 15]]
cox = lifelines.CoxPHFitter().fit(d, "time", "event", fit_options={"precision": 1e-14})
breslow = PHReg(d.time, d[["x"]], status=d.event, ties="breslow").fit()
found = {
    "versions": {"lifelines": lifelines.__version__, "statsmodels": statsmodels.__version__},
    "lifelines": {
        "median": medians(fit), "follow_up": medians(back),
        "survival": fit.survival_function_.loc[[5, 15]].iloc[:, 0].tolist(),
        "lower": limits.iloc[:, 0].tolist(), "upper": limits.iloc[:, 1].tolist(),
        "observed": numpy.quantile(d.time, [0.5, 0.25, 0.75]).tolist(),
        "coef": float(cox.params_["x"]), "se": float(cox.standard_errors_["x"])},
    "statsmodels": {"breslow_coef": float(breslow.params[0]), "breslow_se": float(breslow.bse[0])}}
with open("lifelines.json", "w", encoding="utf-8") as file:
    json.dump(found, file, indent=1)
    file.write("\n")
