#pragma once
// The effect of a treatment that was chosen and not drawn by lot, crude and adjusted for what was known before it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/methods/kaplan_meier.hpp"
#include "rtsurv/results/parts/treatment_sides.hpp"

namespace rtsurv::results {

/// Second level of the treatment against the first.
struct AdjustedEffect {
  /// With percentile limits of the bootstrap, which are empty with fewer than 20 replicates that give the number.
  struct Resampled {
    std::optional<double> estimate, lower, upper;
    std::size_t replicates = 0;

    static void fields(auto& field) {
      field.title("resampled", "An estimate with percentile limits of the bootstrap.");
      field("estimate", &Resampled::estimate, "the estimate; null: not known");
      field("lower", &Resampled::lower, "lower limit; null: fewer than 20 replicates give the estimate");
      field("upper", &Resampled::upper, "upper limit; null: fewer than 20 replicates give the estimate");
      field("replicates", &Resampled::replicates, "replicates that give the estimate");
    }
  };
  struct At {
    double time = 0.0;
    std::optional<double> crude_first, crude_second;
    std::optional<survival::Contrast> crude_difference;
    Resampled first, second, difference;
    std::string why;  ///< why there is no adjusted difference

    static void fields(auto& field) {
      field.title("adjusted_at", "Both sides at a landmark, crude and adjusted; probabilities are proportions.");
      field("time", &At::time, "landmark, in the study's time unit");
      field.object("crude", "without adjustment", [](auto& part) {
        part("first", &At::crude_first, "probability in the first side", Range::proportion);
        part("second", &At::crude_second, "probability in the second side", Range::proportion);
        part("difference", &At::crude_difference, "second minus first");
      });
      field.object("adjusted", "had all had the one or the other", [](auto& part) {
        part("first", &At::first, "probability in the first side");
        part("second", &At::second, "probability in the second side");
        part("difference", &At::difference, "second minus first");
      });
      field("not_estimable", &At::why, "why there is no adjusted difference", absent_if_empty);
    }
  };
  struct Ratio {
    std::optional<double> ratio, std_error, lower, upper, p;

    static void fields(auto& field) {
      field.title("treatment_ratio", "A hazard ratio of the treatment.");
      field("hr", &Ratio::ratio, "hazard ratio, second side against first; null: a side without events");
      field("se", &Ratio::std_error, "standard error of log hr; robust when weighted");
      field("lower", &Ratio::lower, "lower confidence limit of hr (Wald)");
      field("upper", &Ratio::upper, "upper confidence limit of hr (Wald)");
      field("p", &Ratio::p, "two-sided P (Wald)", Range::p_value);
    }
  };

  survival::Adjustment method = survival::Adjustment::iptw;
  survival::Estimand estimand = survival::Estimand::ate;
  std::vector<std::string> adjust;
  std::size_t n = 0, n_missing = 0;
  double events = 0.0;
  std::vector<MissingTerm> missing;  ///< columns that miss somebody
  TreatmentSide first, second;
  double outside = 0.0;
  double truncate = 0.0;
  std::size_t truncated = 0;
  std::vector<TreatmentBalance> balance;
  std::vector<At> at, incidence;
  Ratio crude_ratio, ratio;
  Resampled resampled_ratio;
  std::optional<survival::EValue> e_value;
  std::optional<KaplanMeierResult> km;  ///< weighted
  std::size_t replicates = 0, failed = 0;
  double confidence_level = 0.95;

  static void fields(auto& field) {
    using Effect = AdjustedEffect;
    const auto weighted = only_if([](const Effect& one) { return one.method == survival::Adjustment::iptw; });
    field.title("adjusted_effect", "The effect of a treatment, crude and adjusted for what was known before it.");
    field("method", &Effect::method,
          "weights by the inverse probability of treatment, or the g-formula over a Cox model");
    field("estimand", &Effect::estimand, "in all patients (ATE) or in those who had the second treatment (ATT)");
    field("adjust", &Effect::adjust, "columns or expressions, known before the treatment");
    field("n", &Effect::n, "patients with all of these known", people);
    field("events", &Effect::events, "events among them", Range::not_negative, people);
    field("n_missing", &Effect::n_missing, "patients left out: some value is missing", people);
    field("missing", &Effect::missing, "for each column that is missing in somebody", absent_if_empty);
    field("first", &Effect::first, "the first side");
    field("second", &Effect::second, "the second side");
    field("outside_common_support", &Effect::outside, "share of patients with a propensity that only one treatment has",
          Range::proportion);
    field("truncate", &Effect::truncate, "share of the weights of a treatment that is cut at either end", weighted);
    field("truncated", &Effect::truncated,
          "patients whose weight was moved to the quantile of `truncate` of their treatment", weighted, people);
    field("balance", &Effect::balance, "one for each number and each level of `adjust`");
    field("at", &Effect::at, "being without the event, at each landmark");
    field("cumulative_incidence", &Effect::incidence,
          "having had the event while another competes, at each landmark; weights only", absent_if_empty);
    field.object("hr", "hazard ratios of the second side against the first", [](auto& part) {
      part("crude", &Effect::crude_ratio, "without adjustment");
      part("adjusted", &Effect::ratio, "marginal when weighted, else conditional on `adjust`");
      part("resampled", &Effect::resampled_ratio, "the adjusted one with percentile limits");
    });
    field("e_value", &Effect::e_value, "of the adjusted hazard ratio", absent_if_empty);
    field("km", &Effect::km, "weighted survival curves, without limits", absent_if_empty);
    field.object("bootstrap", "how the percentile limits were found", [](auto& part) {
      part("replicates", &Effect::replicates, "resamples of the patients, all repeated in each");
      part("failed", &Effect::failed, "replicates that gave nothing, such as one without a side");
      part("conf_level", &Effect::confidence_level, "level of all limits, as a proportion");
    });
  }
};

}  // namespace rtsurv::results
