#include "rtsurv/study/prepare/immortal_time.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace rtsurv::study {
namespace {

/// A column, and the part of the protocol that says when it is known.
struct Late {
  std::string column, source;
};

void add_response(const ResponseRule& rule, std::vector<Late>& late) {
  const std::string source = "[response]";
  if (rule.best) late.push_back({rule.best->text, source});
  if (rule.baseline) late.push_back({best_response_column, source});
  for (const Text& sum : rule.follow_up) late.push_back({sum.text, source});
  for (const Text& lesion : rule.new_lesion) late.push_back({lesion.text, source});
  for (const SymptomRule& symptom : rule.symptoms) late.push_back({symptom.variable.text, source});
}

std::vector<Late> late_columns(const Protocol& protocol) {
  std::vector<Late> late;
  if (protocol.response) add_response(*protocol.response, late);
  if (protocol.toxicity) late.push_back({protocol.toxicity->grade.text, "[toxicity]"});
  for (const ColumnRule& rule : protocol.columns)
    if (rule.measured_after) late.push_back({rule.column.text, "[columns]"});
  for (const MadeColumn& column : protocol.made)
    if (column.late) late.push_back({column.name.text, column.giver});
  for (const Derivation& derivation : protocol.derivations)
    for (std::size_t k = 0; k < late.size(); ++k)
      if (mentions(derivation.expression.text, late[k].column)) {
        late.push_back({derivation.name.text, "[derive] from " + late[k].source});
        break;
      }
  return late;
}

const Late* find_late(const std::vector<Late>& late, const std::string& text) {
  const auto named = std::ranges::find_if(late, [&](const Late& one) { return mentions(text, one.column); });
  return named == late.end() ? nullptr : &*named;
}

class Refusal {
 public:
  Refusal(Preparation& preparation, std::vector<Late> late) : preparation_(preparation), late_(std::move(late)) {}

  void check(const Text& text, const std::string& used_by) {
    const Late* named = find_late(late_, text.text);
    if (named == nullptr) return;
    preparation_.refuse(
        text, fmt::format("{}: \"{}\" is known only after the start of follow-up ({}). Whoever has it has lived until "
                          "then, so that a comparison by it favours them (immortal time). Compare from a landmark on "
                          "with [landmark] (docs/methods/immortal-time.md)",
                          used_by, named->column, named->source));
  }

 private:
  Preparation& preparation_;
  std::vector<Late> late_;
};

}  // namespace

std::string known_after_start(const Protocol& protocol, const std::string& text) {
  const std::vector<Late> late = late_columns(protocol);
  const Late* named = find_late(late, text);
  return named == nullptr ? std::string() : named->source;
}

void refuse_if_late(Preparation& preparation, const Text& text, const std::string& used_by) {
  Refusal(preparation, late_columns(preparation.protocol)).check(text, used_by);
}

void check_immortal_time(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  Refusal refusal(preparation, late_columns(protocol));
  for (const CutpointRule& rule : protocol.cutpoints)
    refusal.check(rule.variable, fmt::format("[[cutpoint]] \"{}\"", rule.name.text));
  if (protocol.univariable)
    for (const Text& text : protocol.univariable->factors) refusal.check(text, "[univariable] factors");
  if (protocol.multivariable)
    for (const Text& text : protocol.multivariable->factors) refusal.check(text, "[multivariable] factors");
  if (protocol.risk_groups)
    for (const Text& text : protocol.risk_groups->factors) refusal.check(text, "[risk_groups] factors");
  for (const EffectRule& rule : protocol.effects) {
    refusal.check(rule.variable, "[[effect]] variable");
    refusal.check(rule.within, "[[effect]] within");
  }
}

}  // namespace rtsurv::study
