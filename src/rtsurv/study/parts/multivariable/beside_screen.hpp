#pragma once
// The models that select nothing.

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Cox models of all candidates of the screen: without and with a ridge penalty, on the patients in whom all of them
/// are known. `selected` are those that passed.
[[nodiscard]] results::BesideScreen beside_screen(Analysis& analysis, const std::string& endpoint,
                                                  const std::vector<std::string>& candidates,
                                                  const std::vector<std::string>& selected);

}  // namespace rtsurv::study
