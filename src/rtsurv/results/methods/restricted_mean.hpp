#pragma once
// Restricted mean survival: `rmst`.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/survival/curve/restricted_mean.hpp"

namespace rtsurv::results {

/// A ratio of two means; limits and P are of its logarithm.
struct MeanRatio {
  double estimate = 0.0, lower = 0.0, upper = 0.0, p = 1.0;

  static void fields(auto& field) {
    field.title("mean_ratio", "A ratio of two restricted means.");
    field("estimate", &MeanRatio::estimate, "second mean over first");
    field("lower", &MeanRatio::lower, "lower confidence limit, on the logarithmic scale");
    field("upper", &MeanRatio::upper, "upper confidence limit, on the logarithmic scale");
    field("p", &MeanRatio::p, "two-sided P of a ratio of 1", Range::p_value);
  }
};

struct RestrictedMeanResult {
  struct Group {
    std::string group;
    std::size_t n = 0;
    double events = 0.0;  ///< in the whole follow-up
    survival::RestrictedMean mean;

    static void fields(auto& field) {
      using Mean = survival::RestrictedMean;
      field.title("rmst_group", "The restricted mean of one group.");
      field("group", &Group::group, "level of `by`, or \"all\"");
      field("n", &Group::n, "patients", people);
      field("events", &Group::events, "events in the whole follow-up", Range::not_negative, people);
      field("rmst", path(&Group::mean, &Mean::mean), "mean time without the event up to tau, in the unit of time");
      field("se", path(&Group::mean, &Mean::std_error), "standard error of rmst");
      field("lower", path(&Group::mean, &Mean::lower), "lower confidence limit of rmst");
      field("upper", path(&Group::mean, &Mean::upper), "upper confidence limit of rmst");
    }
  };
  Sample sample;
  std::string by;
  double tau = 0.0;
  double confidence_level = 0.95;
  std::vector<Group> groups;
  std::optional<survival::Contrast>
      difference;                           ///< second group minus first; only for two groups that share no cluster
  std::optional<survival::Contrast> ratio;  ///< second over first

  static void fields(auto& field) {
    field.title("rmst", "Restricted mean survival: the mean time without the event up to tau.");
    field.command("rmst", &RestrictedMeanResult::sample);
    field("tau", &RestrictedMeanResult::tau, "end of the window, in the unit of time");
    field("conf_level", &RestrictedMeanResult::confidence_level, "level of the confidence limits, as a proportion");
    field("by", &RestrictedMeanResult::by, "column or expression of the groups; absent: one group", absent_if_empty);
    field("groups", &RestrictedMeanResult::groups, "one for each group");
    field("difference", &RestrictedMeanResult::difference, "second group minus first, in the unit of time",
          absent_if_empty);
    field.view("ratio", shown_ratio, read_ratio, "second group over first; absent when a mean is 0", absent_if_empty);
  }

 private:
  static std::optional<MeanRatio> shown_ratio(const RestrictedMeanResult& result) {
    if (!result.ratio) return std::nullopt;
    return MeanRatio{result.ratio->estimate, result.ratio->lower, result.ratio->upper, result.ratio->p};
  }
  static void read_ratio(RestrictedMeanResult& result, const std::optional<MeanRatio>& shown) {
    if (shown)
      result.ratio = {.estimate = shown->estimate, .lower = shown->lower, .upper = shown->upper, .p = shown->p};
  }
};

}  // namespace rtsurv::results
