#include "rtsurv/report/html/sections.hpp"

#include <array>

namespace rtsurv::report::html {

// Each stands in the room of its subject.
Section summary_section(Page& page);
Section cohort_section(Page& page);
Section characteristics_section(Page& page);
Section referrals_section(Page& page);
Section response_section(Page& page);
Section outcomes_section(Page& page);
Section person_time_section(Page& page);
Section univariable_section(Page& page);
Section cutpoints_section(Page& page);
Section multivariable_section(Page& page);
Section risk_groups_section(Page& page);
Section effects_section(Page& page);
Section landmark_section(Page& page);
Section dose_section(Page& page);
Section validation_section(Page& page);
Section published_section(Page& page);
Section other_figures_section(Page& page);
Section methods_section(Page& page);
Section conventions_section(Page& page);
Section data_section(Page& page);
Section warnings_section(Page& page);

std::span<const NamedSection> sections() {
  static const std::array<NamedSection, 21> all{{{"summary", "Summary", summary_section},
                                                 {"cohort", "Cohort", cohort_section},
                                                 {"characteristics", "Characteristics", characteristics_section},
                                                 {"referrals", "Referrals", referrals_section},
                                                 {"response", "Response and toxicity", response_section},
                                                 {"outcomes", "Follow-up and outcomes", outcomes_section},
                                                 {"person-time", "Events per patient-year", person_time_section},
                                                 {"univariable", "Univariable analysis", univariable_section},
                                                 {"cutpoints", "Cut-points", cutpoints_section},
                                                 {"multivariable", "Multivariable analysis", multivariable_section},
                                                 {"risk-groups", "Risk groups", risk_groups_section},
                                                 {"effects", "Effect by group", effects_section},
                                                 {"landmark", "From a landmark on", landmark_section},
                                                 {"dose", "Dose and schedules", dose_section},
                                                 {"validation", "Validation", validation_section},
                                                 {"published", "Published figures", published_section},
                                                 {"figures", "Further figures", other_figures_section},
                                                 {"methods", "Methods", methods_section},
                                                 {"conventions", "Conventions", conventions_section},
                                                 {"data", "Data and versions", data_section},
                                                 {"warnings", "Warnings", warnings_section}}};
  return all;
}

}  // namespace rtsurv::report::html
