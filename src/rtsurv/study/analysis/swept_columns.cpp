#include "rtsurv/study/analysis/swept_columns.hpp"

#include "rtsurv/study/prepare/treatments.hpp"

namespace rtsurv::study {

void put_dose(Analysis& overlay, const DoseDependence& depends, const Treatments& treatments, double alpha_beta_gy) {
  DoseRule rule = *overlay.protocol().dose;
  rule.alpha_beta = {alpha_beta_gy};
  for (const table::Column& column : dose_columns(rule, treatments))
    if (depends.reaches(column.name)) overlay.put(column);
  for (const Derivation& derivation : overlay.protocol().derivations) {
    if (!depends.reaches(derivation.name.text)) continue;
    table::Column column = overlay.table().evaluate(derivation.expression.text, "[derive] " + derivation.name.text);
    column.name = derivation.name.text;
    overlay.put(column);
  }
}

}  // namespace rtsurv::study
