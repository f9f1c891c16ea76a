// [[effect]] against the cohort.
#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/prepare/immortal_time.hpp"

namespace rtsurv::study {
namespace {

void two_treatments(const table::Table& table, const table::Column& column, const std::string& used_by) {
  const bool many = !is_factor(column) && has_many_values(column);
  const std::size_t levels = many ? 0 : as_factor(table, column).levels.size();
  if (many || levels > 2)
    throw Error(
        ErrorKind::usage,
        fmt::format("{}: \"adjust\" compares two treatments, and \"{}\" has {} values; give a comparison that is "
                    "true or false",
                    used_by, column.name, many ? "many" : std::to_string(levels)));
}

/// Event, competing event, end of follow-up or time; not a date at which follow-up begins.
bool tells_the_outcome(const EndpointRule& rule, const std::string& column) {
  if (mentions(rule.event.text, column) || (rule.competing && mentions(rule.competing->text, column))) return true;
  if (rule.time && same_without_case(rule.time->text, column)) return true;
  return rule.to && mentions(rule.to->text, column) && !(rule.from && mentions(rule.from->text, column));
}

/// The column of the endpoint's outcome that the expression reads; empty when there is none.
std::string outcome_column(const Preparation& preparation, const std::string& endpoint, const std::string& expression) {
  for (const EndpointRule& rule : preparation.protocol.endpoints)
    for (const std::string& column : preparation.table.names())
      if (rule.name.text == endpoint && mentions(expression, column) && tells_the_outcome(rule, column)) return column;
  return {};
}

void check_adjustment(Preparation& preparation, const EffectRule& rule) {
  check(preparation, rule.variable, "[[effect]] variable", two_treatments);
  for (const Text& text : rule.adjustment->adjust) {
    if (mentions(text.text, rule.variable.text)) {
      preparation.refuse(text, fmt::format("[[effect]] adjust: \"{}\" is the treatment itself", text.text));
      continue;
    }
    if (const std::string outcome = outcome_column(preparation, rule.endpoint.text, text.text); !outcome.empty()) {
      preparation.refuse(text, fmt::format("[[effect]] adjust: \"{}\" belongs to the outcome {}; adjust for what was "
                                           "known before the treatment",
                                           outcome, rule.endpoint.text));
      continue;
    }
    check(preparation, text, "[[effect]] adjust", a_covariate);
    refuse_if_late(preparation, text, "[[effect]] adjust");
  }
}

}  // namespace

void check_effect(Preparation& preparation) {
  for (const EffectRule& rule : preparation.protocol.effects) {
    check(preparation, rule.variable, "[[effect]] variable", a_covariate);
    check(preparation, rule.within, "[[effect]] within", few_groups);
    if (rule.adjustment) check_adjustment(preparation, rule);
  }
}

}  // namespace rtsurv::study
