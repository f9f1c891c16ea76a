// A multivariable model against its assumptions.
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/model_data.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/parts/endpoint/checks.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/diagnostics.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::ModelChecks;
using survival::CoefficientState;
using survival::CoxFit;

constexpr auto ties = survival::Ties::efron;

CoxFit fitted(const survival::FollowUp& follow_up, const survival::Covariates& covariates) {
  return survival::cox(follow_up, covariates, {.ties = ties, .concordance = false});
}

/// As the model of the study judges its coefficients: with robust errors where that needs them.
CoxFit judged(const ModelData& data, const survival::FollowUp& follow_up) {
  return survival::cox(follow_up, data.design.covariates,
                       {.ties = ties,
                        .robust = survival::needs_robust_error(follow_up, data.cluster),
                        .cluster = data.cluster,
                        .concordance = false});
}

/// Through points of which each stands for `count` patients.
std::optional<survival::SmoothLine> smooth(std::span<const double> x, std::span<const double> y,
                                           std::span<const double> count) {
  std::vector<double> at, value;
  survival::SmoothOptions options;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!count.empty() && count[i] == 0.0) continue;
    at.push_back(x[i]);
    value.push_back(y[i]);
    if (!count.empty()) options.count.push_back(count[i]);
  }
  return results::maybe([&] { return survival::spline_smooth(at, value, options); }).value;
}

/// All but one of the patients for whom the row stands.
survival::FollowUp without_patient(const ModelData& data, std::size_t row) {
  std::vector<double> weight(data.follow_up.caller_size(), 1.0);
  for (std::size_t i = 0; i < data.follow_up.size(); ++i)
    weight[data.follow_up.order()[i]] = data.follow_up.weight_of(i);
  weight[row] = data.follow_up.counts_patients() ? std::max(0.0, weight[row] - 1.0) : 0.0;
  return data.follow_up.reweighted(weight);
}

/// Hazard ratio and P of column j without one patient.
void leave_out(const ModelData& data, std::size_t patient, std::size_t j, ModelChecks::Coefficient& coefficient) {
  const auto without = results::maybe([&] { return judged(data, without_patient(data, patient)); });
  if (!without.value || without.value->coefficient[j].state != CoefficientState::estimated) return;
  coefficient.hazard_ratio_without = without.value->coefficient[j].hazard_ratio;
  coefficient.p_without = without.value->coefficient[j].p;
}

ModelChecks::Coefficient check_column(const Analysis& analysis, const ModelData& data, const CoxFit& fit,
                                      const survival::CoxDiagnostics& found, std::size_t j) {
  const std::size_t p = fit.coefficient.size();
  const DesignColumn& column = data.design.columns[j];
  const DesignTerm& term = data.design.terms[column.term];
  ModelChecks::Coefficient result;
  result.term = term.name;
  if (column.level) result.level = term.factor->levels[*column.level];
  for (std::size_t k = 0; k < found.event_time.size(); ++k)
    result.scaled_schoenfeld.push_back(found.scaled_schoenfeld[k * p + j]);
  if (events_counted(data.follow_up) >= thresholds::events_in_group)
    result.trend = smooth(found.event_time, result.scaled_schoenfeld, found.event_count);
  std::size_t patient = 0;
  for (std::size_t i = 0; i < data.cases.size(); ++i)
    if (std::fabs(found.dfbeta[i * p + j]) > std::fabs(found.dfbeta[patient * p + j])) patient = i;
  result.row = analysis.table().where(data.cases.row[patient], "").row.value();
  result.dfbeta_per_error = found.dfbeta[patient * p + j] / fit.coefficient[j].std_error;
  leave_out(data, patient, j, result);
  return result;
}

/// Every straight line goes through two values.
bool has_two_values(std::span<const double> x) {
  const auto [low, high] = std::ranges::minmax(x);
  return std::ranges::all_of(x, [=](double one) { return one == low || one == high; });
}

/// The covariates without column j.
survival::Covariates without_column(const survival::Covariates& covariates, std::size_t j) {
  survival::Covariates result = covariates;
  const auto first = result.values.begin() + static_cast<std::ptrdiff_t>(j * covariates.rows);
  std::fill(first, first + static_cast<std::ptrdiff_t>(covariates.rows), 0.0);  // a constant column is left out
  return result;
}

survival::ChiSquareTest nonlinear_test(const ModelData& data, const CoxFit& fit, std::size_t j) {
  if (survival::needs_robust_error(data.follow_up, data.cluster))
    throw NotEstimable("a likelihood-ratio test takes patients as independent and counts each once");
  const std::span<const double> x = data.design.covariates.column(j);
  const std::vector<double> knots =
      survival::spline_knots(x, data.follow_up.total_events(), survival::patient_counts(data.follow_up));
  if (knots.empty()) throw NotEstimable("too few different values for a curve");
  survival::Covariates curved = data.design.covariates;
  const std::size_t more = survival::spline_columns(x[0], knots).size() - 1;
  for (std::size_t k = 1; k <= more; ++k)
    for (const double value : x) curved.values.push_back(survival::spline_columns(value, knots)[k]);
  curved.columns += more;
  const CoxFit curve = fitted(data.follow_up, curved);
  const double df = curve.likelihood_ratio.df - fit.likelihood_ratio.df;
  if (!curve.converged || !(df > 0.0)) throw NotEstimable("the curve could not be fitted");
  const double chi_square = std::max(0.0, 2.0 * (curve.loglik_model - fit.loglik_model));
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

ModelChecks::Linearity check_linearity(const ModelData& data, const CoxFit& fit, std::size_t j) {
  ModelChecks::Linearity result;
  result.term = data.design.terms[data.design.columns[j].term].name;
  result.nonlinear = results::maybe([&] { return nonlinear_test(data, fit, j); });
  const std::span<const double> x = data.design.covariates.column(j);
  const survival::Covariates others = without_column(data.design.covariates, j);
  const auto found =
      results::maybe([&] { return survival::cox_diagnostics(data.follow_up, others, fitted(data.follow_up, others)); });
  if (!found.value) return result;
  result.x.assign(x.begin(), x.end());
  result.martingale = found.value->martingale;
  result.trend = smooth(result.x, result.martingale, survival::patient_counts(data.follow_up));
  return result;
}

}  // namespace

ModelChecks check_model(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& factors) {
  const ModelData data = model_data(analysis, endpoint, factors);
  const CoxFit fit = fitted(data.follow_up, data.design.covariates), of_study = judged(data, data.follow_up);
  const survival::CoxDiagnostics found = survival::cox_diagnostics(data.follow_up, data.design.covariates, fit);
  ModelChecks result;
  result.events = events_counted(data.follow_up);
  result.event_time = found.event_time;
  for (std::size_t j = 0; j < fit.coefficient.size(); ++j) {
    if (fit.coefficient[j].state != CoefficientState::estimated) continue;
    ++result.parameters;
    if (data.design.terms[data.design.columns[j].term].is_spline()) continue;  // its curve says what its columns cannot
    ModelChecks::Coefficient& coefficient =
        result.coefficients.emplace_back(check_column(analysis, data, fit, found, j));
    coefficient.hazard_ratio = of_study.coefficient[j].hazard_ratio;
    coefficient.p = of_study.coefficient[j].p;
    if (!data.design.columns[j].level && !has_two_values(data.design.covariates.column(j)))
      result.linearity.push_back(check_linearity(data, fit, j));
  }
  return result;
}

}  // namespace rtsurv::study
