#include "rtsurv/starter/covariates.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "rtsurv/naming/identifier.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

using table::ColumnType;

constexpr std::size_t most_covariates = 30;
constexpr std::size_t most_codes = 6;

// A whole number of this name is a code, not a quantity.
constexpr std::array<std::string_view, 18> category_words{
    "grade",     "stage", "ecog", "class", "category",    "group",  "type",   "arm",      "trt",
    "treatment", "rx",    "site", "inst",  "institution", "center", "centre", "hospital", "region"};

// What is observed after treatment does not explain what follows from it: who responds has lived long enough to do so.
constexpr std::array<std::string_view, 14> later_words{"response",  "recist",     "toxicity",    "tox",   "ctcae",
                                                       "responder", "dermatitis", "pneumonitis", "after", "subsequent",
                                                       "salvage",   "followup",   "fu",          "last"};

bool has_any(const NameWords& name, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.has(word); });
}

bool all_differ(const ColumnProfile& column) { return column.known == column.rows && column.distinct == column.rows; }

naming::ColumnFacts facts_of(const ColumnProfile& column) {
  return {.text = column.type == ColumnType::text,
          .whole = column.is_number() && column.whole,
          .rows = column.rows,
          .known = column.known,
          .distinct = column.distinct,
          .lowest = column.lowest,
          .highest = column.highest};
}

bool is_used(std::size_t column, const std::vector<GuessedEndpoint>& endpoints) {
  return std::any_of(endpoints.begin(), endpoints.end(), [column](const GuessedEndpoint& endpoint) {
    return endpoint.time_column == column || endpoint.event_column == column;
  });
}

/// An outcome by its name: an event or a time that nothing but the outcome itself is called after.
bool sounds_like_outcome(const NameWords& name) {
  return (name.event || name.time) && (name.is_generic() || name.meaning != Meaning::none);
}

constexpr std::array<std::string_view, 3> sum_words{"sum", "sld", "sod"};
constexpr std::array<std::string_view, 3> baseline_words{"baseline", "base", "before"};

/// The table has a sum of lesions before treatment: its other sums are of the follow-up.
bool has_baseline_sum(const std::vector<NameWords>& names) {
  return std::any_of(names.begin(), names.end(),
                     [](const NameWords& name) { return has_any(name, sum_words) && has_any(name, baseline_words); });
}

/// Two or more of the four categories of RECIST, and nothing else.
bool is_response(const ColumnProfile& column) {
  constexpr std::array<std::string_view, 4> categories{"CR", "PD", "PR", "SD"};
  return column.few_levels.size() > 2 &&
         std::all_of(column.few_levels.begin(), column.few_levels.end(), [&](const std::string& level) {
           return std::find(categories.begin(), categories.end(), level) != categories.end();
         });
}

std::string reason_to_leave_out(const ColumnProfile& column, const NameWords& name) {
  if (column.distinct == 0) return "no values";
  if (column.distinct == 1) return "one value only";
  if (column.type == ColumnType::date) return "a date";
  if (naming::names_person(name)) return "may identify a patient";
  if (naming::names_remark(name) || std::ranges::any_of(column.few_levels, naming::is_long)) return "free text";
  if (sounds_like_outcome(name)) return "sounds like an outcome";
  if (has_any(name, later_words) || is_response(column)) return "known only after treatment";
  if (name.id && column.distinct < column.known)
    return "sounds like an identifier, but values repeat: is each row one patient?";
  if (name.id) return "sounds like an identifier";
  if (naming::are_record_numbers(facts_of(column))) return "looks like a record number";
  if (naming::number_the_rows(facts_of(column))) return "numbers the rows";
  if (column.is_number() && column.whole && column.distinct > ColumnProfile::few && has_any(name, category_words))
    return fmt::format("{} different codes", column.distinct);
  if (column.type == ColumnType::text && (column.few_levels.empty() || column.rows < 3 * column.distinct))
    return fmt::format("{} different texts", column.distinct);
  return {};
}

Covariate text_covariate(std::size_t index, const ColumnProfile& column) {
  Covariate covariate{index, {}, {}};
  std::vector<std::size_t> order(column.few_levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!order.empty() && !column.ordered)
    std::rotate(
        order.begin(),
        std::max_element(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return column.few_counts[a] < column.few_counts[b]; }),
        order.end());
  std::sort(order.begin() + (order.empty() ? 0 : 1), order.end());
  for (const std::size_t level : order) covariate.levels.push_back(toml_text(column.few_levels[level]));
  if (column.distinct == 2) covariate.condition = sql_name(column.name) + " = " + sql_text(column.few_levels.back());
  return covariate;
}

Covariate number_covariate(std::size_t index, const ColumnProfile& column, const NameWords& name) {
  Covariate covariate{index, {}, {}};
  const bool codes = column.whole && column.distinct <= most_codes && has_any(name, category_words);
  if (column.distinct == 2 || codes)
    for (const double code : column.few_numbers) covariate.levels.push_back(table::label(code));
  if (column.distinct == 2) covariate.condition = sql_name(column.name) + " = " + covariate.levels.back();
  return covariate;
}

Covariate make_covariate(std::size_t index, const ColumnProfile& column, const NameWords& name) {
  if (column.type == ColumnType::text) return text_covariate(index, column);
  if (column.type == ColumnType::boolean) return {index, {}, sql_name(column.name)};
  return number_covariate(index, column, name);
}

bool is_total_dose(const ColumnProfile& column, const NameWords& name) {
  constexpr std::array<std::string_view, 10> others{"fraction", "fractions", "fx",    "per",  "bed",
                                                    "eqd2",     "mean",      "boost", "rate", "max"};
  return column.is_number() && name.has("dose") && !has_any(name, others) && column.lowest >= 0.0 &&
         column.highest <= 150.0;
}

bool is_fractions(const ColumnProfile& column, const NameWords& name) {
  constexpr std::array<std::string_view, 5> words{"fractions", "fraction", "fx", "nfx", "nfrac"};
  constexpr std::array<std::string_view, 5> others{"dose", "per", "size", "ejection", "gy"};
  return column.whole && column.is_number() && has_any(name, words) && !has_any(name, others) && column.lowest >= 1.0 &&
         column.highest <= 100.0;
}

}  // namespace

GuessedCovariates guess_covariates(const TableProfile& table, const std::vector<NameWords>& names,
                                   const std::vector<GuessedEndpoint>& endpoints) {
  GuessedCovariates guess;
  const bool lesion_sums = has_baseline_sum(names);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    if (is_used(i, endpoints)) continue;
    const bool countable = column.type == ColumnType::text || column.whole;
    if (!guess.id && names[i].id && countable && all_differ(column)) {
      guess.id = i;
      continue;
    }
    std::string reason = reason_to_leave_out(column, names[i]);
    if (reason.empty() && lesion_sums && has_any(names[i], sum_words) && !has_any(names[i], baseline_words))
      reason = "known only after treatment";
    if (reason.empty() && guess.covariates.size() == most_covariates)
      reason = fmt::format("beyond the first {}", most_covariates);
    if (reason.empty()) {
      guess.covariates.push_back(make_covariate(i, column, names[i]));
    } else {
      guess.left_out.push_back({column.name, std::move(reason)});
    }
  }
  return guess;
}

std::optional<GuessedDose> guess_dose(const TableProfile& table, const std::vector<NameWords>& names) {
  constexpr std::array<std::string_view, 3> added{"dose_per_fraction", "bed", "eqd2"};
  GuessedDose dose;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    if (std::find(added.begin(), added.end(), column.name) != added.end()) return std::nullopt;
    if (dose.total.empty() && is_total_dose(column, names[i])) dose.total = column.name;
    if (dose.fractions.empty() && is_fractions(column, names[i])) dose.fractions = column.name;
  }
  if (dose.total.empty() || dose.fractions.empty()) return std::nullopt;
  return dose;
}

}  // namespace rtsurv::starter
