#include "model.hpp"

#include <nanobind/ndarray.h>

#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "raised.hpp"
#include "rtsurv/survival/cox/concordance.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace nb = nanobind;

namespace rtsurv::python {
namespace {

using Column = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Matrix = nb::ndarray<const double, nb::ndim<2>, nb::f_contig, nb::device::cpu>;

struct Model {
  survival::CoxFit fit;
  survival::BaselineHazard baseline;
};

std::span<const double> span_of(const Column& column) { return {column.data(), column.size()}; }

survival::FollowUp follow_up_of(std::span<const double> time, std::span<const double> event) {
  std::vector<std::uint8_t> happened;
  for (const double value : event) happened.push_back(value != 0 ? 1 : 0);
  return survival::FollowUp({.time = time, .event = happened});
}

survival::Covariates covariates_of(const Matrix& x) {
  return {.rows = x.shape(0), .columns = x.shape(1), .values = {x.data(), x.data() + x.size()}};
}

Model fitted(const survival::FollowUp& follow_up, const survival::Covariates& covariates, survival::Ties ties) {
  survival::CoxFit fit = survival::cox(follow_up, covariates, {.ties = ties, .concordance = false});
  survival::BaselineHazard baseline = std::move(survival::baseline_hazard(follow_up, covariates, fit).front());
  return {std::move(fit), std::move(baseline)};
}

/// An array of NumPy that owns its values.
nb::object array_of(std::vector<double> values) {
  auto* const kept = new std::vector<double>(std::move(values));
  const nb::capsule owner(kept, [](void* held) noexcept { delete static_cast<std::vector<double>*>(held); });
  return nb::ndarray<nb::numpy, double, nb::ndim<1>>(kept->data(), {kept->size()}, owner).cast();
}

/// One number of each coefficient.
template <typename Number>
nb::object each(const survival::CoxFit& fit, const Number& number) {
  std::vector<double> values;
  for (const survival::Coefficient& coefficient : fit.coefficient) values.push_back(number(coefficient));
  return array_of(std::move(values));
}

nb::object in_state(const survival::CoxFit& fit, survival::CoefficientState state) {
  return each(fit, [state](const auto& coefficient) { return coefficient.state == state ? 1.0 : 0.0; });
}

nb::dict cox_model(const Column& time, const Column& event, const Matrix& x, bool breslow) {
  Model model = raised([&] {
    return fitted(follow_up_of(span_of(time), span_of(event)), covariates_of(x),
                  breslow ? survival::Ties::breslow : survival::Ties::efron);
  });
  nb::dict values;
  values["coef"] = each(model.fit, [](const auto& coefficient) { return coefficient.estimate; });
  values["std_error"] = each(model.fit, [](const auto& coefficient) { return coefficient.std_error; });
  values["infinite"] = in_state(model.fit, survival::CoefficientState::infinite);
  values["redundant"] = in_state(model.fit, survival::CoefficientState::redundant);
  values["mean"] = array_of(std::move(model.fit.mean));
  values["time"] = array_of(std::move(model.baseline.time));
  values["cumulative_hazard"] = array_of(std::move(model.baseline.cumulative_hazard));
  return values;
}

double harrells_c(const Column& time, const Column& event, const Column& score) {
  return raised([&] { return survival::harrells_c(follow_up_of(span_of(time), span_of(event)), span_of(score)); });
}

}  // namespace

void add_model(nb::module_& module) {
  module.def("cox_model", &cox_model, nb::arg("time"), nb::arg("event"), nb::arg("x"), nb::arg("breslow"));
  module.def("harrells_c", &harrells_c, nb::arg("time"), nb::arg("event"), nb::arg("score"));
}

}  // namespace rtsurv::python
