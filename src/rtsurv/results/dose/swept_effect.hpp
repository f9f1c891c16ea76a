#pragma once
// An effect at every alpha/beta of a sweep.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// An [[effect]] whose variable or groups depend on alpha/beta.
struct SweptEffect {
  /// One side of a variable with two sides.
  struct Side {
    std::size_t n = 0;
    double events = 0.0;

    static void fields(auto& field) {
      field.title("swept_side", "One side of a variable with two sides.");
      field("n", &Side::n, "patients", people);
      field("events", &Side::events, "events", Range::not_negative, people);
    }
  };
  /// The Cox model of the variable in the patients of a group.
  struct At {
    std::size_t n = 0;
    double events = 0.0;
    std::optional<Side> low, high;  ///< false and true of a variable with two sides; empty for a number
    std::optional<double> hazard_ratio, lower, upper, p;  ///< true against false, or by unit; empty: not estimable
    bool infinite = false;                                ///< the coefficient is without bound

    static void fields(auto& field) {
      field.title("swept_hazard_ratio", "The Cox model of the variable in a group, at one alpha/beta.");
      field("n", &At::n, "patients", people);
      field("events", &At::events, "events", Range::not_negative, people);
      field("low", &At::low, "the lower side; null for a number");
      field("high", &At::high, "the upper side; null for a number");
      field("hr", &At::hazard_ratio,
            "hazard ratio of the upper against the lower side, or by unit; null: not estimable");
      field("lower", &At::lower, "lower confidence limit of hr");
      field("upper", &At::upper, "upper confidence limit of hr");
      field("p", &At::p, "two-sided Wald P", Range::p_value);
      field("infinite", &At::infinite, "true: the coefficient is without bound (separation); absent otherwise",
            absent_if_empty);
    }
  };
  struct Group {
    std::string group;
    std::vector<Maybe<At>> at;

    static void fields(auto& field) {
      field.title("swept_group", "A group of an effect.");
      field("group", &Group::group, "name of the group");
      field("at", &Group::at, "one for each alpha/beta");
    }
  };
  std::string variable, within, endpoint;
  std::vector<Group> groups;
  std::vector<Maybe<survival::ChiSquareTest>> interaction;

  static void fields(auto& field) {
    field.title("swept_effect", "An effect whose variable or groups depend on alpha/beta.");
    field("variable", &SweptEffect::variable, "column or expression");
    field("within", &SweptEffect::within, "column or expression of the groups");
    field("endpoint", &SweptEffect::endpoint, "endpoint of the effect");
    field("groups", &SweptEffect::groups, "one for each group");
    field("interaction", &SweptEffect::interaction, "likelihood ratio of variable x group, at each alpha/beta");
  }
};

}  // namespace rtsurv::results
