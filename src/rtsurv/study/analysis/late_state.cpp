#include "rtsurv/study/analysis/late_state.hpp"

#include <limits>

#include "rtsurv/study/prepare/late_state.hpp"

namespace rtsurv::study {

std::vector<double> state_begins(Analysis& analysis, const LandmarkRule::State& state, const EndpointRule& endpoint) {
  const table::Column began = state_times(analysis.table(), endpoint, analysis.protocol().time_unit,
                                          analysis.column(state.began, used_by(state)));
  std::vector<double> begins(began.size(), std::numeric_limits<double>::infinity());
  for (std::size_t row = 0; row < began.size(); ++row)
    if (began.missing[row] == 0) begins[row] = began.number[row];
  return begins;
}

}  // namespace rtsurv::study
