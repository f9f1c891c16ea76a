#include "rtsurv/study/analysis/swept_columns.hpp"

#include <algorithm>

#include "rtsurv/study/prepare/treatments.hpp"

namespace rtsurv::study {

SweptColumns::SweptColumns(Analysis& analysis, const DoseDependence& depends, const Treatments& treatments)
    : analysis_(analysis), depends_(depends), treatments_(treatments) {}

SweptColumns::~SweptColumns() {
  for (table::Column& column : saved_) analysis_.replace(std::move(column));
  forget();
}

void SweptColumns::save(const std::string& name) {
  const auto known = [&](const table::Column& column) { return column.name == name; };
  if (std::none_of(saved_.begin(), saved_.end(), known))
    saved_.push_back(analysis_.table().column(name, "[dose.sweep]"));
}

void SweptColumns::forget() {
  analysis_.values().forget([&](const std::string& expression) { return depends_.reaches(expression); });
}

void SweptColumns::set(const table::Column& column) {
  save(column.name);
  analysis_.replace(column);
  forget();
}

void SweptColumns::set_dose(double alpha_beta_gy) {
  DoseRule rule = *analysis_.protocol().dose;
  rule.alpha_beta = {alpha_beta_gy};
  for (const table::Column& column : dose_columns(rule, treatments_))
    if (depends_.reaches(column.name)) set(column);
  for (const Derivation& derivation : analysis_.protocol().derivations) {
    if (!depends_.reaches(derivation.name.text)) continue;
    table::Column column = analysis_.table().evaluate(derivation.expression.text, "[derive] " + derivation.name.text);
    column.name = derivation.name.text;
    set(column);
  }
}

}  // namespace rtsurv::study
