#pragma once
// What earlier courses leave for the next one: the part of `dose` on re-irradiation.

#include <optional>
#include <vector>

#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

struct Reirradiation {
  struct Course {
    Schedule schedule;
    double recovered = 0.0;  ///< share of its effect
    std::optional<double> half_time_months = {}, months_since = {};

    static void fields(auto& field) {
      field.title("earlier_course", "An earlier course and what has recovered of it.");
      field("schedule", path(&Course::schedule, &Schedule::name), "total dose (Gy) / fractions of each phase");
      field("phases", path(&Course::schedule, &Schedule::phases), "in order", Range::not_empty);
      field("recovered", &Course::recovered, "share of its effect that does not count any more", Range::proportion);
      field("half_time_months", &Course::half_time_months, "of the recovery; null: the share was given");
      field("months_since", &Course::months_since, "from this course to the next one; null: the share was given");
    }
  };
  /// At one alpha/beta, of all earlier courses.
  struct At {
    double alpha_beta_gy = 0.0;
    double given_bed_gy = 0.0, given_eqd2_gy = 0.0;
    double remembered_bed_gy = 0.0, remembered_eqd2_gy = 0.0;
    std::optional<double> left_bed_gy = {}, left_eqd2_gy = {};  ///< below 0: the limit is passed already

    static void fields(auto& field) {
      field.title("earlier_effect", "The effect of all earlier courses at one alpha/beta.");
      field("alpha_beta_gy", &At::alpha_beta_gy, "alpha/beta, Gy");
      field("given_bed_gy", &At::given_bed_gy, "BED as it was given, Gy");
      field("given_eqd2_gy", &At::given_eqd2_gy, "EQD2 as it was given, Gy");
      field("remembered_bed_gy", &At::remembered_bed_gy, "BED that has not recovered, Gy");
      field("remembered_eqd2_gy", &At::remembered_eqd2_gy, "EQD2 that has not recovered, Gy");
      field("left_bed_gy", &At::left_bed_gy, "BED up to the limit, Gy; below 0: passed already", absent_if_empty);
      field("left_eqd2_gy", &At::left_eqd2_gy, "EQD2 up to the limit, Gy; below 0: passed already", absent_if_empty);
    }
  };
  /// Most fractions of a dose that stay within the limit at one alpha/beta.
  struct Fitting {
    double dose_per_fraction_gy = 0.0, alpha_beta_gy = 0.0;
    int fractions = 0;
    double eqd2_gy = 0.0, cumulative_eqd2_gy = 0.0;

    static void fields(auto& field) {
      field.title("dose_fitting", "Most fractions of a dose that stay within the limit, with the earlier courses.");
      field("dose_per_fraction_gy", &Fitting::dose_per_fraction_gy, "dose of a fraction, Gy");
      field("alpha_beta_gy", &Fitting::alpha_beta_gy, "alpha/beta, Gy");
      field("fractions", &Fitting::fractions, "0: not even one", Range::not_negative);
      field.computed(
          "total_gy", [](const Fitting& one) { return one.fractions * one.dose_per_fraction_gy; }, "physical dose, Gy");
      field("eqd2_gy", &Fitting::eqd2_gy, "its EQD2, Gy");
      field("cumulative_eqd2_gy", &Fitting::cumulative_eqd2_gy, "with what is remembered of the earlier courses, Gy");
    }
  };
  std::vector<Course> courses;
  std::optional<double> limit_eqd2_gy = {};
  std::vector<At> at;
  std::vector<Fitting> fitting = {};

  static void fields(auto& field) {
    field.title("reirradiation", "What earlier courses leave for the next one.");
    field("courses", &Reirradiation::courses, "the earlier courses, in the order given", Range::not_empty);
    field("limit_eqd2_gy", &Reirradiation::limit_eqd2_gy, "limit of the cumulative EQD2, Gy; absent: none was given",
          absent_if_empty);
    field("at", &Reirradiation::at, "at each alpha/beta");
    field("fitting", &Reirradiation::fitting, "for each dose of a fraction at each alpha/beta; absent without a limit",
          absent_if_empty);
  }
};

}  // namespace rtsurv::results
