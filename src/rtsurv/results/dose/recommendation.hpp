#pragma once
// [recommend]: which schedules reach a threshold dose, group by group, with what the cohort knows about them.
// Options with their evidence, never an order.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/dose/regimen_option.hpp"
#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

struct RecommendedGroup {
  /// Why high dose is, or is not, taken to help this group.
  enum class Benefit {
    shown,           ///< the 95 % interval of the hazard ratio lies below 1; no ratio when nobody had an event
    too_few_events,  ///< fewer than 10 events in the group
    not_estimable,   ///< the effect has no hazard ratio, or no upper limit
    includes_one,    ///< the interval includes 1
    harm,            ///< the interval lies above 1
  };
  std::string group;
  std::size_t n = 0;
  double events = 0.0;  ///< in the model of the effect
  Benefit benefit = Benefit::not_estimable;
  std::optional<double> hazard_ratio, lower, upper;  ///< of the effect in the group
  std::string why;                                   ///< a sentence that says which, with its numbers
  std::vector<RegimenOption> reaching;               ///< by number of fractions, then EQD2; also without benefit
  std::vector<RegimenOption> failing;                ///< do not reach the threshold; nearest first
  std::vector<RegimenOption> short_courses;          ///< where no benefit is shown; empty otherwise

  static void fields(auto& field) {
    field.title("recommended_group", "The options of one group.");
    field("group", &RecommendedGroup::group, "name of the group");
    field("n", &RecommendedGroup::n, "patients in the model of the effect", people);
    field("events", &RecommendedGroup::events, "their events", Range::not_negative, people);
    field("benefit", &RecommendedGroup::benefit, "why high dose is, or is not, taken to help this group");
    field("hr", &RecommendedGroup::hazard_ratio, "hazard ratio of high dose in the group; null: not estimable");
    field("lower", &RecommendedGroup::lower, "lower 95 % confidence limit of hr");
    field("upper", &RecommendedGroup::upper, "upper 95 % confidence limit of hr");
    field("why", &RecommendedGroup::why, "a sentence that says so, with its numbers");
    field("reaching", &RecommendedGroup::reaching, "reach the threshold, by number of fractions, then EQD2");
    field("failing", &RecommendedGroup::failing, "do not reach it, nearest first");
    field("short_courses", &RecommendedGroup::short_courses, "where no benefit is shown; empty otherwise");
  }
};

template <>
struct Words<RecommendedGroup::Benefit> {
  using enum RecommendedGroup::Benefit;
  static constexpr std::array<std::pair<RecommendedGroup::Benefit, std::string_view>, 5> all{
      {{shown, "shown"},
       {too_few_events, "too few events"},
       {not_estimable, "not estimable"},
       {includes_one, "interval includes 1"},
       {harm, "harm"}}};
};

struct Recommendation {
  std::string endpoint, within, variable;  ///< of the [[effect]] that decides about benefit
  double threshold_gy = 0.0;               ///< EQD2 at the reference alpha/beta
  bool reached_at_equality = true;         ///< false for a searched cut: EQD2 must be above it
  std::string cutpoint;                    ///< name of the cut-point that gave it; empty: the protocol's number
  bool searched = false;                   ///< the threshold was searched in these same patients
  double alpha_beta_gy = 0.0;              ///< the reference: the first of [dose]
  double alpha_beta_low_gy = 0.0, alpha_beta_high_gy = 0.0;
  int max_fractions = 30;
  std::optional<double> landmark;          ///< the study's last; empty: no rates
  std::vector<std::string> too_long;       ///< schedules left out because they have more fractions than max_fractions
  std::string organs_file, organs_sha256;  ///< empty: no table of limits
  std::vector<OrganLimit> organs;
  std::vector<RecommendedGroup> groups;
  std::string why;  ///< why there are no groups: the cut-point that gives the threshold was not found

  static void fields(auto& field) {
    field.title("recommendation", "Which schedules reach a threshold dose, group by group.");
    field("endpoint", &Recommendation::endpoint, "of the effect that decides about benefit");
    field("within", &Recommendation::within, "grouping of that effect");
    field("variable", &Recommendation::variable, "variable of that effect");
    field("cutpoint", &Recommendation::cutpoint, "cut-point that gives the threshold; null: the protocol's number",
          null_if_empty);
    field("alpha_beta_gy", &Recommendation::alpha_beta_gy, "reference alpha/beta, Gy");
    field.range("alpha_beta_range_gy", &Recommendation::alpha_beta_low_gy, &Recommendation::alpha_beta_high_gy,
                "interval of alpha/beta, Gy");
    field("max_fractions", &Recommendation::max_fractions, "most fractions of an option", Range::not_negative);
    field.object(
        "organs", "the user's table of limits; null: none",
        [](auto& part) {
          part("file", &Recommendation::organs_file, "name of the file");
          part("sha256", &Recommendation::organs_sha256, "SHA-256 of the file");
          part("limits", &Recommendation::organs, "one for each row of the table");
        },
        null_unless([](const Recommendation& result) { return !result.organs_file.empty(); }));
    field.or_reason(&Recommendation::why, [](auto& found) {
      found("threshold_gy", &Recommendation::threshold_gy, "EQD2 at the reference alpha/beta, Gy");
      found("reached_at_equality", &Recommendation::reached_at_equality, "false for a searched cut: above it");
      found("searched", &Recommendation::searched, "the threshold was searched in these same patients");
      found("landmark", &Recommendation::landmark, "of the rates, in the study's time unit; null: no rates");
      found("too_long", &Recommendation::too_long, "schedules left out: more fractions than max_fractions");
      found("groups", &Recommendation::groups, "one for each group");
    });
  }
};

}  // namespace rtsurv::results
