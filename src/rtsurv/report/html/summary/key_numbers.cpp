#include "rtsurv/report/html/summary/key_numbers.hpp"

#include <optional>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult;
using results::Study;

KeyNumber rates(const Study& study, const EndpointResult& endpoint, std::size_t index) {
  const survival::KaplanMeier& curve = endpoint.km.groups.front().curve;
  KeyNumber number{
      endpoint.label, {}, sample_phrase(endpoint.km.sample) + ", Kaplan\u2013Meier", part_id("outcome", index)};
  for (const double landmark : study.landmarks)
    number.values.push_back(rate_at(curve, landmark) + " at " + duration(study, landmark));
  if (number.values.empty()) number.values = {"median " + in_unit(time_interval(curve.median), study.time_unit)};
  return number;
}

std::optional<KeyNumber> follow_up(const Study& study, const EndpointResult& first) {
  const std::optional<survival::FollowUpTime> time =
      study.follow_up ? std::optional(study.follow_up->all) : first.km.follow_up;
  if (!time) return {};
  const std::string of = study.follow_up ? study.follow_up->endpoint : first.name;
  return KeyNumber{"Median follow-up",
                   {in_unit(time_interval(time->reverse_kaplan_meier), study.time_unit)},
                   "reverse Kaplan\u2013Meier of " + in_sentence(endpoint_label(study, of)) + "; all intervals " +
                       interval_head(first.km.confidence_level),
                   "rates-1"};
}

}  // namespace

std::vector<KeyNumber> key_numbers(const Study& study) {
  std::vector<KeyNumber> numbers;
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    if (!study.endpoints[i].km.groups.empty()) numbers.push_back(rates(study, study.endpoints[i], i));
  if (study.endpoints.empty()) return numbers;
  if (const auto number = follow_up(study, study.endpoints.front())) numbers.push_back(*number);
  return numbers;
}

}  // namespace rtsurv::report::html
