#include "rtsurv/survival/competing/cause_follow_up.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

FollowUp events_of_any_cause(const CauseColumns& columns) {
  std::vector<std::uint8_t> event;
  event.reserve(columns.cause.size());
  for (const int code : columns.cause) event.push_back(code == 0 ? 0 : 1);
  return FollowUp({columns.time, event, columns.entry, columns.weight, columns.stratum});
}

}  // namespace

CauseFollowUp::CauseFollowUp(FollowUp any, std::vector<int> cause, int causes)
    : any_(std::move(any)), cause_(std::move(cause)), causes_(causes) {}

CauseFollowUp::CauseFollowUp(const CauseColumns& columns, int causes)
    : CauseFollowUp(events_of_any_cause(columns), {columns.cause.begin(), columns.cause.end()}, causes) {
  if (causes_ == 0 && !cause_.empty()) causes_ = std::max(0, std::ranges::max(cause_));
  if (!std::ranges::all_of(cause_, [this](int code) { return code >= 0 && code <= causes_; }))
    throw InvalidOption("a cause must be between 0 (censored) and the number of causes");
}

double CauseFollowUp::of_cause(int cause) const {
  double events = 0.0;
  for (std::size_t i = 0; i < any_.size(); ++i)
    if (cause_of(i) == cause) events += any_.weight_of(i);
  return events;
}

FollowUp CauseFollowUp::only(int cause) const {
  std::vector<std::uint8_t> event;
  event.reserve(cause_.size());
  for (const int code : cause_) event.push_back(code == cause ? 1 : 0);
  return any_.with_events(event);
}

CauseFollowUp CauseFollowUp::subset(std::span<const std::uint8_t> keep) const {
  return {any_.subset(keep), cause_, causes_};
}

CauseFollowUp CauseFollowUp::reweighted(std::span<const double> weight) const {
  return {any_.reweighted(weight), cause_, causes_};
}

CauseFollowUp CauseFollowUp::unstratified() const { return {any_.unstratified(), cause_, causes_}; }

}  // namespace rtsurv::survival
