#include "rtsurv/report/html/trust/corrected.hpp"

#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/validated.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using chain::Corrected, chain::Quantity, chain::Validation, results::Study;
using Kind = Quantity::Kind;

std::string heading(const Study& study, const Quantity& one) {
  const std::string endpoint = in_sentence(endpoint_label(study, one.endpoint));
  if (one.kind == Kind::concordance || one.kind == Kind::model_term) return "Multivariable model of " + endpoint;
  if (one.kind == Kind::group_rate) return "Risk groups: " + endpoint;
  return "Effect of " + column_label(study, one.factor) + " on " + endpoint;
}

std::string label(const Study& study, const Quantity& one) {
  const std::string level = one.level.empty() ? "" : level_label(study, one.factor, one.level);
  switch (one.kind) {
    case Kind::concordance:
      return "Harrell\u2019s C";
    case Kind::model_term:
      return "HR, " + column_label(study, one.factor) +
             (level.empty() || level == column_label(study, one.factor) ? "" : ": " + level);
    case Kind::group_rate:
      return level_label(study, one.within, one.group) + " at " + duration(study, one.landmark.value_or(0.0));
    case Kind::effect_in_group:
      return "HR in " + group_phrase(study, one.within, one.group);
    case Kind::effect_overall:
      return "HR, all groups (stratified)";
  }
  return "";
}

std::string apparent(const Corrected& one) {
  if (one.quantity.kind == Kind::group_rate) return percent(one.apparent);
  return fixed(one.apparent, one.quantity.kind == Kind::concordance ? 3 : 2);
}

}  // namespace

std::string replicates_phrase(const chain::Validation& validation) {
  return count(static_cast<double>(validation.replicates)) + " bootstrap replicates";
}

Table corrected_table(const Study& study, const std::vector<Corrected>& estimates) {
  const Validation& validation = *study.validation;
  Table table{"Estimates corrected for optimism, from " + replicates_phrase(validation) + ".",
              {"Estimate", "Apparent", "Corrected (" + interval_head(validation.confidence_level) + ")", "Replicates"},
              {},
              {"Apparent: as in the other sections. Interval: percentiles of the replicates, moved by the optimism; "
               "hazard ratios on the logarithmic scale.",
               "Replicates: those that could estimate it; of a factor in a model, those that selected it. A corrected "
               "estimate needs 90\u2009% of them, but for factors in a model."}};
  table.name = "corrected";
  std::string last;
  for (const Corrected& one : estimates) {
    if (std::string head = heading(study, one.quantity); head != last) {
      table.rows.push_back({Table::RowKind::head, head, {}, ""});
      last = std::move(head);
    }
    table.rows.push_back({Table::RowKind::level,
                          label(study, one.quantity),
                          {apparent(one), corrected_interval(one), count(static_cast<double>(one.used))},
                          ""});
  }
  return table;
}

}  // namespace rtsurv::report::html
