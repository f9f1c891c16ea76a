#include "rtsurv/study/prepare/endpoint_outcome.hpp"

#include <optional>

namespace rtsurv::study {
namespace {

/// Empty without one.
std::string text_or_none(const std::optional<Text>& text) { return text ? text->text : std::string(); }

}  // namespace

Outcome outcome_of(const Protocol& protocol, const std::vector<EndpointColumns>& columns, const std::string& endpoint) {
  for (std::size_t i = 0; i < protocol.endpoints.size(); ++i) {
    const EndpointRule& rule = protocol.endpoints[i];
    if (rule.name.text == endpoint)
      return {.time = columns[i].time,
              .event = rule.event.text,
              .entry = columns[i].entry,
              .competing = text_or_none(rule.competing),
              .weights = text_or_none(rule.weights ? rule.weights : protocol.weights),
              .cluster = text_or_none(rule.cluster ? rule.cluster : protocol.cluster)};
  }
  throw Error(ErrorKind::protocol, "there is no endpoint \"" + endpoint + "\"");
}

Outcome model_outcome_of(const Protocol& protocol, const std::vector<EndpointColumns>& columns,
                         const std::string& endpoint) {
  Outcome outcome = outcome_of(protocol, columns, endpoint);
  if (protocol.multivariable && protocol.multivariable->cluster)
    outcome.cluster = protocol.multivariable->cluster->text;
  return outcome;
}

std::vector<std::string> model_strata_of(const Protocol& protocol) {
  std::vector<std::string> strata;
  if (protocol.multivariable)
    for (const Text& text : protocol.multivariable->strata) strata.push_back(text.text);
  return strata;
}

}  // namespace rtsurv::study
