#include "rtsurv/report/html/rows/estimates.hpp"

#include <algorithm>

#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

std::string sample_phrase(const results::Sample& sample) {
  return counted(static_cast<double>(sample.n), "patient") + " with " + event_count(sample.events);
}

std::string rows_note(const results::Sample& sample) {
  const std::string phrase = rows_phrase(sample);
  return phrase.empty() ? phrase : " " + phrase;
}

std::string missing_phrase(std::size_t n_missing) {
  if (n_missing == 0) return "";
  return " " +
         counted(static_cast<double>(n_missing), "patient lacks a value and is", "patients lack a value and are") +
         " left out.";
}

const results::KaplanMeierResult::Group* find_group(const results::KaplanMeierResult& result,
                                                    const std::string& group) {
  const auto found = std::ranges::find(result.groups, group, &results::KaplanMeierResult::Group::group);
  return found == result.groups.end() ? nullptr : &*found;
}

std::string rate_at(const survival::KaplanMeier& curve, double time) {
  const auto found = std::ranges::find(curve.at, time, &survival::SurvivalAt::time);
  return found == curve.at.end() ? "" : rate_phrase(*found);
}

std::vector<std::string> landmark_rates(const results::Study& study, const survival::KaplanMeier& curve) {
  std::vector<std::string> rates;
  for (const double landmark : study.landmarks) rates.push_back(rate_at(curve, landmark));
  return rates;
}

std::vector<std::string> landmark_heads(const results::Study& study, double confidence_level) {
  std::vector<std::string> heads;
  for (const double landmark : study.landmarks)
    heads.push_back("At " + duration(study, landmark) + " (" + interval_head(confidence_level) + ")");
  return heads;
}

std::string not_estimable(const std::string& why) { return why.empty() ? "not estimable" : "not estimable: " + why; }

const results::EndpointResult* find_endpoint(const results::Study& study, const std::string& name) {
  const auto found = std::ranges::find(study.endpoints, name, &results::EndpointResult::name);
  return found == study.endpoints.end() ? nullptr : &*found;
}

std::size_t endpoint_index(const results::Study& study, const std::string& name) {
  const auto found = std::ranges::find(study.endpoints, name, &results::EndpointResult::name);
  return static_cast<std::size_t>(found - study.endpoints.begin());
}

}  // namespace rtsurv::report::html
