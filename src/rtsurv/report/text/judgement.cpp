#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/claims.hpp"
#include "rtsurv/report/words/doubts.hpp"

namespace rtsurv::report {

std::string to_text(const results::Study& study) {
  std::string text;
  for (const results::Claim& claim : study.claims)
    text += "  " + claim_phrase(study, claim) + ": " + verdict_phrase(claim) + " (" + reason_phrase(claim) + ")\n";
  if (!text.empty()) text = "Claims\n" + text;
  if (!study.doubts.empty()) text += "What to doubt\n";
  for (const results::Doubt& doubt : study.doubts) text += "  " + doubt_sentence(study, doubt) + "\n";
  return text;
}

}  // namespace rtsurv::report
