#pragma once
// One part of a study cannot end another.

#include <string>
#include <utility>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::study {

/// Runs `action`. Where these data cannot give it, the study goes on: its failed_parts name the part with the reason.
/// Only what is wrong with the call, the protocol or the data is thrown on.
template <class Action>
void attempt(results::Study& study, std::string part, Action&& action) {
  const auto done = results::maybe([&] {
    std::forward<Action>(action)();
    return true;
  });
  if (!done.value) study.failed_parts.push_back({std::move(part), done.why});
}

}  // namespace rtsurv::study
