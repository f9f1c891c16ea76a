#include <algorithm>

#include "rtsurv/report/html/dose/dose_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report::html {

namespace {

using results::Recommendation, results::RecommendedGroup, results::Study;

std::string threshold_origin(const Recommendation& recommendation) {
  if (recommendation.cutpoint.empty()) return "set by the protocol";
  return recommendation.searched
             ? "the cut-point \u201C" + recommendation.cutpoint + "\u201D that was searched in these same patients"
             : "the cut-point \u201C" + recommendation.cutpoint + "\u201D";
}

std::string recommendation_lead(const Study& study) {
  const Recommendation& recommendation = *study.recommendation;
  return "Options with their evidence, not a prescription: for " + each_group(study, recommendation.within) +
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

std::string ratio_phrase(const RecommendedGroup& group) {
  return "hazard ratio " + ratio_interval(group.hazard_ratio, group.lower, group.upper) + " (95\u2009% CI), " +
         event_count(group.events);
}

/// Whether high dose is taken to help the group, and why.
std::string benefit_sentence(const RecommendedGroup& group) {
  switch (group.benefit) {
    case RecommendedGroup::Benefit::shown:
      if (!group.hazard_ratio) return "A benefit of high dose is shown: " + group.why + ".";
      return "A benefit of high dose is shown: " + ratio_phrase(group) + "; the interval lies below 1.";
    case RecommendedGroup::Benefit::includes_one:
      return "No benefit of high dose is shown: " + ratio_phrase(group) + "; the interval includes 1.";
    case RecommendedGroup::Benefit::harm:
      return "High dose did worse: " + ratio_phrase(group) + "; the interval lies above 1.";
    case RecommendedGroup::Benefit::too_few_events:
    case RecommendedGroup::Benefit::not_estimable:
      break;
  }
  return "No benefit of high dose can be shown: " + group.why + ".";
}

}  // namespace

Html recommendation_part(Page& page) {
  const Study& study = page.study();
  const Recommendation& recommendation = *study.recommendation;
  if (recommendation.groups.empty()) return paragraph("No options can be listed: " + recommendation.why + ".");
  Html body = paragraph(recommendation_lead(study)) + paragraph(benefit_basis(study));
  for (const RecommendedGroup& group : recommendation.groups)
    body += element("h4", text(level_label(study, recommendation.within, group.group) + " (n\u00A0=\u00A0" +
                               count(static_cast<double>(group.n)) + ")")) +
            paragraph(benefit_sentence(group)) + option_tables(page, group);
  return body + organ_tables(page);
}

}  // namespace rtsurv::report::html
