#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/adjusted.hpp"
#include "rtsurv/report/words/claims.hpp"
#include "rtsurv/report/words/doubts.hpp"

namespace rtsurv::report {
namespace {

/// A line for each treatment that was adjusted for something, and one for each of its numbers.
std::string adjusted_lines(const results::Study& study) {
  std::string text;
  for (const results::Effect& effect : study.effects) {
    if (!effect.adjusted) continue;
    text += "  " + adjusted_head(study, effect) + "\n";
    for (const std::string& finding : adjusted_findings(study, effect)) text += "    " + finding + "\n";
  }
  return text.empty() ? text : "Treatments compared\n" + text;
}

}  // namespace

std::string to_text(const results::Study& study) {
  std::string text;
  for (const results::Claim& claim : study.claims)
    text += "  " + claim.claim + ": " + verdict_phrase(claim) + " (" + reason_phrase(study, claim) + ")\n";
  if (!text.empty()) text = "Claims\n" + text;
  text += adjusted_lines(study);
  if (!study.doubts.empty()) text += "What to doubt\n";
  for (const results::Doubt& doubt : study.doubts) text += "  " + doubt_sentence(study, doubt) + "\n";
  return text;
}

}  // namespace rtsurv::report
