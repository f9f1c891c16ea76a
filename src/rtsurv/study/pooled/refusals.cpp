#include "rtsurv/study/pooled/refusals.hpp"

#include <string>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/columns/coded_design.hpp"
#include "rtsurv/table/sql/other_rows.hpp"

namespace rtsurv::study {
namespace {

[[noreturn]] void refuse(const char* option, const char* why) {
  throw InvalidOption(fmt::format(
      "{} is not for a table in parts: {}, and a part gives sums over its rows; leave it out, or give one table",
      option, why));
}

void refuse_cluster(const std::string& cluster) {
  if (!cluster.empty()) refuse("--cluster", "robust errors add up the rows of a cluster before they square them");
}

void require_rows_alone_in(const table::Table& part, const Outcome& outcome) {
  require_rows_alone(part, {outcome.time}, "--time");
  require_rows_alone(part, {outcome.event}, "--event");
  require_rows_alone(part, {outcome.entry}, "--entry");
  require_rows_alone(part, {outcome.weights}, "--weights");
}

}  // namespace

void require_sums(const KaplanMeierCall& call) { refuse_cluster(call.outcome.cluster); }
void require_sums(const LogRankCall& call) { refuse_cluster(call.outcome.cluster); }
void require_sums(const IncidenceCall& call) { refuse_cluster(call.outcome.cluster); }

void require_sums(const CoxCall& call) {
  refuse_cluster(call.outcome.cluster);
  if (call.robust) refuse("--robust", "robust errors need the residual of each patient");
  if (call.zph) refuse("--zph", "the test of proportional hazards needs the residuals at each event");
  if (call.firth) refuse("--firth", "Firth's penalty needs third moments of each risk set");
  for (const TermSpec& term : call.terms)
    if (term.spline) refuse("spline()", "its knots stand at quantiles of all patients");
}

void require_rows_alone(const table::Table& part, const std::vector<std::string>& texts, const char* used_by) {
  for (const std::string& text : texts)
    if (!text.empty() && !part.type(text) && table::depends_on_other_rows(text))
      throw Error(
          ErrorKind::usage,
          fmt::format("{} \"{}\": its value in a row depends on other rows, and the rows of a table in parts do not "
                      "see each other; compute that column beforehand",
                      used_by, text));
}

void require_rows_alone(const table::Table& part, const KaplanMeierCall& call) {
  require_rows_alone_in(part, call.outcome);
  require_rows_alone(part, {call.by}, "--by");
}

void require_rows_alone(const table::Table& part, const LogRankCall& call) {
  require_rows_alone_in(part, call.outcome);
  require_rows_alone(part, {call.by}, "--by");
  require_rows_alone(part, call.strata, "--strata");
}

void require_rows_alone(const table::Table& part, const IncidenceCall& call) {
  const CauseOutcome& outcome = call.outcome;
  require_rows_alone_in(
      part, {.time = outcome.time, .event = outcome.event, .entry = outcome.entry, .weights = outcome.weights});
  require_rows_alone(part, {outcome.competing}, "--competing");
  require_rows_alone(part, {outcome.status}, "--status");
  require_rows_alone(part, {call.by}, "--by");
  require_rows_alone(part, call.strata, "--strata");
}

void require_rows_alone(const table::Table& part, const CoxCall& call) {
  require_rows_alone_in(part, call.outcome);
  require_rows_alone(part, call.strata, "--strata");
  for (const TermSpec& term : call.terms)
    for (const TermSpec& variable : variables_of(term)) require_rows_alone(part, {variable.text}, "--terms");
}

}  // namespace rtsurv::study
