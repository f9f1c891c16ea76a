#include "rtsurv/report/manuscript/methods/rows.hpp"

#include <algorithm>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

std::string rows_methods(const results::Study& study) {
  std::string text;
  if (std::ranges::any_of(study.endpoints, [](const auto& endpoint) { return !endpoint.entry.empty(); }))
    text =
        "Patients who came under observation only after the start of the time were taken as at risk from then on "
        "(delayed entry, left truncation)" +
        cite({"klein2003"}) + ", in curves, tests and models alike.";
  bool any = false, robust = false, clusters = false;
  for (const results::EndpointResult& endpoint : study.endpoints) {
    const std::string rows = rows_phrase(endpoint.km.sample);
    if (rows.empty()) continue;
    any = true;
    robust = robust || is_robust(endpoint.km.sample);
    clusters = clusters || endpoint.km.sample.clusters;
    text += (text.empty() ? "" : " ") + endpoint.label + ": " + rows;
  }
  if (robust)
    text += " Robust errors are those of Lin and Wei" + cite({"lin1989"}) +
            " in Cox models and of the infinitesimal jackknife in curves and "
            "cumulative incidences.";
  if (clusters && study.validation) text += " The samples of the validation were drawn by cluster.";
  return any ? text + " Table 1 counts every row once." : text;
}

}  // namespace rtsurv::report::manuscript
