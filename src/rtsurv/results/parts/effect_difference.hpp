#pragma once
// The absolute effect of a variable with two sides, inside a group or over all of them.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/curve/absolute_effect.hpp"

namespace rtsurv::results {

/// Second side minus first, in being without the event (or, of the cumulative incidence, in having had it).
struct EffectDifference {
  struct At {
    double time = 0.0;
    std::optional<double> first, second;                  ///< of each side; empty for all groups together
    std::optional<survival::Contrast> difference;         ///< empty, or without an interval: `why`
    std::optional<survival::NumberNeeded> number_needed;  ///< of the Kaplan-Meier difference only
    std::string why;
    std::vector<std::string> left_out = {};  ///< over all groups: those without a difference at that time

    static void fields(auto& field) {
      field.title("effect_at", "The effect at a landmark.");
      field("time", &At::time, "landmark, in the study's time unit");
      field("first", &At::first, "probability in the first side, as a proportion; null over all groups");
      field("second", &At::second, "probability in the second side, as a proportion; null over all groups");
      field("difference", &At::difference, "second minus first, as a proportion; null: not_estimable says why");
      field("number_needed", &At::number_needed, "patients to treat for one more without the event; Kaplan-Meier only",
            absent_if_empty);
      field("not_estimable", &At::why, "why there is no difference, or no interval of it", absent_if_empty);
      field("left_out", &At::left_out, "over all groups: groups without a difference at that time", absent_if_empty);
    }
  };
  /// Mean time without the event up to tau.
  struct Mean {
    double tau = 0.0;
    std::optional<double> first, second;
    survival::Contrast difference;
    std::optional<survival::Contrast> ratio;  ///< of a group only
    std::vector<std::string> left_out = {};   ///< over all groups: those not followed to the first landmark

    static void fields(auto& field) {
      field.title("effect_mean", "Mean time without the event up to tau, in the study's time unit.");
      field("tau", &Mean::tau, "end of the window, in the study's time unit");
      field("first", &Mean::first, "restricted mean of the first side; null over all groups");
      field("second", &Mean::second, "restricted mean of the second side; null over all groups");
      field("difference", &Mean::difference, "second minus first, in the study's time unit");
      field("ratio", &Mean::ratio, "second over first; its se is that of the logarithm; null over all groups");
      field("left_out", &Mean::left_out, "over all groups: groups not followed to the first landmark", absent_if_empty);
    }
  };
  std::string first, second;  ///< levels
  std::vector<At> at;         ///< Kaplan-Meier, one per landmark
  std::vector<At> incidence;  ///< cumulative incidence of the event; empty without a competing one
  std::optional<Mean> mean;
  std::string mean_why;  ///< why there is none

  static void fields(auto& field) {
    field.title("effect_difference", "The absolute effect of a variable with two sides, second minus first.");
    field("first", &EffectDifference::first, "level of the first side");
    field("second", &EffectDifference::second, "level of the second side");
    field("at", &EffectDifference::at, "being without the event (Kaplan-Meier), at each landmark");
    field("cumulative_incidence", &EffectDifference::incidence,
          "having had the event (cumulative incidence), at each landmark; absent without a competing event",
          absent_if_empty);
    field.maybe("rmst", &EffectDifference::mean, &EffectDifference::mean_why, "mean time without the event");
  }
};

}  // namespace rtsurv::results
