#include "rtsurv/study/methods/spline_rows.hpp"

#include <cmath>

#include <fmt/format.h>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/methods/unbounded_spline.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

/// The values of the variable in the patients; it is the first column of its spline.
math::CountedValues values_of(const ModelFit& model, std::size_t term) {
  const std::vector<double> count = survival::patient_counts(model.follow_up);
  return math::CountedValues(model.design.covariates.column(model.design.first_column(term)), count);
}

std::string four_digits(double value) { return fmt::format("{:.4g}", value); }

void fill(results::CoxTerm& row, const survival::LogRatio& ratio, const survival::CoxFit& fit, bool robust) {
  const double z = math::ConfidenceLevel(fit.confidence_level).z();
  row.coefficient = ratio.estimate;
  (robust ? row.robust_std_error : row.std_error) = ratio.std_error;
  row.hazard_ratio = std::exp(ratio.estimate);
  row.lower = std::exp(ratio.estimate - z * ratio.std_error);
  row.upper = std::exp(ratio.estimate + z * ratio.std_error);
  if (!(ratio.std_error > 0.0)) return;
  row.z = ratio.estimate / ratio.std_error;
  row.p = math::normal_two_sided(*row.z);
}

}  // namespace

std::vector<results::CoxTerm> spline_rows(const ModelFit& model, std::size_t term, results::CoxTerm row) {
  const survival::CoxFit& fit = model.fit;
  const math::CountedValues values = values_of(model, term);
  const survival::SplineOfFit spline{fit, model.design.first_column(term), model.design.terms[term].knots};
  const double median = values.quantile(0.5);
  const bool robust = std::isfinite(fit.coefficient[spline.first].robust_std_error);
  const bool unbounded = lacks_bound(model, term);
  row.reference = four_digits(median);
  std::vector<results::CoxTerm> rows;
  for (const bool upper : {false, true}) {
    double value = values.quantile(upper ? 0.75 : 0.25);
    if (value == median) value = upper ? values.values().back() : values.values().front();
    if (value == median) continue;
    rows.push_back(row);
    rows.back().level = four_digits(value);
    if (spline.is_estimated()) fill(rows.back(), survival::log_ratio(spline, value, median), fit, robust);
    if (unbounded) describe_column(rows.back(), ratio_of_values(model, term, value, median));
  }
  return rows;
}

std::vector<results::CoxResult::Spline> describe_splines(const ModelFit& model, const ColumnTest& test) {
  const Design& design = model.design;
  const survival::CoxFit& fit = model.fit;
  std::vector<results::CoxResult::Spline> splines;
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    const DesignTerm& term = design.terms[t];
    if (!term.is_spline()) continue;
    const survival::SplineOfFit spline{fit, design.first_column(t), term.knots};
    if (!spline.is_estimated()) continue;
    std::vector<std::uint8_t> dropped(design.columns.size(), 0);
    for (std::size_t j = 0; j < dropped.size(); ++j) dropped[j] = design.columns[j].term == t ? 1 : 0;
    results::CoxResult::Spline& described = splines.emplace_back();
    described.term = term.name;
    described.variable = term.splined;
    described.curve.knots = term.knots;
    described.curve.overall = test(dropped);
    dropped[spline.first] = 0;
    described.curve.nonlinear = test(dropped);
    const math::CountedValues values = values_of(model, t);
    described.curve.reference = values.quantile(0.5);
    survival::draw_spline(
        spline, {.low = values.quantile(0.01), .high = values.quantile(0.99), .confidence_level = fit.confidence_level},
        described.curve);
  }
  return splines;
}

}  // namespace rtsurv::study
