#pragma once
// Events per person-time.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// The events of an endpoint per 100 patient-years, with exact (Garwood) 95 % limits.
struct PersonTime {
  struct Group {
    std::string group;
    double events = 0.0, person_years = 0.0;
    std::optional<double> rate_per_100, lower, upper;  ///< empty without follow-up

    static void fields(auto& field) {
      field.title("person_time_group", "The rate of events in one group.");
      field("group", &Group::group, "level of the factor; \"all\" without one");
      field("events", &Group::events, "patients with the event", Range::not_negative, people);
      field("person_years", &Group::person_years, "sum of the follow-up times, in years", Range::not_negative);
      field("rate_per_100", &Group::rate_per_100, "events per 100 patient-years; null: no follow-up");
      field("lower", &Group::lower, "lower limit of the rate, exact (Garwood), 95 %");
      field("upper", &Group::upper, "upper limit of the rate");
    }
  };
  std::string endpoint;
  std::optional<std::string> factor;  ///< empty: all patients
  std::vector<Group> groups;

  static void fields(auto& field) {
    field.title("person_time", "Events per 100 patient-years, of all patients or by the levels of a factor.");
    field("endpoint", &PersonTime::endpoint, "name of the endpoint");
    field("factor", &PersonTime::factor, "column or expression of the factor; null: all patients");
    field("groups", &PersonTime::groups, "one for each level, of the patients in whom factor and outcome are known");
  }
};

}  // namespace rtsurv::results
