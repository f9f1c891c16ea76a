#pragma once
// [dose.sweep]: what depends on dose, done again at every alpha/beta of an interval, and the conclusions that change.
// Every `at` and every column has one entry per value of Sweep::alpha_beta_gy.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/dose/swept_conclusion.hpp"
#include "rtsurv/results/dose/swept_effect.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::results {

/// A [[cutpoint]] whose variable depends on alpha/beta.
struct SweptCutpoint {
  struct At {
    double cut = 0.0;        ///< the searched one, also when another is fixed
    double statistic = 0.0;  ///< at that cut
    double p = 1.0;          ///< corrected for the search
    std::size_t n_low = 0, n_high = 0;

    static void fields(auto& field) {
      field.title("swept_cut", "The searched cut at one alpha/beta.");
      field("cutpoint", &At::cut, "the cut, in the unit of the variable");
      field("statistic", &At::statistic, "standardised rank statistic at the cut");
      field("p", &At::p, "corrected for the search", Range::p_value);
      field("n_low", &At::n_low, "patients at or below the cut", people);
      field("n_high", &At::n_high, "patients above it", people);
    }
  };
  std::string name, variable, endpoint;
  std::optional<double> fixed;  ///< then groups are variable >= fixed, else variable > cut
  survival::MaxstatP p_method = survival::MaxstatP::lausen94;
  std::string p_method_why;  ///< why it is not the protocol's; empty when it is
  std::vector<Maybe<At>> at;

  static void fields(auto& field) {
    field.title("swept_cutpoint", "A cut-point whose variable depends on alpha/beta.");
    field("name", &SweptCutpoint::name, "name in the protocol");
    field("variable", &SweptCutpoint::variable, "column or expression that is cut");
    field("endpoint", &SweptCutpoint::endpoint, "endpoint of the search");
    field("fixed", &SweptCutpoint::fixed, "cut that the protocol uses instead (variable >= fixed); null: none");
    field("p_method", &SweptCutpoint::p_method, "how the P allows for the search");
    field("p_method_why", &SweptCutpoint::p_method_why, "why it is not the protocol's; absent when it is",
          absent_if_empty);
    field("at", &SweptCutpoint::at, "one for each alpha/beta");
  }
};

/// A schedule of the cohort.
struct SweptSchedule {
  Schedule schedule;
  std::size_t n = 0;
  std::vector<double> eqd2_gy;  ///< of its patients' median BED
  /// Whether that EQD2 reaches Sweep::threshold_gy; empty where there is no threshold.
  std::vector<std::optional<bool>> reaches;
  /// Cut-point -> whether its patients are above the cut. Empty where only some are or there is none.
  std::vector<std::pair<std::string, std::vector<std::optional<bool>>>> above;

  static void fields(auto& field) {
    field.title("swept_schedule", "A schedule of the cohort at every alpha/beta.");
    field.embed(&SweptSchedule::schedule);
    field("n", &SweptSchedule::n, "patients who had it", people);
    field("eqd2_gy", &SweptSchedule::eqd2_gy, "EQD2 of their median BED at each alpha/beta, Gy");
    field("reaches", &SweptSchedule::reaches, "whether that EQD2 reaches the threshold; null: no threshold");
    field(
        "above", &SweptSchedule::above,
        "by cut-point: whether its patients are above the cut at each alpha/beta; null: some are, or there is no cut");
  }
};

struct Sweep {
  double from_gy = 0.0, to_gy = 0.0, step_gy = 0.0;
  std::vector<double> alpha_beta_gy;  ///< ascending; the reference is among them
  std::size_t reference = 0;          ///< place of the first alpha/beta of [dose]

  std::string threshold_source;                     ///< "[recommend]", or the cut-point's name; empty: no threshold
  bool threshold_is_reached_at_equality = true;     ///< false for a searched cut: above it
  std::vector<std::optional<double>> threshold_gy;  ///< EQD2; a searched cut moves with alpha/beta; empty: none

  std::vector<SweptSchedule> schedules;  ///< most patients first
  std::vector<SweptCutpoint> cutpoints;
  std::vector<SweptEffect> effects;
  std::vector<SweptConclusion> conclusions;

  static void fields(auto& field) {
    field.title("sweep", "What depends on dose, done again at every alpha/beta of an interval.");
    field("from_gy", &Sweep::from_gy, "lowest alpha/beta, Gy");
    field("to_gy", &Sweep::to_gy, "highest alpha/beta, Gy");
    field("step_gy", &Sweep::step_gy, "distance of neighbours, Gy");
    field("alpha_beta_gy", &Sweep::alpha_beta_gy, "ascending, Gy; the reference is among them");
    field("reference", &Sweep::reference, "place of the reference in alpha_beta_gy, from 0");
    field.object(
        "threshold", "dose to be reached; null: none",
        [](auto& part) {
          part("source", &Sweep::threshold_source, "\"[recommend]\", or name of the cut-point");
          part("reached_at_equality", &Sweep::threshold_is_reached_at_equality, "false for a searched cut: above it");
          part("eqd2_gy", &Sweep::threshold_gy, "at each alpha/beta, Gy; null: none was found");
        },
        null_unless([](const Sweep& sweep) { return !sweep.threshold_source.empty(); }));
    field("schedules", &Sweep::schedules, "most patients first");
    field("cutpoints", &Sweep::cutpoints, "one for each cut-point that depends on alpha/beta");
    field("effects", &Sweep::effects, "one for each effect that depends on alpha/beta");
    field("conclusions", &Sweep::conclusions, "statements, with where they change");
  }
};

}  // namespace rtsurv::results
