#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/competing_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/univariable_table.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

UnivariableHead head_of(const results::Study& study, const results::EndpointResult& endpoint) {
  const double level = endpoint.km.confidence_level;
  return {"Univariable analysis of " + in_sentence(endpoint.label) + " in " + sample_phrase(endpoint.km.sample) +
              ": rates by Kaplan\u2013Meier, log-rank tests and hazard ratios.",
          landmark_heads(study, level), level};
}

}  // namespace

Section univariable_section(Page& page) {
  Section section;
  const results::Study& study = page.study();
  for (std::size_t i = 0; i < study.endpoints.size(); ++i) {
    const results::EndpointResult& endpoint = study.endpoints[i];
    if (endpoint.univariable.empty()) continue;
    const Section::Part part{part_id("univariable", i), endpoint.label};
    section.body +=
        part_heading(part) + page.table(univariable_table(study, endpoint.univariable, head_of(study, endpoint)));
    for (const results::UnivariableRow& row : endpoint.univariable)
      if (row.drawn)
        section.body +=
            page.figure({"km", endpoint.name, row.factor}) + page.figure({"km", endpoint.name, row.factor, "cuminc"});
    section.body += univariable_incidence(page, endpoint) + missing_part(page, endpoint);
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
