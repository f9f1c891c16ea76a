// Each call on a table: its columns are evaluated once, then handed to the method.
#include "rtsurv/study/methods/methods.hpp"

#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/identifying.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/references.hpp"

namespace rtsurv::study {
namespace {

/// Of an event that no part of a protocol has checked.
template <class Result>
Result doubted(Result result, Values& values, const std::string& event) {
  if (event.empty()) return result;
  for (const std::string& doubt : {doubt_of_blanks(values, event), doubt_of_no_event(result.sample.events, event)})
    if (!doubt.empty()) result.sample.warnings.push_back(doubt);
  return result;
}

void say_first(const std::vector<std::string>& said, results::Sample& sample) {
  sample.warnings.insert(sample.warnings.begin(), said.begin(), said.end());
}

/// Table 1 prints every level of a text, and so would print who the patients are.
void refuse_identifiers(Values& values, const Table1Call& call) {
  const auto refuse = [&](const std::string& text, std::string_view used_by) {
    const std::string why = why_no_variable(values.table(), text, values.any(text, used_by));
    if (!why.empty())
      throw Error(ErrorKind::usage, std::string(used_by) + " \"" + text + "\" " + why +
                                        "; leave it out, or derive what it says of the patients with --derive");
  };
  for (const Table1Call::Variable& variable : call.variables) refuse(variable.text, "--variables");
  if (!call.by.empty()) refuse(call.by, "--by");
}

}  // namespace

results::KaplanMeierResult kaplan_meier(const table::Table& table, const KaplanMeierCall& call, CallTimes* times) {
  Values values(table);
  return doubted(kaplan_meier(values, call, times), values, call.outcome.event);
}

results::LogRankResult log_rank(const table::Table& table, const LogRankCall& call, CallTimes* times) {
  Values values(table);
  return doubted(log_rank(values, call, times), values, call.outcome.event);
}

results::CoxResult cox(const table::Table& table, const CoxCall& call, CallTimes* times) {
  Values values(table);
  CoxCall moved = call;
  std::vector<std::string> said;
  if (!call.terms.empty()) said = move_references(values, moved);
  results::CoxResult result = doubted(cox(values, moved, times), values, call.outcome.event);
  say_first(said, result.sample);
  return result;
}

results::CutpointResult cutpoint(const table::Table& table, const CutpointCall& call, CallTimes* times) {
  Values values(table);
  return doubted(cutpoint(values, call, times), values, call.outcome.event);
}

results::IncidenceResult cumulative_incidence(const table::Table& table, const IncidenceCall& call, CallTimes* times) {
  Values values(table);
  return doubted(cumulative_incidence(values, call, times), values, call.outcome.event);
}

results::FineGrayResult fine_gray(const table::Table& table, const FineGrayCall& call, CallTimes* times) {
  Values values(table);
  FineGrayCall moved = call;
  std::vector<std::string> said;
  if (!call.terms.empty() && call.outcome.entry.empty()) said = move_references(values, moved);
  results::FineGrayResult result = fine_gray(values, moved, times);
  say_first(said, result.model.sample);
  return result;
}

results::Table1 table1(const table::Table& table, const Table1Call& call) {
  Values values(table);
  refuse_identifiers(values, call);
  return table1(values, call);
}

}  // namespace rtsurv::study
