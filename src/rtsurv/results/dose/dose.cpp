#include "rtsurv/results/dose/dose.hpp"

namespace rtsurv::results {

double DoseResult::Row::total_gy() const {
  double total = 0.0;
  for (const Schedule::Phase& phase : regimen.schedule.phases) total += phase.total_gy;
  return total;
}

std::optional<double> DoseResult::Row::dose_per_fraction_gy() const {
  const double first = regimen.schedule.phases.front().dose_per_fraction_gy;
  for (const Schedule::Phase& phase : regimen.schedule.phases)
    if (phase.dose_per_fraction_gy != first) return std::nullopt;
  return first;
}

std::size_t DoseResult::subjects() const {
  std::size_t n = 0;
  for (const Regimen& regimen : regimens) n += regimen.n.value_or(1);
  return n;
}

std::vector<DoseResult::Row> DoseResult::rows_of(const std::vector<Regimen>& regimens) {
  std::vector<Row> rows;
  for (const Regimen& regimen : regimens)
    for (const Effect& effect : regimen.effects) rows.push_back({regimen, effect});
  return rows;
}

std::optional<std::vector<DoseResult::Row>> DoseResult::reference_rows() const {
  if (!reference) return std::nullopt;
  return rows_of({*reference});
}

}  // namespace rtsurv::results
