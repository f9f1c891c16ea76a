#include "rtsurv/report/html/sections.hpp"

#include <array>

namespace rtsurv::report::html {

// Each stands in the room of its subject.
Section summary_section(Page& page);
Section patients_section(Page& page);
Section outcomes_section(Page& page);
Section factors_section(Page& page);
Section risk_groups_section(Page& page);
Section effects_section(Page& page);
Section dose_section(Page& page);
Section response_section(Page& page);
Section trust_section(Page& page);
Section methods_section(Page& page);

Section outcomes_in_full(Page& page);
Section cutpoints_section(Page& page);
Section models_in_full(Page& page);
Section groups_in_full(Page& page);
Section landmark_section(Page& page);
Section dose_in_full(Page& page);
Section validation_section(Page& page);
Section referrals_section(Page& page);
Section published_section(Page& page);
Section other_figures_section(Page& page);
Section manuscript_section(Page& page);
Section guidelines_section(Page& page);
Section provenance_section(Page& page);

std::span<const NamedSection> sections() {
  static const std::array<NamedSection, 10> all{{{"summary", "Summary", summary_section},
                                                 {"patients", "Patients", patients_section},
                                                 {"outcomes", "Outcomes", outcomes_section},
                                                 {"factors", "Factors", factors_section},
                                                 {"risk-groups", "Risk groups", risk_groups_section},
                                                 {"effects", "Effect by group", effects_section},
                                                 {"dose", "Dose", dose_section},
                                                 {"response", "Response and toxicity", response_section},
                                                 {"trust", "How far to trust it", trust_section},
                                                 {"methods", "Methods", methods_section}}};
  return all;
}

std::span<const NamedSection> appendices() {
  static const std::array<NamedSection, 13> all{
      {{"outcomes-in-full", "Rates and follow-up in full", outcomes_in_full},
       {"cutpoints", "Cut-point searches", cutpoints_section},
       {"models", "Factors and models in full, with their checks", models_in_full},
       {"groups-in-full", "Curves and differences in each group", groups_in_full},
       {"landmark", "From a landmark on", landmark_section},
       {"dose-in-full", "\u03B1/\u03B2, schedules as options, organs", dose_in_full},
       {"validation", "Validation in full", validation_section},
       {"referrals", "Referrals", referrals_section},
       {"published", "Published figures", published_section},
       {"figures", "Further figures", other_figures_section},
       {"provenance", "Conventions, data, versions and warnings", provenance_section},
       {"manuscript", "Results in sentences, references", manuscript_section},
       {"guidelines", "Reporting guidelines", guidelines_section}}};
  return all;
}

}  // namespace rtsurv::report::html
