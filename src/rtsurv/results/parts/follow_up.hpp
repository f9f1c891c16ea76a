#pragma once
// How long the patients of a study were followed, once, and by group.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

/// Of the endpoint that tells best who was still seen: overall survival where the study has it, else the first.
struct FollowUpSummary {
  struct Group {
    std::string group;
    std::size_t n = 0;
    double events = 0.0;
    survival::Estimate median;  ///< time to the event
    std::optional<survival::FollowUpTime> time;

    static void fields(auto& field) {
      field.title("follow_up_group", "The follow-up of one group.");
      field("group", &Group::group, "level of `by`");
      field("n", &Group::n, "patients", people);
      field("events", &Group::events, "events among them", Range::not_negative, people);
      field("time_to_event", &Group::median, "median time to the event");
      field("followed", &Group::time, "how long they were followed");
    }
  };
  std::string endpoint;
  std::optional<std::string> by;
  survival::FollowUpTime all;
  std::vector<Group> groups;

  static void fields(auto& field) {
    field.title("follow_up", "How long the patients were followed, for one endpoint.");
    field("endpoint", &FollowUpSummary::endpoint, "name of the endpoint: overall survival, else the first");
    field("by", &FollowUpSummary::by, "grouping: that of Table 1, else risk_group; null: neither");
    field.embed(&FollowUpSummary::all);
    field("groups", &FollowUpSummary::groups, "one for each level of `by`");
  }
};

}  // namespace rtsurv::results
