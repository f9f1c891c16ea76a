#pragma once
// Small lookups and phrases on results that several sections share.

#include <string>
#include <vector>

#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// "2,982 patients with 1,713 events".
[[nodiscard]] std::string sample_phrase(const results::Sample& sample);

/// " 12 patients lack a value and are left out."; empty when nobody is.
[[nodiscard]] std::string missing_phrase(std::size_t n_missing);

/// rows_phrase() behind a blank.
[[nodiscard]] std::string rows_note(const results::Sample& sample);

/// The group of that name, or null.
[[nodiscard]] const results::KaplanMeierResult::Group* find_group(const results::KaplanMeierResult& result,
                                                                  const std::string& group);

/// The estimate at a landmark: "63.9 % (51.0–80.1)", or "after the last observed time".
[[nodiscard]] std::string rate_at(const survival::KaplanMeier& curve, double time);

/// One rate per landmark of the study.
[[nodiscard]] std::vector<std::string> landmark_rates(const results::Study& study, const survival::KaplanMeier& curve);

/// Heads of the columns of landmark_rates(): "At 60 months (95 % CI)".
[[nodiscard]] std::vector<std::string> landmark_heads(const results::Study& study, double confidence_level);

/// The reason why something is missing, in parentheses or as a sentence end: "not estimable: too few events".
[[nodiscard]] std::string not_estimable(const std::string& why);

/// The endpoint of that name, or null.
[[nodiscard]] const results::EndpointResult* find_endpoint(const results::Study& study, const std::string& name);

/// Its place in the study, for links.
[[nodiscard]] std::size_t endpoint_index(const results::Study& study, const std::string& name);

}  // namespace rtsurv::report::html
