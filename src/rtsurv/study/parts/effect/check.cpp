// [[effect]] against the cohort.
#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
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

void check_adjustment(Preparation& preparation, const EffectRule& rule) {
  check(preparation, rule.variable, "[[effect]] variable", two_treatments);
  for (const Text& text : rule.adjustment->adjust) {
    if (mentions(text.text, rule.variable.text)) {
      preparation.refuse(text, fmt::format("[[effect]] adjust: \"{}\" is the treatment itself", text.text));
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
