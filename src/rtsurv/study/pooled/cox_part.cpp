// The patients of one part of a table, coded as a Cox model of all parts wants them.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/study/columns/coded_design.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/part_rows.hpp"
#include "rtsurv/study/columns/row_errors.hpp"
#include "rtsurv/study/pooled/part_subjects.hpp"
#include "rtsurv/study/pooled/pooled_cox_model.hpp"
#include "rtsurv/study/pooled/refusals.hpp"

namespace rtsurv::study {
namespace {

[[noreturn]] void refuse_level(const std::string& name) {
  throw Error(ErrorKind::usage,
              fmt::format("a part of the table has a value of \"{}\" that the model does not know; the model has to be "
                          "made from the sums of all parts, and these must not change meanwhile",
                          name));
}

/// The codes of the cases among these levels.
std::vector<int> codes_among(const CodedFactor& coded, const std::vector<std::string>& levels) {
  std::vector<int> place;
  for (const std::string& level : coded.factor.levels) {
    const auto found = std::ranges::find(levels, level);
    if (found == levels.end()) refuse_level(coded.factor.name);
    place.push_back(static_cast<int>(found - levels.begin()));
  }
  std::vector<int> codes;
  codes.reserve(coded.code.size());
  for (const int code : coded.code) codes.push_back(place[static_cast<std::size_t>(code)]);
  return codes;
}

CodedVariable coded_variable(Values& values, const TermSpec& term, const PooledVariable& variable, const Cases& cases) {
  if (variable.is_factor == 0) return {{}, gather(values.number(term.text, "--terms").number, cases)};
  const table::Column& column = values.any(term.text, "--terms");
  const CodedFactor coded = coded_factor(values.table(), column, cases, term.levels);
  return {Factor{term.text, variable.levels, codes_among(coded, variable.levels)}, {}};
}

Design design_of_part(Values& values, const CoxCall& call, const PooledCoxModel& model, const Cases& cases) {
  std::vector<std::vector<CodedVariable>> variables;
  for (std::size_t t = 0; t < call.terms.size(); ++t) {
    const std::vector<TermSpec> named = variables_of(call.terms[t]);
    if (model.terms.size() != call.terms.size() || model.terms[t].size() != named.size())
      throw InvalidOption("the model is not of this call");
    std::vector<CodedVariable>& coded = variables.emplace_back();
    for (std::size_t v = 0; v < named.size(); ++v)
      coded.push_back(coded_variable(values, named[v], model.terms[t][v], cases));
  }
  return design_of(call.terms, variables, cases.size());
}

std::vector<int> strata_of_part(Values& values, const CoxCall& call, const PooledCoxModel& model, const Cases& cases) {
  if (call.strata.empty()) return {};
  if (call.strata.size() != model.strata.size()) throw InvalidOption("the model is not of this call");
  std::vector<std::vector<int>> levels(cases.size());
  for (std::size_t f = 0; f < call.strata.size(); ++f) {
    const CodedFactor coded = coded_factor(values.table(), values.any(call.strata[f], "--strata"), cases);
    const std::vector<int> codes = codes_among(coded, model.strata[f].levels);
    for (std::size_t i = 0; i < cases.size(); ++i) levels[i].push_back(codes[i]);
  }
  std::vector<int> strata;
  for (const std::vector<int>& one : levels) {
    const auto found = std::ranges::lower_bound(model.stratum_levels, one);
    if (found == model.stratum_levels.end() || *found != one) refuse_level(call.strata.front());
    strata.push_back(static_cast<int>(found - model.stratum_levels.begin()));
  }
  return strata;
}

}  // namespace

survival::CoxPart cox_part(const table::Table& part, const CoxCall& call, const PooledCoxModel& model) {
  require_sums(call);
  require_rows_alone(part, call);
  Values values(part);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  const Cases cases = cases_of(values, outcome, call);
  const Subjects subjects = subjects_of(outcome, cases);
  const std::vector<std::uint8_t> event(subjects.cause.begin(), subjects.cause.end());
  const std::vector<int> stratum = strata_of_part(values, call, model, cases);
  const Design design = design_of_part(values, call, model, cases);
  try {
    return {{subjects.time, event, subjects.entry, subjects.weight, stratum}, design.covariates, model.plan};
  } catch (const survival::InvalidFollowUp& invalid) {
    throw_with_rows(part, outcome, cases, invalid);
  }
}

}  // namespace rtsurv::study
