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

std::vector<std::string> dates_of(const Draft& draft) {
  std::vector<std::string> dates;
  for (const ColumnProfile& column : draft.table.columns)
    if (column.type == table::ColumnType::date) dates.push_back(sql_name(column.name));
  return dates;
}

std::string write_dates(const std::vector<std::string>& dates) {
  if (dates.size() < 2) return {};
  return fmt::format(R"(
# Dates that must stand in this order, where both of two are known; put them into theirs.
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
    if (!covariate.condition.empty() && !has_any(draft.name_of(covariate.column), exclusion_words) &&
        has_any(draft.name_of(covariate.column), words))
      return covariate.condition;
  return {};
}

std::string write_referrals(const Draft& draft, const std::vector<std::string>& dates) {
  constexpr std::array<std::string_view, 7> words{"start", "rt", "begin", "treatment", "referral", "referred", "first"};
  if (dates.empty()) return {};
  const auto start =
      std::find_if(dates.begin(), dates.end(), [&](const std::string& date) { return has_any(date, words); });
  const std::string reason = reason_for_referral(draft);
  const std::string share = reason.empty() ? "" : "# share = " + toml_text(reason) + "\n";
  return fmt::format(R"(
# Patients per calendar year{}.
# [referrals]
# date = {}
{})",
                     reason.empty() ? "" : ", and the trend of the share of one kind",
                     toml_text(start == dates.end() ? dates.front() : *start), share);
}

/// Two or more of the four categories of RECIST, and nothing else.
bool is_best_response(const ColumnProfile& column) {
  constexpr std::array<std::string_view, 4> categories{"CR", "PD", "PR", "SD"};
  return column.few_levels.size() > 1 &&
         std::all_of(column.few_levels.begin(), column.few_levels.end(), [&](const std::string& level) {
           return std::find(categories.begin(), categories.end(), level) != categories.end();
         });
}

std::string write_recorded_response(const Draft& draft) {
  const auto& columns = draft.table.columns;
  const auto best = std::find_if(columns.begin(), columns.end(), is_best_response);
  if (best == columns.end()) return {};
  return fmt::format(R"(
# Best response, with exact intervals.
# [response]
# best = {}
)",
                     toml_text(sql_name(best->name)));
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

std::string write_toxicity(const Draft& draft) {
  constexpr std::array<std::string_view, 5> words{"toxicity", "tox", "ctcae", "dermatitis", "pneumonitis"};
  constexpr double highest_grade = 5.0;
  for (const ColumnProfile& column : draft.table.columns)
    if (column.is_number() && column.whole && column.lowest >= 0.0 && column.highest <= highest_grade &&
        has_any(column.name, words))
      return fmt::format(R"(
# Worst grade of toxicity; grade 3 or worse with an upper limit, also when nobody had it.
# [toxicity]
# grade = {}
)",
                         toml_text(sql_name(column.name)));
  return {};
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
