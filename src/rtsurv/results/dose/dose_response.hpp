#pragma once
// [[dose.response]]: local control at a landmark as a function of EQD2, fitted and observed.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/dose/response/dose_response_fit.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

struct DoseResponse {
  /// Patients of neighbouring doses. A bin holds whole schedules, so it may be larger or smaller than its neighbours.
  struct Bin {
    std::vector<std::string> schedules;  ///< names, by ascending dose; empty when there are more than 10
    double lowest_gy = 0.0, mean_gy = 0.0, highest_gy = 0.0;  ///< EQD2 of its patients
    std::size_t n = 0;
    std::size_t events = 0;                       ///< up to and at the landmark
    std::optional<survival::SurvivalAt> control;  ///< Kaplan-Meier at the landmark; empty beyond the last follow-up

    static void fields(auto& field) {
      field.title("dose_bin", "Patients of neighbouring doses.");
      field("schedules", &Bin::schedules, "their schedules by ascending dose; empty when there are more than 10");
      field.range("eqd2_range_gy", &Bin::lowest_gy, &Bin::highest_gy, "lowest and highest EQD2, Gy");
      field("mean_eqd2_gy", &Bin::mean_gy, "mean EQD2, Gy");
      field("n", &Bin::n, "patients", people);
      field("events", &Bin::events, "events up to and at the landmark", people);
      field("control", &Bin::control, "Kaplan-Meier at the landmark; null: beyond the last follow-up");
    }
  };

  std::string endpoint;
  dose::DoseResponseModel model = dose::DoseResponseModel::log_logistic;
  double landmark = 0.0;       ///< in the study's time unit
  double alpha_beta_gy = 0.0;  ///< of the EQD2: the first of [dose]
  double confidence_level = 0.95;

  std::size_t n = 0;          ///< patients whose dose, time and event are known
  std::size_t events = 0;     ///< up to and at the landmark
  std::size_t censored = 0;   ///< left before the landmark without an event
  std::size_t n_missing = 0;  ///< all others

  /// The curve at doses from the lowest to the highest of the patients, its D50, gamma50, band and P of any effect of
  /// dose (likelihood ratio, 1 degree of freedom).
  Maybe<dose::FittedDoseResponse> fit;
  std::vector<std::string> open_limits;  ///< a sentence for each limit of D50 and gamma50 that is empty
  std::vector<Bin> bins;                 ///< by ascending dose

  static void fields(auto& field) {
    field.title("dose_response", "Local control at a landmark as a function of EQD2.");
    field("endpoint", &DoseResponse::endpoint, "endpoint whose event is the failure");
    field("model", &DoseResponse::model, "form of the curve");
    field("landmark", &DoseResponse::landmark, "in the study's time unit");
    field("alpha_beta_gy", &DoseResponse::alpha_beta_gy, "alpha/beta of the EQD2, Gy");
    field("conf_level", &DoseResponse::confidence_level, "level of the confidence limits, as a proportion");
    field("n", &DoseResponse::n, "patients whose dose, time and event are known", people);
    field("events", &DoseResponse::events, "events up to and at the landmark", people);
    field("censored", &DoseResponse::censored, "left before the landmark without an event", people);
    field("n_missing", &DoseResponse::n_missing, "all other patients", people);
    field.view("fit", shown_fit, read_fit, "the fitted curve");
    field("bins", &DoseResponse::bins, "observed control, by ascending dose");
  }

 private:
  /// The fit with the sentences about its limits.
  struct Fit {
    dose::FittedDoseResponse curve;
    std::vector<std::string> open_limits;

    static void fields(auto& field) {
      using Curve = dose::FittedDoseResponse;
      field.title("dose_response_fit", "A dose-response curve fitted by maximum likelihood.");
      field("d50_gy", path(&Fit::curve, &Curve::d50_gy), "EQD2 of 50 % control at the landmark, Gy");
      field("gamma50", path(&Fit::curve, &Curve::gamma50),
            "slope at D50: control gained for 1 % more dose, in percent");
      field("open_limits", &Fit::open_limits, "a sentence for each limit of D50 and gamma50 that is null");
      field.object("loglik", "log-likelihood", [](auto& part) {
        part("null", path(&Fit::curve, &Curve::loglik_null), "of the model without an effect of dose");
        part("model", path(&Fit::curve, &Curve::loglik), "at its maximum");
      });
      field.object("dose_effect", "likelihood ratio of any effect of dose", [](auto& part) {
        part("chi_square", path(&Fit::curve, &Curve::chi_square), "test statistic", Range::not_negative);
        part.constant("df", 1, "degrees of freedom");
        part("p", path(&Fit::curve, &Curve::p), "P of chi_square", Range::p_value);
      });
      field("control_without_dose", path(&Fit::curve, &Curve::control_null),
            "control at the landmark without an effect of dose, as a proportion", Range::proportion);
      field.object("curve", "control at the landmark over EQD2", [](auto& part) {
        part("eqd2_gy", path(&Fit::curve, &Curve::dose_gy), "EQD2, ascending, Gy");
        part("control", path(&Fit::curve, &Curve::response), "as a proportion", Range::proportion);
        part("lower", path(&Fit::curve, &Curve::lower), "lower limit of the pointwise band", Range::proportion);
        part("upper", path(&Fit::curve, &Curve::upper), "upper limit of the pointwise band", Range::proportion);
      });
    }
  };
  static Maybe<Fit> shown_fit(const DoseResponse& response) {
    if (!response.fit.value) return {std::nullopt, response.fit.why};
    return {Fit{*response.fit.value, response.open_limits}, {}};
  }
  static void read_fit(DoseResponse& response, const Maybe<Fit>& shown) {
    response.fit.why = shown.why;
    if (!shown.value) return;
    response.fit.value = shown.value->curve;
    response.open_limits = shown.value->open_limits;
  }
};

}  // namespace rtsurv::results
