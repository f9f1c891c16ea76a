#pragma once
// What the protocol says about dose: [dose] with its parts.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/study/parts/dose_response/rule.hpp"
#include "rtsurv/study/parts/sweep/rule.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// Equal fractions: two or three of total dose, number of fractions and dose per fraction, as expressions.
struct PhaseRule {
  std::optional<Text> total, fractions, dose_per_fraction;
};

/// [dose]: adds dose_per_fraction, bed and eqd2.
struct DoseRule {
  Text place;                     ///< the table itself
  std::vector<PhaseRule> phases;  ///< [dose], then each [[dose.phase]]
  bool centigray = false;
  std::vector<double> alpha_beta;  ///< the first makes bed and eqd2, each further one columns of its own
  std::optional<Text> overall_days, fractions_per_day, modality;
  std::vector<std::pair<std::string, double>> rbe{{"proton", 1.1}};  ///< value of `modality` -> RBE; 1 for all others
  std::optional<dose::DailyRepair> repair;
  std::variant<std::monostate, dose::Repopulation, dose::DailyLoss> regrowth;
  std::vector<DoseResponseRule> responses;
  std::optional<SweepRule> sweep;
};

}  // namespace rtsurv::study
