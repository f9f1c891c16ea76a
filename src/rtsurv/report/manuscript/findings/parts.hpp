#pragma once
// The paragraphs of the results, each empty where the study has nothing of it.

#include <cstddef>
#include <string>
#include <string_view>

#include "rtsurv/report/manuscript/findings/told.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

[[nodiscard]] Told patients_told(const results::Study& study);
[[nodiscard]] Told outcomes_told(const results::Study& study);
[[nodiscard]] Told cuts_told(const results::Study& study);
[[nodiscard]] Told factors_told(const results::Study& study);
[[nodiscard]] Told groups_told(const results::Study& study);
[[nodiscard]] Told effects_told(const results::Study& study);
[[nodiscard]] Told dose_told(const results::Study& study);
[[nodiscard]] Told observed_told(const results::Study& study);

/// A sentence for each factor of the endpoint's model whose hazard ratio changes over time; each after a blank.
void tell_over_time(Told& told, const results::Study& study, const results::EndpointResult& endpoint);

/// What stands before item `i` in a list of `n`: nothing, ", " or " and ".
[[nodiscard]] std::string_view between(std::size_t i, std::size_t n);

/// "more than 3 positive nodes", "tumour grade 3 against 1", "age (per year)": what a hazard ratio belongs to.
[[nodiscard]] std::string ratio_label(const results::Study& study, const results::CoxTerm& term);

/// "0.69 (95 % CI 0.54–0.88; P = 0.003) for more than 3 positive nodes", of every coefficient of `cox` at `place`.
void tell_ratios(Told& told, const results::Study& study, const results::CoxResult& cox, const std::string& place);

/// "0.69 (95 % CI 0.54–0.88; P = 0.003)"; words where there is no ratio.
void tell_ratio(Told& told, const results::CoxResult& cox, const results::CoxTerm& term, const std::string& place);

}  // namespace rtsurv::report::manuscript
