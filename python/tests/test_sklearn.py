"""rtsurv.sklearn: the numbers of rt.cox and rt.cutpoint, and the manners of scikit-learn."""

import doctest

import numpy
import pandas
import pytest

import rtsurv as rt
from conftest import ROOT

pytest.importorskip("sklearn")
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.utils.estimator_checks import check_estimator

import rtsurv.sklearn
from rtsurv.sklearn import CoxPH, CutPoint

GBSG = pandas.read_csv(ROOT / "examples/gbsg/cohort.csv")
COLUMNS = ["age", "size", "nodes", "pgr", "hormon"]
OUTCOME = {"time": "rfstime", "event": "status"}
X = GBSG[COLUMNS]
Y = GBSG[["rfstime", "status"]].to_numpy()
STRUCTURED = numpy.array(list(zip(GBSG.status == 1, GBSG.rfstime.astype(float))), dtype=[("event", "?"), ("time", "f8")])


def test_examples():
    done = doctest.testmod(rtsurv.sklearn)
    assert done.failed == 0 and done.attempted > 20


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_coefficients_are_those_of_cox(ties):
    model = CoxPH(ties=ties).fit(X, Y)
    terms = rt.cox(GBSG, **OUTCOME, terms=COLUMNS, ties=ties).terms
    assert model.coef_.tolist() == [term.coef for term in terms]
    assert model.std_error_.tolist() == [term.se for term in terms]
    assert list(model.feature_names_in_) == COLUMNS


@pytest.mark.parametrize("y", [STRUCTURED, STRUCTURED[["time", "event"]], Y.tolist(), GBSG[["rfstime", "status"]],
                               pandas.DataFrame({"t": GBSG.rfstime, "e": GBSG.status == 1})],
                         ids=["structured", "fields the other way round", "lists", "a frame", "a frame with booleans"])
def test_forms_of_an_outcome(y):
    assert CoxPH().fit(X, y).coef_.tolist() == CoxPH().fit(X, Y).coef_.tolist()


@pytest.mark.parametrize("y, words", [
    (None, "requires y to be passed"),
    ([5, 8, 12], "must be an outcome"),
    ([[5], [8], [12]], "must be an outcome"),
    ([[1, 5], [0, 8], [1, 12]], "two columns are time, then event"),
    ([[5, 1], [-8, 0], [12, 1]], "times of 0 or more"),
    ([[5, 1], [numpy.nan, 0], [12, 1]], "NaN"),
    ([[5, 1], [8, 0]], "inconsistent"),
    (numpy.array([(1, 5.0), (0, 8.0), (1, 12.0)], dtype=[("event", "i4"), ("time", "f8")]), "one boolean field"),
], ids=["none", "times alone", "one column", "event first", "negative", "missing", "too short", "no boolean field"])
def test_outcomes_that_are_none(y, words):
    with pytest.raises(ValueError, match=words):
        CoxPH().fit([[1], [2], [4]], y)


def test_missing_values_are_refused_and_may_be_imputed():
    gaps = X.where(X.index.to_series() % 50 != 0)
    for estimator in (CoxPH(), CutPoint(p_method="Lau92")):
        with pytest.raises(ValueError, match="NaN"):
            estimator.fit(gaps, Y)
    assert make_pipeline(SimpleImputer(strategy="median"), CoxPH()).fit(gaps, Y).score(gaps, Y) > 0.6


def test_the_score_is_the_linear_predictor():
    model = CoxPH().fit(X, Y)
    assert model.predict(X) == pytest.approx(sum(X[name] * b for name, b in zip(COLUMNS, model.coef_)), rel=1e-12)


def test_the_score_of_a_fit_is_its_concordance():
    assert CoxPH().fit(X, Y).score(X, Y) == pytest.approx(rt.cox(GBSG, **OUTCOME, terms=COLUMNS).concordance.c, rel=1e-12)


def test_concordance_by_pairs():
    """A naive twin: a pair counts when the earlier time is an event, or one of two equal times."""
    rng = numpy.random.default_rng(7)
    x, time, event = rng.integers(0, 5, 60), rng.integers(1, 12, 60), rng.integers(0, 2, 60)
    model = CoxPH().fit(x[:, None], numpy.column_stack([time, event]))
    score = model.predict(x[:, None])
    pairs = good = 0.0
    for i in range(60):
        for j in range(60):
            if event[i] and (time[i] < time[j] or (time[i] == time[j] and not event[j])):
                pairs += 1
                good += 1.0 if score[i] > score[j] else 0.5 if score[i] == score[j] else 0.0
    assert model.score(x[:, None], numpy.column_stack([time, event])) == pytest.approx(good / pairs, rel=1e-12)


def test_a_curve_by_hand():
    """Two groups of two, no ties, Breslow: the hazard at each event is 1 / sum of exp(x b) of those at risk."""
    x, y = numpy.array([[0.0], [1.0], [0.0], [1.0]]), [[2, 1], [3, 1], [5, 1], [7, 0]]
    model = CoxPH(ties="breslow").fit(x, y)
    r = numpy.exp(x[:, 0] * model.coef_[0])
    steps = numpy.cumsum([1 / r.sum(), 1 / r[1:].sum(), 1 / r[2:].sum()])
    assert model.predict_cumulative_hazard([[1]], [1, 2, 3, 4, 5, 7])[0] == pytest.approx(
        numpy.array([0, steps[0], steps[1], steps[1], steps[2], steps[2]]) * r[1], rel=1e-9)
    survival = model.predict_survival_function([[0], [1]])
    assert survival.shape == (2, 4) and survival[0] == pytest.approx(numpy.exp(-numpy.append(steps, steps[-1])), rel=1e-9)


def test_nothing_is_told_after_the_last_time():
    survival = CoxPH().fit(X, Y).predict_survival_function(X[:3], [0, GBSG.rfstime.max(), GBSG.rfstime.max() + 1])
    assert (survival[:, 0] == 1).all() and numpy.isfinite(survival[:, 1]).all() and numpy.isnan(survival[:, 2]).all()


def test_a_column_that_others_determine_has_no_part():
    with pytest.warns(UserWarning, match="column 'twice' is determined"):
        model = CoxPH().fit(X.assign(twice=2 * X.age), Y)
    assert model.coef_[-1] == 0 and numpy.isnan(model.std_error_[-1])
    assert model.predict(X.assign(twice=1)) == pytest.approx(CoxPH().fit(X, Y).predict(X), rel=1e-9)


def test_separation_is_said():
    x, y = [[0], [0], [0], [1], [1], [1]], [[9, 0], [8, 0], [7, 0], [3, 1], [2, 1], [1, 1]]
    with pytest.warns(ConvergenceWarning, match="column 0 has a coefficient without a bound"):
        model = CoxPH().fit(x, y)
    assert model.coef_[0] > 5 and numpy.isnan(model.std_error_[0])
    assert model.score(x, y) == pytest.approx((9 + 0.5 * 3) / 12)


def test_no_events_are_not_estimable():
    with pytest.raises(rt.NotEstimable):
        CoxPH().fit([[1], [2], [3]], [[5, 0], [8, 0], [12, 0]])


def test_arguments_out_of_range():
    with pytest.raises(ValueError, match="efron"):
        CoxPH(ties="exact").fit(X, Y)
    with pytest.raises(rt.InputError, match="--score"):
        CutPoint(scores="best").fit(X, Y)


def test_cuts_are_those_of_cutpoint():
    cut = CutPoint(replicates=499, seed=7, min_prop=0.2).fit(X[["age", "nodes"]], STRUCTURED)
    for i, x in enumerate(["age", "nodes"]):
        result = rt.cutpoint(GBSG, **OUTCOME, x=x, replicates=499, seed=7, min_prop=0.2)
        assert (cut.cutpoints_[i], cut.statistics_[i], cut.p_values_[i]) == (result.cutpoint, result.statistic, result.p.value)
    transformed = cut.transform(X[["age", "nodes"]])
    assert transformed.sum(axis=0).tolist() == [(X.age > cut.cutpoints_[0]).sum(), (X.nodes > cut.cutpoints_[1]).sum()]
    assert list(cut.get_feature_names_out()) == ["age", "nodes"]


def test_a_cut_keeps_the_callers_kind_of_frame():
    cut = CutPoint(p_method="Lau92").set_output(transform="pandas").fit(X[["nodes"]], Y)
    assert cut.transform(X[["nodes"]]).columns.tolist() == ["nodes"]


def staged():
    """Stage becomes indicators, nodes are cut, age stays."""
    columns = make_column_transformer((OneHotEncoder(drop="first"), ["grade"]), (CutPoint(p_method="Lau92"), ["nodes"]),
                                      ("passthrough", ["age"]))
    return make_pipeline(columns, CoxPH())


def test_a_pipeline_is_cross_validated_and_tuned():
    scores = cross_val_score(staged(), GBSG, STRUCTURED, cv=KFold(5))
    assert numpy.isfinite(scores).all() and 0.55 < scores.mean() < 0.75
    search = GridSearchCV(staged(), {"columntransformer__cutpoint__min_prop": [0.1, 0.3], "coxph__ties": ["efron", "breslow"]}, cv=3)
    search.fit(GBSG, Y)
    assert search.best_score_ == pytest.approx(cross_val_score(search.best_estimator_, GBSG, Y, cv=3).mean(), rel=1e-12)


def test_a_cut_in_a_pipeline_is_sought_in_the_training_part():
    train, test = next(KFold(5).split(GBSG))
    fitted = staged().fit(GBSG.iloc[train], STRUCTURED[train])
    cut = fitted[0].named_transformers_["cutpoint"].cutpoints_[0]
    assert cut == rt.cutpoint(GBSG.iloc[train], **OUTCOME, x="nodes", p_method="Lau92").cutpoint
    assert fitted.predict(GBSG.iloc[test]).shape == (len(test),)


class AnyOutcome:
    """Makes an outcome of the classes and numbers that check_estimator gives: everybody has the event, in the order of y."""

    def fit(self, X, y=None):
        return super().fit(X, y if y is None else timed(y))


def timed(y):
    y = numpy.asarray(y, dtype="float64").reshape(-1)
    return numpy.column_stack([y - y.min(initial=0) + 1, numpy.ones(len(y))])


class CheckedCox(AnyOutcome, CoxPH):
    def score(self, X, y):
        return super().score(X, timed(y))


class CheckedCut(AnyOutcome, CutPoint):
    pass


@pytest.mark.parametrize("estimator", [CheckedCox(), CheckedCut(p_method="Lau92")], ids=["CoxPH", "CutPoint"])
@pytest.mark.filterwarnings("ignore")
def test_the_checks_of_scikit_learn(estimator):
    """All of them; the one of array interfaces is skipped by scikit-learn itself unless the environment asks for it."""
    done = check_estimator(estimator, on_skip=None)
    assert {check["check_name"] for check in done if check["status"] != "passed"} <= {"check_array_api_input"}
    assert len(done) > 40


def test_beside_scikit_survival():
    """The same scores, errors and folds as its estimators and metrics."""
    pytest.importorskip("sksurv")
    from sksurv.linear_model import CoxPHSurvivalAnalysis
    from sksurv.metrics import brier_score, concordance_index_censored
    from sksurv.util import Surv

    y = Surv.from_dataframe("status", "rfstime", GBSG)
    ours, theirs = CoxPH(ties="breslow").fit(X, y), CoxPHSurvivalAnalysis(ties="breslow").fit(X, y)
    assert ours.coef_ == pytest.approx(theirs.coef_, rel=1e-6)
    assert ours.score(X, y) == pytest.approx(concordance_index_censored(y["status"], y["rfstime"], ours.predict(X))[0], rel=1e-12)
    scores = [cross_val_score(make_pipeline(model), X, y, cv=KFold(5)) for model in (clone(ours), clone(theirs))]
    assert scores[0] == pytest.approx(scores[1], rel=1e-12)
    times = [365, 730, 1460]
    curves = numpy.array([curve(times) for curve in theirs.predict_survival_function(X)])
    assert ours.predict_survival_function(X, times) == pytest.approx(curves, rel=1e-5)
    assert brier_score(y, y, ours.predict_survival_function(X, times), times)[1] == pytest.approx(
        brier_score(y, y, curves, times)[1], rel=1e-5)
