#pragma once
// What a study finds about tumour response, symptoms and toxicity.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/parts/tally.hpp"

namespace rtsurv::results {

struct Response {
  bool derived = false;  ///< from lesion sums by RECIST 1.1; else as recorded in the table
  Tally best;            ///< best response; the event is complete or partial response
  Proportion of_all;     ///< responders among all patients, those not assessed counting as no response
  std::vector<Tally> symptoms;
};

/// Worst grade of each patient; the event is grade 3 or worse.
struct Toxicity {
  Tally grades;
};

}  // namespace rtsurv::results
