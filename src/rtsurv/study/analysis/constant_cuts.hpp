#pragma once
// The columns of cut-points as if every patient stood on one side.

#include <cstddef>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Puts constants into the columns of the protocol's cut-points `cuts`: true in cuts[k] where bit k of `state` is 1.
/// Its end puts the columns back.
class ConstantCuts {
 public:
  ConstantCuts(Analysis& analysis, const std::vector<std::size_t>& cuts, std::size_t state);
  ~ConstantCuts();
  ConstantCuts(const ConstantCuts&) = delete;
  ConstantCuts& operator=(const ConstantCuts&) = delete;

 private:
  void put(const table::Column& column);

  Analysis& analysis_;
  std::vector<table::Column> saved_;
};

}  // namespace rtsurv::study
