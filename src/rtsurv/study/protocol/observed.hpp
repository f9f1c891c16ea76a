#pragma once
// The tables of the protocol about what was observed: [dates], [referrals], [response], [toxicity], [landmark],
// [published].

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// One list of [dates]: expressions of dates, none later than those after it.
struct DateOrder {
  std::vector<Text> order;
};

/// [referrals]: patients per calendar year.
struct ReferralRule {
  Text date;
  std::optional<Text> share;  ///< true or false; its trend over the years is tested
  std::string label;          ///< of the share; its expression when the protocol gives none
};

/// [[response.symptom]]: how a symptom answered.
struct SymptomRule {
  Text variable;
  std::vector<Text> relief;   ///< the levels that count as relief
  std::optional<Text> among;  ///< true for the patients who had the symptom; all when absent
};

/// [response]: either the recorded best response, or the sums of lesion diameters from which RECIST 1.1 derives it.
struct ResponseRule {
  std::optional<Text> best;
  std::vector<std::string> levels{"CR", "PR", "SD", "PD"};  ///< words of `best`, from complete to progressive
  std::optional<Text> baseline;
  std::vector<Text> follow_up;     ///< in the order of the assessments
  std::vector<Text> new_lesion;    ///< of each assessment; or empty
  double complete_below_mm = 0.0;  ///< 10 for lymph nodes
  std::optional<Text> by;
  std::vector<SymptomRule> symptoms;
};

/// [toxicity]: worst grade of each patient, 0 to 5.
struct ToxicityRule {
  Text grade;
};

/// [landmark]: what is known only after the start of follow-up.
struct LandmarkRule {
  /// The column `name` is true for those in whom the state began by the landmark.
  struct State {
    Text name;
    Text began;  ///< time since the start, or a date; missing: never
  };
  std::vector<double> at;  ///< ascending, none twice, above 0
  std::vector<Text> endpoints;
  std::vector<State> states;
  std::vector<Text> factors;
};

/// [published]: a ledger of printed figures, and where the study obtains them.
struct PublishedRule {
  struct Obtained {
    Text id;  ///< of a figure
    /// Address in results.json of each of its numbers; or one address without a part for all of them.
    std::vector<std::pair<std::string, Text>> addresses;
  };
  Text ledger;       ///< as written
  std::string path;  ///< relative to the protocol's folder
  std::vector<Obtained> obtained;
  double count = 0.0;                    ///< counts may differ by this
  double rate = 1.0;                     ///< rates, by percentage points
  double ratio = 5.0;                    ///< ratios, by percent
  double p = 0.05;                       ///< P values lie on the same side of this
  std::optional<double> percent, value;  ///< other percents and values; half of the last printed digit
  std::optional<double> interval;        ///< limits of intervals, by percent; not judged
};

}  // namespace rtsurv::study
