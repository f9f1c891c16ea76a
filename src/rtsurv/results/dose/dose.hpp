#pragma once
// What `dose` answers: the effect of schedules, those that reach a dose, and those of equal effect.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/dose/dose_effect.hpp"
#include "rtsurv/results/dose/models.hpp"
#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/dose/reirradiation.hpp"
#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// `dose`
struct DoseResult {
  using Effect = DoseEffect;
  struct Regimen {
    Schedule schedule;
    std::string label = {};                   ///< name in a file
    std::optional<std::size_t> n = {};        ///< rows of a file
    std::optional<double> overall_days = {};  ///< first to last fraction
    std::optional<double> lost_bed_gy = {};   ///< to repopulation
    bool found = false;                       ///< by the search of `reach`, not given
    std::vector<Effect> effects = {};         ///< at each alpha/beta
  };
  struct Reach {
    double eqd2_gy = 0.0, alpha_beta_gy = 0.0;  ///< the search is at this alpha/beta
    int max_fractions = 0;
    std::vector<double> dose_per_fraction_gy;  ///< tried
    std::vector<double> not_reached_gy;        ///< those that would need more fractions

    static void fields(auto& field) {
      field.title("dose_reach", "A search for schedules that reach a dose.");
      field("eqd2_gy", &Reach::eqd2_gy, "EQD2 to be reached, Gy");
      field("alpha_beta_gy", &Reach::alpha_beta_gy, "alpha/beta of the search, Gy");
      field("max_fractions", &Reach::max_fractions, "most fractions", Range::at_least_one);
      field("dose_per_fraction_gy", &Reach::dose_per_fraction_gy, "doses of a fraction that were tried, Gy");
      field("not_reached_gy", &Reach::not_reached_gy, "those of them that would need more fractions, Gy");
    }
  };
  /// A schedule of the reference's effect: its dose per fraction for given n, or its smallest n for given d.
  struct Isoeffect {
    bool of_fractions = false;  ///< n was given
    int fractions = 0;
    double dose_per_fraction_gy = 0.0;
    Effect effect;

    static void fields(auto& field) {
      field.title("dose_isoeffect", "A schedule of the reference's effect.");
      field.either("given", &Isoeffect::of_fractions, "fractions", "dose_per_fraction_gy", "what the call gave");
      field.computed(
          "total_gy", [](const Isoeffect& one) { return one.fractions * one.dose_per_fraction_gy; },
          "physical dose, Gy");
      field("fractions", &Isoeffect::fractions, "number of fractions", Range::at_least_one);
      field("dose_per_fraction_gy", &Isoeffect::dose_per_fraction_gy, "dose of a fraction, Gy");
      field.embed(&Isoeffect::effect);
      field.within(&Isoeffect::effect, [](auto& inner) { Effect::asked_for(inner); });
    }
  };
  /// A schedule at one alpha/beta, as `dose` prints it.
  struct Row {
    Regimen regimen;
    Effect effect;

    static void fields(auto& field) {
      field.title("dose_regimen", "A schedule at one alpha/beta.");
      field("schedule", path(&Row::regimen, &Regimen::schedule, &Schedule::name),
            "total dose (Gy) / fractions of each phase, such as 40.05/15+16/8");
      field("phases", path(&Row::regimen, &Regimen::schedule, &Schedule::phases), "in order", Range::not_empty);
      field.computed("total_gy", &Row::total_gy, "physical dose of all phases, Gy");
      field.computed(
          "fractions", [](const Row& row) { return row.regimen.schedule.fractions(); }, "fractions of all phases",
          Range::at_least_one);
      field.computed("dose_per_fraction_gy", &Row::dose_per_fraction_gy, "of all phases, Gy; null: they differ");
      field.embed(&Row::effect);
      field("name", path(&Row::regimen, &Regimen::label), "name in a file", absent_if_empty);
      field("n", path(&Row::regimen, &Regimen::n), "rows of a file", Range::at_least_one, absent_if_empty);
      field("found", path(&Row::regimen, &Regimen::found), "true: found by the search, not given; absent otherwise",
            absent_if_empty);
      field("overall_days", path(&Row::regimen, &Regimen::overall_days), "first to last fraction, days",
            absent_if_empty);
      field("lost_bed_gy", path(&Row::regimen, &Regimen::lost_bed_gy), "BED lost to repopulation, Gy", absent_if_empty);
      field.within(&Row::effect, [](auto& inner) { Effect::asked_for(inner); });
    }

   private:
    [[nodiscard]] double total_gy() const;
    [[nodiscard]] std::optional<double> dose_per_fraction_gy() const;
  };
  DoseModels models;
  std::vector<double> alpha_beta_gy;
  std::vector<Regimen> regimens;
  std::optional<Regimen> reference;  ///< of differences and isoeffective schedules
  std::optional<Reach> reach;
  std::vector<Isoeffect> isoeffects;
  std::size_t n_missing = 0;  ///< rows of a file without a known schedule
  std::vector<std::string> warnings;
  std::optional<Reirradiation> reirradiation = {};  ///< only with earlier courses

  static void fields(auto& field) {
    field.title("dose", "The effect of schedules, those that reach a dose, and those of equal effect.");
    field.head("dose");
    field.computed("n", &DoseResult::subjects, "rows of a file that were used, else the number of schedules");
    field.constant("events", nullptr, "not used");
    field("n_missing", &DoseResult::n_missing, "rows of a file without a known schedule");
    field("warnings", &DoseResult::warnings, "what a reader should know, in sentences");
    field("models", &DoseResult::models, "the models that the doses went through");
    field.computed(
        "regimens", [](const DoseResult& result) { return rows_of(result.regimens); },
        "each schedule at each alpha/beta");
    field.computed("reference", &DoseResult::reference_rows,
                   "the schedule of differences and isoeffective schedules, at each alpha/beta", absent_if_empty);
    field("reach", &DoseResult::reach, "the search for schedules that reach a dose; absent: not asked for",
          absent_if_empty);
    field("isoeffects", &DoseResult::isoeffects, "schedules of the reference's effect; absent: not asked for",
          absent_if_empty);
    field("reirradiation", &DoseResult::reirradiation, "what earlier courses leave; absent: none were given",
          absent_if_empty);
  }

 private:
  [[nodiscard]] std::size_t subjects() const;
  [[nodiscard]] std::optional<std::vector<Row>> reference_rows() const;
  [[nodiscard]] static std::vector<Row> rows_of(const std::vector<Regimen>& regimens);
};

}  // namespace rtsurv::results
