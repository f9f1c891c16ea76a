#include "rtsurv/judgement/doubts.hpp"

#include <algorithm>

namespace rtsurv::judgement {

using results::Doubt, results::Study;

std::vector<Doubt> all_doubts(const Study& study) {
  std::vector<Doubt> found;
  for (const auto look : {doubt_models, doubt_patients, doubt_cuts, doubt_dose}) look(study, found);
  std::ranges::stable_sort(found, {}, &Doubt::id);
  return found;
}

std::vector<Doubt> doubts(const Study& study) {
  std::vector<Doubt> found = all_doubts(study);
  const auto repeated = std::ranges::unique(found, {}, &Doubt::id);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace rtsurv::judgement
