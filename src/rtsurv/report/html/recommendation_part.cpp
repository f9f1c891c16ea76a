#include <algorithm>

#include "rtsurv/report/format.hpp"
#include "rtsurv/report/html/dose_parts.hpp"
#include "rtsurv/report/html/estimates.hpp"
#include "rtsurv/report/labels.hpp"
#include "rtsurv/report/schedules.hpp"

namespace rtsurv::report::html {

namespace {

using results::Recommendation, results::Study;

std::string threshold_origin(const Recommendation& recommendation) {
  if (recommendation.cutpoint.empty()) return "set by the protocol";
  return recommendation.searched
             ? "the cut-point \u201C" + recommendation.cutpoint + "\u201D that was searched in these same patients"
             : "the cut-point \u201C" + recommendation.cutpoint + "\u201D";
}

std::string lead(const Study& study) {
  const Recommendation& recommendation = *study.recommendation;
  return "Options with their evidence, not a prescription: for each " + grouping_label(study, recommendation.within) +
         " the schedules that reach an EQD2 of " + plain(recommendation.threshold_gy, 1) + " Gy (" +
         threshold_origin(recommendation) + ", " +
         (recommendation.reached_at_equality ? "reached at or above it" : "reached above it") + "), at " +
         alpha_beta_phrase(recommendation.alpha_beta_gy) + ", in at most " +
         std::to_string(recommendation.max_fractions) +
         " fractions. An option holds only if it still reaches the "
         "threshold from " +
         plain(recommendation.alpha_beta_low_gy, 3) + " to " + plain(recommendation.alpha_beta_high_gy, 3) + " Gy.";
}

std::string benefit_basis(const Study& study) {
  const Recommendation& recommendation = *study.recommendation;
  std::string text = "Whether a group is taken to gain from high dose is decided by the hazard ratio of " +
                     column_label(study, recommendation.variable) + " for " +
                     in_sentence(endpoint_label(study, recommendation.endpoint)) +
                     " in that group: its 95\u2009% interval must lie below 1.";
  if (recommendation.searched)
    text += " Threshold and benefit come from the same patients, so both are too favourable.";
  if (!recommendation.too_long.empty())
    text += " Left out because they have more fractions: " + enumerate(recommendation.too_long) + ".";
  return text;
}

}  // namespace

Html recommendation_part(Page& page) {
  const Study& study = page.study();
  const Recommendation& recommendation = *study.recommendation;
  if (recommendation.groups.empty()) return paragraph("No options can be listed: " + recommendation.why + ".");
  Html body = paragraph(lead(study)) + paragraph(benefit_basis(study));
  for (const results::RecommendedGroup& group : recommendation.groups)
    body += element("h4", text(level_label(study, recommendation.within, group.group) + " (n\u00A0=\u00A0" +
                               count(static_cast<double>(group.n)) + ")")) +
            paragraph(group.why) + option_tables(page, group);
  return body + organ_tables(page);
}

}  // namespace rtsurv::report::html
