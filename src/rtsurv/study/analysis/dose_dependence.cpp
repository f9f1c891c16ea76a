#include "rtsurv/study/analysis/dose_dependence.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

DoseDependence::DoseDependence(const Protocol& protocol) : columns_{"bed", "eqd2"} {
  for (const Derivation& derivation : protocol.derivations)
    if (reaches(derivation.expression.text)) columns_.push_back(derivation.name.text);
  for (const CutpointRule& rule : protocol.cutpoints)
    if (reaches(rule.variable.text)) columns_.push_back(rule.name.text);
  if (!protocol.risk_groups) return;
  const auto& factors = protocol.risk_groups->factors;
  if (std::any_of(factors.begin(), factors.end(), [&](const Text& factor) { return reaches(factor.text); }))
    columns_.emplace_back(risk_group_column);
}

bool DoseDependence::reaches(std::string_view expression) const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [&](const std::string& column) { return mentions(expression, column); });
}

}  // namespace rtsurv::study
