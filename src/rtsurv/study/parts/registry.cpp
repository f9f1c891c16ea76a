// The parts of a study, one line each.
#include <array>

#include "rtsurv/study/parts/schedules/rule.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

using enum Stage;

constexpr std::array registry{
    Part{"study", "", false, read_study, check_study},
    Part{"columns", "", false, read_columns, check_columns},
    Part{"exclude", "", true, read_exclusion},
    Part{"dose", "Schedules", false, read_dose, nullptr, run_schedules},
    Part{"derive", "", false, read_derivations},
    Part{"endpoint", "Endpoints", true, read_endpoint, nullptr, run_endpoint},
    Part{"describe", "Table 1", false, read_describe, check_describe, run_describe},
    Part{"cutpoint", "Cut-points", true, read_cutpoint, check_cutpoint, run_cutpoint, columns},
    Part{"univariable", "", false, read_univariable, check_univariable},
    Part{"multivariable", "", false, read_multivariable, check_multivariable},
    Part{"risk_groups", "Risk groups", false, read_risk_groups, check_risk_groups, run_risk_groups, columns},
    Part{"effect", "Effects", true, read_effect, check_effect, run_effect},
    Part{"landmark", "Landmarks", false, read_landmark, check_landmark, run_landmark},
    Part{"dose.response", "Dose-response", true, nullptr, nullptr, run_dose_response},
    Part{"recommend", "Recommendation", false, read_recommend, check_recommend, run_recommend, conclusions},
    Part{"dose.sweep", "Sweep of alpha/beta", false, nullptr, nullptr, run_sweep},
    Part{"validation", "Validation", false, read_validation, nullptr, run_validation},
    Part{"dates", "", false, read_dates},
    Part{"referrals", "Referrals", false, read_referrals, check_referrals, run_referrals},
    Part{"response", "Response", false, read_response, check_response, run_response},
    Part{"toxicity", "Toxicity", false, read_toxicity, check_toxicity, run_toxicity},
    Part{"person_time", "Person-time", false, read_person_time, check_person_time, run_person_time},
    Part{"figures", "", false, read_figures, nullptr, run_figures},
    Part{"privacy", "", false, read_privacy},
    Part{"published", "Published figures", false, read_published, check_published, run_published, conclusions},
};

}  // namespace

std::span<const Part> parts() noexcept { return registry; }

}  // namespace rtsurv::study
