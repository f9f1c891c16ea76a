#pragma once
// What stands beside a factor of a model whose hazard ratio changes over time.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/cox.hpp"
#include "rtsurv/survival/curve/restricted_mean.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// Of a factor whose own test of proportional hazards has P < thresholds::p.
struct NonProportional {
  /// Times in (from, to].
  struct Period {
    double from = 0.0;
    std::optional<double> to;  ///< empty: the end of follow-up
    std::size_t n = 0;
    double events = 0.0;
    std::vector<CoxTerm> terms;  ///< of the factor in this period

    static void fields(auto& field) {
      field.title("hazard_period", "The hazard ratios of a factor in one period of the follow-up.");
      field("from", &Period::from, "the period begins after this time, in the study's time unit");
      field("to", &Period::to, "it ends with this time; null: the end of follow-up");
      field("n", &Period::n, "patients observed in it", people);
      field("events", &Period::events, "events in it", Range::not_negative, people);
      field("terms", &Period::terms, "coefficients of the factor in it; n and events are those of the period");
    }
  };
  /// One model in which only the coefficients of the factor differ between periods.
  struct Periods {
    bool at_median = false;  ///< the cut is the median event time; else the protocol's
    survival::ChiSquareTest change;
    std::vector<Period> periods;

    static void fields(auto& field) {
      field.title("hazard_periods", "The model in which the coefficients of a factor differ between periods.");
      field.either("cut", &Periods::at_median, "median_event_time", "protocol", "where the time of the cuts is from");
      field(
          "change", &Periods::change,
          "against equal coefficients in all periods: likelihood ratio; the robust Wald test with clusters or sampling "
          "weights");
      field("periods", &Periods::periods, "ascending");
    }
  };
  /// A smoothed hazard ratio at one time.
  struct At {
    double time = 0.0, hazard_ratio = 1.0, lower = 1.0, upper = 1.0;

    static void fields(auto& field) {
      field.title("hazard_ratio_at", "A smoothed hazard ratio at a time.");
      field("time", &At::time, "in the study's time unit");
      field("hr", &At::hazard_ratio, "exp of the smoothed scaled Schoenfeld residuals");
      field("lower", &At::lower, "lower limit of the pointwise 95 % band");
      field("upper", &At::upper, "upper limit of the pointwise 95 % band");
    }
  };
  struct OverTime {
    std::optional<std::string> level;  ///< empty for a number
    std::vector<At> at;

    static void fields(auto& field) {
      field.title("hazard_ratio_over_time", "A coefficient at the quartiles of the event times.");
      field("level", &OverTime::level, "level of the factor; null for a number");
      field("at", &OverTime::at, "at the lower quartile, the median and the upper quartile of the event times");
    }
  };
  struct MeanDifference {
    std::string level, reference;
    double mean = 0.0, reference_mean = 0.0;
    survival::Contrast difference;

    static void fields(auto& field) {
      field.title("restricted_mean_difference", "The restricted mean of a level against that of the reference.");
      field("level", &MeanDifference::level, "level of the factor");
      field("reference", &MeanDifference::reference, "its reference level");
      field("mean", &MeanDifference::mean, "mean time without the event up to tau at that level");
      field("reference_mean", &MeanDifference::reference_mean, "that at the reference level");
      field("difference", &MeanDifference::difference, "mean minus reference_mean, in the study's time unit");
    }
  };
  struct RestrictedMeans {
    double tau = 0.0;
    std::vector<MeanDifference> differences;

    static void fields(auto& field) {
      field.title("restricted_mean_differences", "Levels of a factor by their restricted means, not adjusted.");
      field("tau", &RestrictedMeans::tau, "end of the window, in the study's time unit");
      field("differences", &RestrictedMeans::differences, "one for each level but the reference");
    }
  };
  std::string term;
  Maybe<CoxResult> stratified;  ///< the other factors, the factor as strata
  Maybe<Periods> by_period;
  std::vector<OverTime> over_time;  ///< empty when the residuals could not be formed
  Maybe<RestrictedMeans> means;

  static void fields(auto& field) {
    field.title("non_proportional", "What stands beside a factor whose hazard ratio changes over time.");
    field("term", &NonProportional::term, "column of the factor");
    field("stratified", &NonProportional::stratified, "Cox model of the other factors, stratified by this one");
    field("by_period", &NonProportional::by_period, "the model with a hazard ratio of this factor in each period");
    field("over_time", &NonProportional::over_time, "the hazard ratio as it goes with time; empty: not estimable");
    field("rmst", &NonProportional::means, "difference of restricted means between its levels, not adjusted");
  }
};

}  // namespace rtsurv::results
