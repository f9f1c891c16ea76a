#include "rtsurv/study/methods/unbounded_spline.hpp"

#include <algorithm>
#include <vector>

#include "rtsurv/survival/cox/spline.hpp"

namespace rtsurv::study {
namespace {

std::size_t columns_of(const DesignTerm& spline) { return spline.knots.size() - 1; }

}  // namespace

bool lacks_bound(const ModelFit& model, std::size_t term) {
  const auto first = model.fit.coefficient.begin() + static_cast<std::ptrdiff_t>(model.design.first_column(term));
  const auto last = first + static_cast<std::ptrdiff_t>(columns_of(model.design.terms[term]));
  return std::any_of(first, last, [](const survival::Coefficient& one) { return survival::lacks_bound(one.state); });
}

bool is_separated(const ModelFit& model, std::size_t term) {
  const survival::Covariates& all = model.design.covariates;
  survival::Covariates others{all.rows, 0, {}};
  for (std::size_t j = 0; j < all.columns; ++j) {
    if (model.design.columns[j].term == term) continue;
    const auto column = all.column(j);
    others.values.insert(others.values.end(), column.begin(), column.end());
    ++others.columns;
  }
  const double without = others.columns == 0 ? model.fit.loglik_null : model.refit(others).loglik_model;
  return survival::is_higher(model.fit.loglik_model, without);
}

survival::Coefficient ratio_of_values(const ModelFit& model, std::size_t term, double value, double reference) {
  const DesignTerm& spline = model.design.terms[term];
  const std::size_t first = model.design.first_column(term);
  std::vector<double> step = survival::spline_columns(value, spline.knots);
  const std::vector<double> origin = survival::spline_columns(reference, spline.knots);
  for (std::size_t j = 0; j < step.size(); ++j) step[j] -= origin[j];
  survival::Covariates turned = model.design.covariates;
  const auto x = model.design.covariates.column(first);
  for (std::size_t i = 0; i < turned.rows; ++i) {
    const double unit = x[i] / step[0];
    turned.values[first * turned.rows + i] = unit;
    for (std::size_t j = 1; j < step.size(); ++j) turned.values[(first + j) * turned.rows + i] -= step[j] * unit;
  }
  return model.refit(turned).coefficient[first];
}

}  // namespace rtsurv::study
