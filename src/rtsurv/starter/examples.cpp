// Commented examples on the columns of the table, for what nobody can guess.

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/draft.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

/// A name for a new column that the table does not have: letters of any script, digits and single "_".
std::string new_column(const Draft& draft, const std::string& wish) {
  std::string name;
  for (const char c : wish) {
    if (is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80U)
      name += c;
    else if (!name.ends_with('_'))
      name += '_';
  }
  if (name.ends_with('_')) name.pop_back();
  const auto taken = [&] {
    return std::any_of(draft.table.columns.begin(), draft.table.columns.end(),
                       [&](const ColumnProfile& column) { return column.name == name; });
  };
  while (taken()) name += '_';
  return name;
}

bool lies_in_calendar_years(const ColumnProfile& column) { return column.lowest >= 1900.0 && column.highest <= 2100.0; }

/// The first covariate with many values, which a threshold can split.
const ColumnProfile* first_number(const Draft& draft) {
  for (const Covariate& covariate : draft.covariates.covariates) {
    const ColumnProfile& column = draft.table.columns[covariate.column];
    if (column.is_number() && column.distinct > ColumnProfile::few && !lies_in_calendar_years(column)) return &column;
  }
  return nullptr;
}

bool is_treatment(const Covariate& covariate) {
  constexpr std::array<std::string_view, 12> words{"trt",    "treatment", "arm",       "rx",    "chemo", "chemotherapy",
                                                   "hormon", "hormone",   "endocrine", "laser", "boost", "technique"};
  const NameWords name = read_name(covariate.name);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.has(word); });
}

/// A covariate that splits the patients in two; a treatment, or anything but one.
const Covariate* first_split(const Draft& draft, bool treatment) {
  const auto& all = draft.covariates.covariates;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Covariate& covariate) {
    return !covariate.condition.empty() && is_treatment(covariate) == treatment;
  });
  return found == all.end() ? nullptr : &*found;
}

/// The median, rounded to a half of the decade of its range, so that it is the value of no patient in particular.
double example_cut(const ColumnProfile& number) {
  const double decade = std::pow(10.0, std::floor(std::log10(number.highest - number.lowest)));
  for (const double step : {decade / 2.0, decade / 10.0, decade / 100.0}) {
    const double cut = std::round(number.median / step) * step;
    if (cut > number.lowest && cut < number.highest) return cut;
  }
  return (number.lowest + number.highest) / 2.0;
}

std::string above_cut(const ColumnProfile& number) {
  return sql_name(number.name) + " > " + fmt::format("{:.6g}", example_cut(number));
}

std::string write_exclusion(const std::string& column) {
  return fmt::format(R"(
# Rows that leave the cohort, in this order; each makes a line of the flow diagram.
# [[exclude]]
# reason = {}
# when   = {}
)",
                     toml_text(readable(column) + " unknown"), toml_text(sql_name(column) + " is null"));
}

std::string write_threshold(const Draft& draft, const ColumnProfile& number) {
  return fmt::format(R"(
# The cut-point of a number that parts the curves best, with a P value that pays for the search.
# [[cutpoint]]
# name     = {}
# variable = {}
# endpoint = {}
)",
                     toml_text(new_column(draft, "above_cutpoint")), toml_text(number.name),
                     toml_text(draft.outcomes.endpoints.front().title.name));
}

std::string write_groups(const Draft& draft, const std::vector<std::string>& factors, const std::string& variable) {
  return fmt::format(R"(
# Groups by the number of factors that are true, and the effect of a variable inside each group.
# [risk_groups]
# factors = {}
# groups  = {{ "Low" = [0], "High" = {} }}
#
# [[effect]]
# variable = {}
# within   = "risk_group"
# endpoint = {}
)",
                     toml_list(factors, 12, "# "), factors.size() == 2 ? "[1, 2]" : "[1]", toml_text(variable),
                     toml_text(draft.outcomes.endpoints.front().title.name));
}

}  // namespace

std::string write_derived(const Draft& draft) {
  std::string derived, example;
  for (const Covariate& covariate : draft.covariates.covariates)
    if (!covariate.derived.empty()) derived += toml_key(covariate.name) + " = " + toml_text(covariate.derived) + "\n";
  if (const ColumnProfile* number = first_number(draft))
    example = "# " + toml_key(new_column(draft, "high_" + number->name)) + " = " + toml_text(above_cut(*number)) + "\n";
  if (!derived.empty())
    return "\n[derive]   # guessed: what only one patient has is put together with the like, or left unknown\n" +
           derived + example;
  return example.empty() ? example : "\n# New columns, as SQL over the columns of the table.\n# [derive]\n" + example;
}

std::string write_examples(const Draft& draft) {
  if (draft.covariates.covariates.empty() || draft.outcomes.endpoints.empty()) return {};
  const std::string& first = draft.covariates.covariates.front().name;
  const ColumnProfile* number = first_number(draft);
  const Covariate* treatment = first_split(draft, true);
  const Covariate* split = first_split(draft, false);
  std::string text = write_exclusion(number == nullptr ? first : number->name);
  std::vector<std::string> factors;
  if (number != nullptr) {
    factors.push_back(above_cut(*number));
    text += write_threshold(draft, *number);
  }
  if (split != nullptr) factors.push_back(split->condition);
  if (treatment == nullptr) treatment = split;
  if (!factors.empty() && treatment != nullptr) text += write_groups(draft, factors, treatment->name);
  return text;
}

}  // namespace rtsurv::starter
