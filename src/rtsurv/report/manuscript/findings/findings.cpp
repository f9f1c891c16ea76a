#include "rtsurv/report/manuscript/findings/findings.hpp"

#include <array>
#include <utility>

#include "rtsurv/report/manuscript/findings/parts.hpp"

namespace rtsurv::report::manuscript {

std::vector<Finding> findings(const results::Study& study) {
  constexpr std::array<std::pair<const char*, Told (*)(const results::Study&)>, 8> parts{
      {{"Patients", patients_told},
       {"Outcomes", outcomes_told},
       {"Cut-points", cuts_told},
       {"Factors", factors_told},
       {"Risk groups", groups_told},
       {"Effect", effects_told},
       {"Dose", dose_told},
       {"Response and toxicity", observed_told}}};
  std::vector<Finding> found;
  for (const auto& [title, tell] : parts)
    if (Told told = tell(study); !told.text.empty()) found.push_back({title, std::move(told)});
  return found;
}

}  // namespace rtsurv::report::manuscript
