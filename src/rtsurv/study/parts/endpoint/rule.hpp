#pragma once
// [[endpoint]]: what happens to the patients, and when. Its run includes [univariable] and [multivariable].

#include <optional>
#include <string>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [[endpoint]]: either `time`, or `from` and `to` (dates). `entry` is on the clock of `time`, or a date.
struct EndpointRule {
  Text name;
  std::string label;  ///< the name when empty
  std::optional<Text> time, from, to, entry;
  Text event;
  std::optional<Text> competing;
  std::optional<Text> cluster, weights;      ///< instead of those of [study]
  std::string event_label, competing_label;  ///< what happens, for people; empty: "event", "competing event"
  std::string definition;                    ///< from when to what, in words for a manuscript; may be empty
};

void read_endpoint(ProtocolSection& section, Protocol& protocol);
void run_endpoint(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
