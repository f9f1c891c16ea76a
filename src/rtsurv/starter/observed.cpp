// Commented examples for what was observed: the order of dates, referrals, response, toxicity.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rtsurv/starter/draft.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

bool has_any(const std::string& column, const auto& words) {
  const NameWords name = read_name(column);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.has(word); });
}

/// In the order in which they happened to most patients.
std::vector<std::string> dates_of(const Draft& draft) {
  std::vector<const ColumnProfile*> columns;
  for (const ColumnProfile& column : draft.table.columns)
    if (column.type == table::ColumnType::date) columns.push_back(&column);
  std::stable_sort(columns.begin(), columns.end(),
                   [](const ColumnProfile* a, const ColumnProfile* b) { return a->median < b->median; });
  std::vector<std::string> dates;
  for (const ColumnProfile* column : columns) dates.push_back(sql_name(column->name));
  return dates;
}

std::string write_dates(const std::vector<std::string>& dates) {
  if (dates.size() < 2) return {};
  return fmt::format(R"(
# Dates that must stand in this order, where both of two are known; correct it.
# [dates]
# course = {}
)",
                     toml_list(dates, 11, "# "));
}

/// A covariate that tells why a patient was referred, as a condition.
std::string reason_for_referral(const Draft& draft) {
  constexpr std::array<std::string_view, 6> words{"reason",      "referral", "indication",
                                                  "symptomatic", "symptoms", "intent"};
  constexpr std::array<std::string_view, 5> exclusion_words{"incomplete", "stopped", "excluded", "exclusion",
                                                            "withdrawal"};
  for (const Covariate& covariate : draft.covariates.covariates)
    if (!covariate.condition.empty() && !has_any(covariate.name, exclusion_words) && has_any(covariate.name, words))
      return covariate.condition;
  return {};
}

std::string write_referrals(const Draft& draft, const std::vector<std::string>& dates) {
  if (dates.empty()) return {};
  const auto& start = draft.outcomes.dates.start;
  const std::string date = start ? sql_name(draft.name_of(*start)) : dates.front();
  const std::string reason = reason_for_referral(draft);
  const std::string share = reason.empty() ? "" : "# share = " + toml_text(reason) + "\n";
  return fmt::format(R"(
# Patients per calendar year{}.
# [referrals]
# date = {}
{})",
                     reason.empty() ? "" : ", and the trend of the share of one kind", toml_text(date), share);
}

std::string write_recorded_response(const Draft& draft) {
  const auto& columns = draft.table.columns;
  const auto best = std::find_if(columns.begin(), columns.end(), is_response);
  if (best == columns.end()) return {};
  const std::string name = sql_name(best->name);
  const bool not_evaluable =
      std::find(best->few_levels.begin(), best->few_levels.end(), "NE") != best->few_levels.end();
  return fmt::format(R"(
[response]   # guessed: a column of CR, PR, SD and PD is the best response
best = {}
)",
                     toml_text(not_evaluable ? "case when " + name + " <> 'NE' then " + name + " end" : name));
}

/// Sums of lesion diameters: one of them the baseline, the others later.
std::string write_lesion_sums(const Draft& draft) {
  constexpr std::array<std::string_view, 3> sum_words{"sum", "sld", "sod"};
  constexpr std::array<std::string_view, 3> baseline_words{"baseline", "base", "before"};
  std::string baseline;
  std::vector<std::string> later;
  for (const ColumnProfile& column : draft.table.columns) {
    if (!column.is_number() || column.lowest < 0.0 || !has_any(column.name, sum_words)) continue;
    if (baseline.empty() && has_any(column.name, baseline_words) && column.lowest > 0.0)
      baseline = sql_name(column.name);
    else
      later.push_back(sql_name(column.name));
  }
  if (baseline.empty() || later.empty()) return {};
  return fmt::format(R"(
# Best response by RECIST 1.1 from the sums of lesion diameters in mm, those of the follow-up in their order.
# [response]
# baseline  = {}
# follow_up = {}
)",
                     toml_text(baseline), toml_list(later, 14, "# "));
}

/// Grades by name and values; several of them count by the worst.
std::string write_toxicity(const Draft& draft) {
  std::vector<std::string> grades;
  for (const ColumnProfile& column : draft.table.columns)
    if (is_toxicity(column, read_name(column.name))) grades.push_back(sql_name(column.name));
  if (grades.empty()) return {};
  std::string worst = grades.front();
  for (std::size_t i = 1; i < grades.size(); ++i) worst += ", " + grades[i];
  if (grades.size() > 1) worst = "greatest(" + worst + ")";
  return fmt::format(R"(
[toxicity]   # guessed: grades 0 to 5 by name and values; grade 3 or worse with an upper limit, also when nobody had it
grade = {}
)",
                     toml_text(worst));
}

}  // namespace

std::string write_observed(const Draft& draft) {
  const std::vector<std::string> dates = dates_of(draft);
  std::string response = write_recorded_response(draft);
  if (response.empty()) response = write_lesion_sums(draft);
  return write_dates(dates) + write_referrals(draft, dates) + response + write_toxicity(draft) +
         "\n# What becomes known only after the start, such as response, cannot be a factor: see [landmark] in "
         "docs/protocol.md.\n"
         "# To put the figures of a paper beside those of this study, see [published] in docs/protocol.md.\n";
}

}  // namespace rtsurv::starter
