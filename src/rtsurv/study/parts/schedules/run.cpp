// [dose]: the schedules that were given, their effect and how their patients fared.
#include <algorithm>

#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"
#include "rtsurv/study/parts/schedules/schedules.hpp"
#include "rtsurv/study/prepare/treatments.hpp"

namespace rtsurv::study {
namespace {

using results::ScheduleTable;
using Treatments = std::vector<std::optional<dose::Treatment>>;

struct Treated {
  Treatments treatments;
  CohortCounts patients;
};

/// BED of the patients (Gy).
math::CountedValues beds_of(const Treated& treated, const std::vector<std::size_t>& rows, const dose::Tissue& tissue) {
  std::vector<double> beds;
  beds.reserve(rows.size());
  for (const std::size_t row : rows) beds.push_back(dose::bed(*treated.treatments[row], tissue).value);
  return math::CountedValues(beds, treated.patients.on(rows));
}

ScheduleTable::Row row_of(Analysis& analysis, const Treated& treated, const ScheduleGroup& group) {
  const DoseRule& rule = *analysis.protocol().dose;
  ScheduleTable::Row row;
  row.schedule = group.schedule;
  row.n = group.n;
  for (const double alpha_beta : rule.alpha_beta) {
    const math::CountedValues beds = beds_of(treated, group.rows, tissue_of(rule, alpha_beta));
    const auto eqd2 = [&](double bed) { return dose::eqd2_of_bed(Gray{bed}, {alpha_beta}).value; };
    const double median = beds.quantile(0.5);
    if (row.equivalents.empty()) {
      row.lowest_eqd2_gy = eqd2(beds.values().front());
      row.highest_eqd2_gy = eqd2(beds.values().back());
    }
    row.equivalents.push_back({alpha_beta, median, eqd2(median)});
  }
  std::vector<std::uint8_t> flags(treated.treatments.size(), 0);
  for (const std::size_t member : group.rows) flags[member] = 1;
  for (const EndpointRule& endpoint : analysis.protocol().endpoints)
    row.outcomes.push_back(outcome_among(analysis, endpoint.name.text, flags));
  return row;
}

ScheduleTable::Spread spread_of(const Treated& treated, const std::vector<std::size_t>& known, const DoseRule& rule,
                                double alpha_beta) {
  const math::CountedValues beds = beds_of(treated, known, tissue_of(rule, alpha_beta));
  const auto eqd2 = [&](double p) { return dose::eqd2_of_bed(Gray{beds.quantile(p)}, {alpha_beta}).value; };
  return {alpha_beta, eqd2(0.0), eqd2(0.25), eqd2(0.5), eqd2(0.75), eqd2(1.0)};
}

}  // namespace

void run_schedules(Analysis& analysis, results::Study& study) {
  const DoseRule& rule = *analysis.protocol().dose;
  const table::Table& table = analysis.table();
  const Treated treated{treatments_of(table, rule, read_dose_input(table, rule)), CohortCounts(analysis)};
  ScheduleTable result;
  std::vector<std::size_t> known, unknown;
  for (std::size_t row = 0; row < treated.treatments.size(); ++row)
    (treated.treatments[row] ? known : unknown).push_back(row);
  result.n = treated.patients.of(known);
  result.n_missing = treated.patients.of(unknown);
  if (result.n > 0)
    for (const double alpha_beta : rule.alpha_beta) result.eqd2.push_back(spread_of(treated, known, rule, alpha_beta));
  for (const ScheduleGroup& group : schedules_of(treated.treatments, treated.patients))
    result.rows.push_back(row_of(analysis, treated, group));
  for (ScheduleTable::Row& row : result.rows)
    row.percent = 100.0 * static_cast<double>(row.n) / static_cast<double>(result.n);
  std::stable_sort(result.rows.begin(), result.rows.end(), [](const auto& a, const auto& b) {
    return a.n != b.n ? a.n > b.n : a.lowest_eqd2_gy < b.lowest_eqd2_gy;
  });
  study.schedules = std::move(result);
}

}  // namespace rtsurv::study
