#include "rtsurv/report/words/schedules.hpp"

#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report {

namespace {

constexpr std::size_t most_rows = 20;
constexpr std::size_t least_rows = 8;  // a tail of equal numbers is cut in its middle rather than leave fewer

std::string phase_phrase(const results::Schedule::Phase& phase) {
  return plain(phase.total_gy, 2) + " Gy in " + std::to_string(phase.fractions) + " " +
         plural(phase.fractions, "fraction");
}

}  // namespace

std::string schedule_phrase(const results::Schedule& schedule) {
  std::string text;
  for (const results::Schedule::Phase& phase : schedule.phases)
    text += (text.empty() ? "" : " + ") + phase_phrase(phase);
  if (schedule.per_day > 1) text += ", " + std::to_string(schedule.per_day) + " a day";
  if (schedule.rbe != 1.0) text += ", RBE " + plain(schedule.rbe, 3);
  return text;
}

std::string fraction_dose(const results::Schedule& schedule) {
  std::string text;
  for (const results::Schedule::Phase& phase : schedule.phases)
    text += (text.empty() ? "" : " + ") + fixed(phase.dose_per_fraction_gy, 2);
  return text;
}

std::string alpha_beta_phrase(double alpha_beta_gy) {
  return "\u03B1/\u03B2\u00A0" + plain(alpha_beta_gy, 3) + "\u00A0Gy";
}

ScheduleList schedule_list(const results::ScheduleTable& table) {
  const std::span<const ScheduleRow> rows(table.rows);
  if (rows.size() <= most_rows) return {rows, {}};
  std::size_t kept = most_rows - 1;
  while (kept > least_rows && rows[kept - 1].n == rows[kept].n) --kept;
  if (rows[kept - 1].n == rows[kept].n) kept = most_rows - 1;
  return {rows.first(kept), rows.subspan(kept)};
}

std::string rare_label(std::span<const ScheduleRow> rare) {
  std::size_t most = 0;
  for (const ScheduleRow& row : rare) most = std::max(most, row.n);
  if (results::is_hidden(most)) return "Other (" + std::to_string(rare.size()) + " schedules)";
  const std::string sign = most == 1 ? "=" : "\u2264";
  return "Other (" + std::to_string(rare.size()) + " schedules, each n\u00A0" + sign + "\u00A0" +
         count(static_cast<double>(most)) + ")";
}

std::size_t patients_of(std::span<const ScheduleRow> rows) {
  std::size_t n = 0;
  for (const ScheduleRow& row : rows) n += row.n;
  return n;
}

DoseRange eqd2_range(std::span<const ScheduleRow> rows) {
  if (rows.empty()) return {};
  DoseRange range{rows.front().lowest_eqd2_gy, rows.front().highest_eqd2_gy};
  for (const ScheduleRow& row : rows) {
    range.low = std::min(range.low, row.lowest_eqd2_gy);
    range.high = std::max(range.high, row.highest_eqd2_gy);
  }
  return range;
}

std::optional<DoseThreshold> dose_threshold(const results::Study& study) {
  for (const results::CutpointResult& cutpoint : study.cutpoints) {
    if (cutpoint.variable != eqd2_column) continue;
    if (cutpoint.fixed) return DoseThreshold{*cutpoint.fixed, true};
    if (cutpoint.why.empty()) return DoseThreshold{cutpoint.maxstat.cutpoint, false};
  }
  return {};
}

}  // namespace rtsurv::report
