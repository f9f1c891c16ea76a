#pragma once
// Statistics of regressions and cut-points, described (field.hpp).

#include "rtsurv/dose/models/overall_time.hpp"
#include "rtsurv/dose/response/dose_response_fit.hpp"
#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/cox/concordance.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/survival/cox/spline_smooth.hpp"
#include "rtsurv/survival/curve/absolute_effect.hpp"
#include "rtsurv/survival/cutpoint/cut_bootstrap.hpp"

namespace rtsurv::results {

template <>
struct Described<survival::Concordance> {
  static void fields(auto& field) {
    using Concordance = survival::Concordance;
    field.title("concordance", "Harrell's concordance.");
    field("c", &Concordance::c, "share of comparable pairs in the right order; 0.5 is chance; null: not estimable",
          Range::proportion);
    field("se", &Concordance::std_error, "standard error of c (infinitesimal jackknife)");
  }
};

template <>
struct Described<survival::NumberNeeded> {
  static void fields(auto& field) {
    using Needed = survival::NumberNeeded;
    const auto open = only_if([](const Needed& needed) { return needed.through_infinity; });
    const auto closed = only_if([](const Needed& needed) { return !needed.through_infinity; });
    field.title("number_needed", "Patients to treat for one more of them to be without the event, or with it.");
    field("estimate", &Needed::estimate, "1 over the absolute difference; null: the difference is 0");
    field.either("to", &Needed::to_harm, "harm", "benefit", "of the estimate, and of limits that are not open");
    field("through_infinity", &Needed::through_infinity, "the interval of the difference includes 0");
    field("benefit_from", &Needed::benefit_from, "benefit from this number to infinity; null: the limit is 0", open);
    field("harm_from", &Needed::harm_from, "harm from infinity down to this number; null: the limit is 0", open);
    field("lower", &Needed::lower, "lower confidence limit", closed);
    field("upper", &Needed::upper, "upper confidence limit", closed);
  }
};

template <>
struct Described<survival::SmoothLine> {
  static void fields(auto& field) {
    using Line = survival::SmoothLine;
    field.title("smooth_line", "A smooth line through residuals with its pointwise 95 % band.");
    field("x", &Line::x, "where the line stands: time, or the value of the covariate");
    field("value", &Line::value, "height of the line");
    field("lower", &Line::lower, "lower limit of the band");
    field("upper", &Line::upper, "upper limit of the band");
  }
};

template <>
struct Described<survival::SplineCox> {
  static void fields(auto& field) {
    using Spline = survival::SplineCox;
    field.title("spline", "A covariate as a restricted cubic spline in a Cox model.");
    field("knots", &Spline::knots, "in the unit of the covariate; empty: a straight line");
    field("reference", &Spline::reference, "the median of the covariate, where log_hr is 0");
    field("overall", &Spline::overall,
          "against no covariate: likelihood ratio, or the robust Wald test where errors are robust");
    field("nonlinear", &Spline::nonlinear, "against a straight line; null: the curve is one");
    field("x", &Spline::x, "values of the covariate, ascending");
    field("log_hr", &Spline::log_hazard_ratio, "log hazard ratio against the reference at each");
    field("lower", &Spline::lower, "lower limit of its pointwise band");
    field("upper", &Spline::upper, "upper limit of its pointwise band");
  }
};

template <>
struct Described<survival::CutBootstrap> {
  static void fields(auto& field) {
    using Bootstrap = survival::CutBootstrap;
    field.title("cut_bootstrap", "The cut searched in bootstrap samples.");
    field("replicates", &Bootstrap::replicates, "bootstrap samples");
    field("found", &Bootstrap::found, "samples with a cut");
    field("lower", &Bootstrap::lower, "lower limit of the percentile interval; null: fewer than 20 cuts");
    field("upper", &Bootstrap::upper, "upper limit of the percentile interval; null: fewer than 20 cuts");
    field.pairs("distribution", &Bootstrap::counts, {"cut", "in the unit of the covariate"},
                {"replicates", "in which it was found"}, "ascending");
  }
};

template <>
struct Described<dose::ProfileInterval> {
  static void fields(auto& field) {
    using Interval = dose::ProfileInterval;
    field.title("profile_interval", "A parameter with its profile-likelihood limits.");
    field("estimate", &Interval::estimate, "the maximum-likelihood estimate");
    field("lower", &Interval::lower, "lower limit; null: no value below is ruled out");
    field("upper", &Interval::upper, "upper limit; null: no value above is ruled out");
  }
};

template <>
struct Described<dose::DailyRepair> {
  static void fields(auto& field) {
    field.title("daily_repair", "Incomplete repair between the fractions of a day.");
    field("interval_hours", &dose::DailyRepair::interval_h, "between fractions, hours");
    field("half_time_hours", &dose::DailyRepair::half_time_h, "half-time of repair, hours");
  }
};

template <>
struct Described<dose::Repopulation> {
  static void fields(auto& field) {
    using Model = dose::Repopulation;
    field.title("repopulation_doubling", "Repopulation by a doubling time.");
    field.constant("model", "doubling", "which model");
    field("alpha_per_gy", &Model::alpha_per_gy, "radiosensitivity alpha, 1/Gy");
    field("doubling_days", &Model::doubling_time_days, "potential doubling time, days");
    field("kick_off_days", &Model::kick_off_days, "when repopulation begins, days");
  }
};

template <>
struct Described<dose::DailyLoss> {
  static void fields(auto& field) {
    field.title("repopulation_daily_loss", "Repopulation as a dose per day.");
    field.constant("model", "daily_loss", "which model");
    field("gy_per_day", &dose::DailyLoss::gy_per_day, "lost per day, Gy");
    field("delay_days", &dose::DailyLoss::delay_days, "when the loss begins, days");
  }
};

}  // namespace rtsurv::results
