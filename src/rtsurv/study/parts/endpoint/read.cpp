// [[endpoint]]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

void check_times(ProtocolSection& section, const EndpointRule& endpoint) {
  constexpr std::string_view forms = R"(either "time" (a duration) or "from" and "to" (two dates))";
  const bool dates = endpoint.from || endpoint.to;
  if (endpoint.time && dates) {
    section.report(place_of(*endpoint.time), section.title() + " must have " + std::string(forms) + ", not both");
  } else if (!endpoint.time && !(endpoint.from && endpoint.to)) {
    const std::string_view absent = endpoint.from ? R"(; "to" is missing)" : R"(; "from" is missing)";
    section.report(section.place(),
                   section.title() + " needs " + std::string(forms) + std::string(dates ? absent : ""));
  }
}

/// The words for what happens.
void read_words(ProtocolSection& section, EndpointRule& endpoint) {
  if (const auto definition = section.words("definition")) endpoint.definition = definition->text;
  if (const auto label = section.words("event_label")) endpoint.event_label = label->text;
  const auto competing = section.words("competing_label");
  if (!competing) return;
  endpoint.competing_label = competing->text;
  if (!endpoint.competing)
    section.report(place_of(*competing), section.what("competing_label") + R"( is the name of "competing")");
}

}  // namespace

void read_endpoint(ProtocolSection& section, Protocol& protocol) {
  EndpointRule endpoint;
  endpoint.name = section.required_words("name");
  endpoint.label = section.words("label").value_or(endpoint.name).text;
  endpoint.time = section.text("time");
  endpoint.from = section.text("from");
  endpoint.to = section.text("to");
  endpoint.entry = section.text("entry");
  endpoint.event = section.required_text("event");
  endpoint.competing = section.text("competing");
  endpoint.cluster = section.text("cluster");
  endpoint.weights = section.text("weights");
  read_words(section, endpoint);
  check_times(section, endpoint);
  section.report_unknown();
  protocol.endpoints.push_back(std::move(endpoint));
}

}  // namespace rtsurv::study
