// [validation]: the chain of the study on every replicate.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/chain/validate.hpp"
#include "rtsurv/study/parts/validation/chain_plan.hpp"
#include "rtsurv/study/parts/validation/validate_chain.hpp"

namespace rtsurv::study {

chain::Validation validate_chain(Analysis& analysis) {
  const Protocol& protocol = analysis.protocol();
  if (protocol.weights ||
      std::ranges::any_of(protocol.endpoints, [](const auto& rule) { return rule.weights.has_value(); }))
    throw NotEstimable("the bootstrap of a validation counts every patient once and takes no weights");
  const chain::Plan plan = chain_plan(analysis);
  const ValidationRule rule = protocol.validation.value_or(ValidationRule{});
  const bool searches = std::ranges::any_of(
      plan.effects, [&](const chain::Effect& effect) { return !plan.factors[effect.variable].cuts.empty(); });
  const chain::ValidationOptions options{
      .replicates = rule.replicates, .permutations = searches ? rule.permutations : 0, .seed = protocol.seed};
  return chain::validate(plan, options, [&](std::size_t done, std::size_t all) {
    analysis.tell(fmt::format("Validation: {} of {}", done, all));
  });
}

void run_validation(Analysis& analysis, results::Study& study) { study.validation = validate_chain(analysis); }

}  // namespace rtsurv::study
