#pragma once
// Which cuts a search may choose.

namespace rtsurv::survival {

/// Shares of subjects at or below a cut, 0 <= min < max <= 1.
struct CutRange {
  double min = 0.1;
  double max = 0.9;
};

}  // namespace rtsurv::survival
