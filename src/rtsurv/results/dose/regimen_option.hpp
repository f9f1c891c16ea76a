#pragma once
// A schedule that can be chosen, with what the cohort and the limits of organs say of it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// A limit for an organ at risk, as the user's table gives it.
struct OrganLimit {
  std::string organ, endpoint;
  double alpha_beta_gy = 0.0;           ///< of the organ
  std::optional<double> limit_eqd2_gy;  ///< with that alpha/beta
  std::string metric;                   ///< what the limit is about: "maximum dose", "mean dose", "V20 below 30 %"
  std::string source;
  bool verified = false;  ///< whoever wrote the table has seen the value in its source

  static void fields(auto& field) {
    field.title("organ_limit", "A limit for an organ at risk, as the user's table gives it.");
    field("organ", &OrganLimit::organ, "name of the organ");
    field("endpoint", &OrganLimit::endpoint, "complication that the limit is about");
    field("alpha_beta_gy", &OrganLimit::alpha_beta_gy, "alpha/beta of the organ, Gy");
    field("limit_eqd2_gy", &OrganLimit::limit_eqd2_gy, "limit in EQD2 with that alpha/beta, Gy; null: none");
    field("metric", &OrganLimit::metric, "what the limit is about, such as maximum dose");
    field("source", &OrganLimit::source, "where the limit was published");
    field("verified", &OrganLimit::verified, "whoever wrote the table has seen the value in its source");
  }
};

/// A schedule, whether or not it was used. EQD2 is monotone in alpha/beta, so what holds at both ends of the interval
/// holds between them.
struct RegimenOption {
  /// EQD2 of the full prescription with an organ's alpha/beta: an upper bound, for an organ that receives all of it.
  struct OrganDose {
    std::string organ;  ///< name
    double eqd2_gy = 0.0;

    static void fields(auto& field) {
      field.title("organ_dose", "What an organ would receive if all of it had the full prescription: an upper bound.");
      field("organ", &OrganDose::organ, "name of the organ");
      field("eqd2_gy", &OrganDose::eqd2_gy, "EQD2 with the organ's alpha/beta, Gy");
    }
  };
  Schedule schedule;
  double total_gy = 0.0;        ///< physical dose of all phases
  double eqd2_gy = 0.0;         ///< at the reference alpha/beta
  double lowest_eqd2_gy = 0.0;  ///< over the interval of alpha/beta
  double highest_eqd2_gy = 0.0;
  bool reaches = false;                    ///< the threshold, at the reference alpha/beta
  bool reaches_at_low = false;             ///< at the lower end of the interval of alpha/beta
  bool reaches_at_high = false;            ///< at its upper end
  bool beyond_lq = false;                  ///< a fraction is larger than the linear-quadratic model is relied on for
  bool candidate = false;                  ///< listed by the protocol
  std::size_t n = 0;                       ///< patients of the group who had it; 0: not used in this group
  std::optional<ScheduleOutcome> outcome;  ///< of these patients at the endpoint; the last of `at` is the last landmark
  std::vector<OrganDose> organs;           ///< one for each of Recommendation::organs, in their order

  static void fields(auto& field) {
    field.title("regimen_option", "A schedule, whether or not it was used.");
    field.embed(&RegimenOption::schedule);
    field("total_gy", &RegimenOption::total_gy, "physical dose of all phases, Gy");
    field.computed(
        "fractions", [](const RegimenOption& option) { return option.schedule.fractions(); }, "fractions of all phases",
        Range::not_negative);
    field.computed(
        "dose_per_fraction_gy", [](const RegimenOption& option) { return option.schedule.largest_fraction_gy(); },
        "largest dose of a fraction, Gy");
    field("eqd2_gy", &RegimenOption::eqd2_gy, "EQD2 at the reference alpha/beta, Gy");
    field.range("eqd2_range_gy", &RegimenOption::lowest_eqd2_gy, &RegimenOption::highest_eqd2_gy,
                "lowest and highest EQD2 over the interval of alpha/beta, Gy");
    field("reaches", &RegimenOption::reaches, "it reaches the threshold at the reference alpha/beta");
    field("reaches_at_low", &RegimenOption::reaches_at_low, "at the lower end of the interval of alpha/beta");
    field("reaches_at_high", &RegimenOption::reaches_at_high, "at its upper end");
    field("beyond_lq", &RegimenOption::beyond_lq,
          "a fraction is larger than the linear-quadratic model is relied on for");
    field("candidate", &RegimenOption::candidate, "listed by the protocol");
    field("n", &RegimenOption::n, "patients of the group who had it", people);
    field("outcome", &RegimenOption::outcome, "of these patients at the endpoint; null: none had it");
    field("organs", &RegimenOption::organs, "one for each organ of the table");
  }
};

}  // namespace rtsurv::results
