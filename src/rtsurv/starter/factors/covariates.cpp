#include "rtsurv/starter/factors/covariates.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rtsurv/naming/identifier.hpp"
#include "rtsurv/starter/text.hpp"
#include "rtsurv/starter/values/levels.hpp"

namespace rtsurv::starter {
namespace {

using table::ColumnType;

constexpr std::size_t most_covariates = 30;

// What is observed after treatment does not explain what follows from it: who responds has lived long enough to do so.
constexpr std::array<std::string_view, 19> later_words{
    "response",    "recist", "toxicity",   "tox",          "ctcae",    "responder", "dermatitis",
    "pneumonitis", "after",  "subsequent", "salvage",      "followup", "fu",        "last",
    "cause",       "cod",    "interval",   "discontinued", "dropout"};

/// Words that mean it together, and not alone: an incomplete resection came before.
constexpr std::array<std::array<std::string_view, 2>, 8> later_pairs{{{"follow", "up"},
                                                                      {"new", "lesion"},
                                                                      {"new", "lesions"},
                                                                      {"new", "metastasis"},
                                                                      {"course", "completed"},
                                                                      {"treatment", "completed"},
                                                                      {"rt", "completed"},
                                                                      {"incomplete", "reason"}}};

bool has_any(const NameWords& name, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.has(word); });
}

bool is_later(const NameWords& name) {
  return has_any(name, later_words) || std::ranges::any_of(later_pairs, [&](const auto& pair) {
           return std::ranges::all_of(pair, [&](std::string_view word) { return name.has(word); });
         });
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

bool is_used(std::size_t column, const GuessedOutcomes& outcomes) {
  return std::any_of(outcomes.endpoints.begin(), outcomes.endpoints.end(), [column](const GuessedEndpoint& endpoint) {
    return std::find(endpoint.columns.begin(), endpoint.columns.end(), column) != endpoint.columns.end();
  });
}

bool is_listed(const std::string& column, const std::vector<LeftOut>& left_out) {
  return std::any_of(left_out.begin(), left_out.end(), [&](const LeftOut& one) { return one.column == column; });
}

/// An outcome by its name: an event or a time that nothing but the outcome itself is called after.
bool sounds_like_outcome(const NameWords& name) {
  return (name.event || name.time) && (name.is_generic() || name.inverted || name.meaning != Meaning::none);
}

/// It was understood as telling an outcome, whether an endpoint uses it or not.
bool tells_outcome(std::size_t column, const GuessedOutcomes& outcomes) {
  return std::any_of(outcomes.told.begin(), outcomes.told.end(),
                     [column](const Told& told) { return told.column == column && told.outcome && !told.date; });
}

constexpr std::array<std::string_view, 3> sum_words{"sum", "sld", "sod"};
constexpr std::array<std::string_view, 3> baseline_words{"baseline", "base", "before"};

/// The table has a sum of lesions before treatment: its other sums are of the follow-up.
bool has_baseline_sum(const std::vector<NameWords>& names) {
  return std::any_of(names.begin(), names.end(),
                     [](const NameWords& name) { return has_any(name, sum_words) && has_any(name, baseline_words); });
}

/// All but one of the patients have the same value.
bool one_differs(const ColumnProfile& column) {
  return column.distinct == 2 &&
         std::find(column.few_counts.begin(), column.few_counts.end(), 1U) != column.few_counts.end();
}

/// Who the patient is, and what was written about them.
std::string reason_of_privacy(const ColumnProfile& column, const NameWords& name) {
  if (naming::names_person(name)) return "may identify a patient";
  if (naming::names_place(name)) return "a postcode: a place, and no quantity";
  if (column.personal) return "its texts identify patients";
  if (naming::names_remark(name) || std::ranges::any_of(column.few_levels, naming::is_long)) return "free text";
  if (name.id && column.distinct < column.known)
    return "sounds like an identifier, but values repeat: is each row one patient?";
  if (name.id) return "sounds like an identifier";
  if (naming::are_record_numbers(facts_of(column))) return "looks like a record number";
  if (naming::number_the_rows(facts_of(column))) return "numbers the rows";
  return {};
}

/// Texts that are numbers or dates for every reader: what keeps them from being read as such. Limits alone, as in <65
/// and >=65, are a category.
std::string reason_of_writing(const ColumnProfile& column) {
  const auto& [numbers, thousands, limits, dates] = column.written;
  const auto nearly_all = [&](std::size_t rows) { return rows > 0 && 10 * rows >= 9 * column.known; };
  if (nearly_all(dates)) return "dates that are read as text: write all in one order, or see --dates and --century";
  if (!nearly_all(numbers + thousands + limits) || (numbers + thousands == 0 && !column.few_levels.empty())) return {};
  const std::string of = fmt::format("of {} cells", column.known);
  std::string reason;
  if (thousands > 0)
    reason = fmt::format("{} {} have commas between thousands, which decimal = \".\" reads", thousands, of);
  if (limits > 0) reason += fmt::format("{}{} {} are limits such as <0.5", reason.empty() ? "" : ", and ", limits, of);
  if (reason.empty()) reason = fmt::format("{} {} are none", column.known - numbers, of);
  return "numbers that are read as text: " + reason;
}

std::string reason_to_leave_out(const ColumnProfile& column, const NameWords& name) {
  if (column.distinct == 0) return "no values";
  if (column.distinct == 1 && column.known < column.rows && sounds_like_outcome(name))
    return "an outcome, one value or blank, that has no time of its own";
  if (column.distinct == 1) return "one value only";
  if (column.type == ColumnType::date) return "a date";
  if (column.counts_days())
    return "a record number, or days as a spreadsheet counts them: give these a format of dates";
  if (column.odd > 0)
    return fmt::format("numbers but for {}: say what {}, with missing in [columns]",
                       column.odd == 1 ? "1 cell" : fmt::format("{} cells", column.odd),
                       column.odd == 1 ? "it means" : "these mean");
  if (naming::names_person(name) || naming::names_place(name) || naming::names_remark(name))
    return reason_of_privacy(column, name);
  if (sounds_like_outcome(name)) return "sounds like an outcome";
  if (is_later(name) || is_response(column) || is_toxicity(column, name)) return "known only after treatment";
  if (std::string reason = reason_of_writing(column); !reason.empty()) return reason;
  if (std::string reason = reason_of_privacy(column, name); !reason.empty()) return reason;
  if (one_differs(column)) return "all patients but one have the same value";
  if (column.is_number() && column.whole && column.distinct > ColumnProfile::few && is_category(name))
    return fmt::format("{} different codes", column.distinct);
  if (column.type == ColumnType::text && (column.few_levels.empty() || column.rows < 3 * column.distinct))
    return fmt::format("{} different texts", column.distinct);
  return {};
}

/// Adds it, unless a column before it tells the same; then the total dose stays, else the first.
void add_or_drop_twin(const TableProfile& table, const std::optional<GuessedDose>& dose, Covariate covariate,
                      GuessedCovariates& guess) {
  const auto twin = std::find_if(guess.covariates.begin(), guess.covariates.end(), [&](const Covariate& other) {
    return same_information(table.columns[other.column], table.columns[covariate.column]);
  });
  if (twin != guess.covariates.end()) {
    if (dose && covariate.column == dose->total) std::swap(*twin, covariate);
    guess.left_out.push_back(
        {table.columns[covariate.column].name, "tells the same as " + in_comment(table.columns[twin->column].name)});
  } else if (guess.covariates.size() == most_covariates) {
    guess.left_out.push_back(
        {table.columns[covariate.column].name, fmt::format("beyond the first {}", most_covariates)});
  } else {
    guess.covariates.push_back(std::move(covariate));
  }
}

/// The first column that names each patient; one that numbers the rows only where there is no other.
std::optional<std::size_t> identifier_of(const TableProfile& table, const std::vector<NameWords>& names,
                                         const GuessedOutcomes& outcomes, const std::vector<LeftOut>& left_out) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    const bool countable = column.type == ColumnType::text || column.whole;
    if (!names[i].id || !countable || !all_differ(column) || is_used(i, outcomes) || is_listed(column.name, left_out))
      continue;
    if (!names[i].running) return i;
    if (!found) found = i;
  }
  return found;
}

}  // namespace

GuessedCovariates guess_covariates(const TableProfile& table, const std::vector<NameWords>& names,
                                   const GuessedOutcomes& outcomes, const std::optional<GuessedDose>& dose) {
  GuessedCovariates guess;
  guess.left_out = outcomes.left_out;
  guess.id = identifier_of(table, names, outcomes, guess.left_out);
  const bool lesion_sums = has_baseline_sum(names);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    if (is_used(i, outcomes) || is_listed(column.name, guess.left_out)) continue;
    if (i == guess.id) continue;
    std::string reason = reason_to_leave_out(column, names[i]);
    if (reason.empty()) reason = follows_from_outcome(column, table, outcomes);
    if (reason.empty() && tells_outcome(i, outcomes)) reason = "tells an outcome";
    if (reason.empty() && lesion_sums && has_any(names[i], sum_words) && !has_any(names[i], baseline_words))
      reason = "known only after treatment";
    if (reason.empty() && dose && dose->per_fraction == i) reason = "total dose by number of fractions";
    if (!reason.empty()) {
      guess.left_out.push_back({column.name, std::move(reason)});
    } else if (auto covariate = make_covariate(i, table, names[i])) {
      add_or_drop_twin(table, dose, std::move(*covariate), guess);
    } else {
      guess.left_out.push_back({column.name, "nearly all patients have the same value"});
    }
  }
  return guess;
}

}  // namespace rtsurv::starter
