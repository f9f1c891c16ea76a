#pragma once
// [response] with its [[response.symptom]]: what became of the tumour and the symptoms.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

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

void read_response(ProtocolSection& section, Protocol& protocol);
void check_response(Preparation& preparation);
void run_response(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
