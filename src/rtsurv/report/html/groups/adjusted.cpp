#include "rtsurv/report/html/groups/adjusted.hpp"

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/adjusted.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::AdjustedEffect, results::Effect;

std::string crude_rate(const std::optional<double>& rate) { return rate ? percent(*rate) : not_estimable(""); }

std::string adjusted_rate(const AdjustedEffect::Resampled& rate) {
  return percent_interval(rate.estimate, rate.lower, rate.upper);
}

void add_landmarks(Table& table, const results::Study& study, const Effect& effect, bool incidence) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  for (const AdjustedEffect::At& at : incidence ? adjusted.incidence : adjusted.at) {
    table.rows.push_back({Table::RowKind::head,
                          (incidence ? "Cumulative incidence at " : "Without the event at ") + duration(study, at.time),
                          {},
                          at.why.empty() ? "" : not_estimable(at.why)});
    if (!at.why.empty()) continue;
    table.rows.push_back({Table::RowKind::level,
                          coefficient_label(study, effect.variable, adjusted.first.level),
                          {crude_rate(at.crude_first), adjusted_rate(at.first)},
                          ""});
    table.rows.push_back({Table::RowKind::level,
                          coefficient_label(study, effect.variable, adjusted.second.level),
                          {crude_rate(at.crude_second), adjusted_rate(at.second)},
                          ""});
    table.rows.push_back({Table::RowKind::level,
                          "Difference (percentage points)",
                          {points_interval(at.crude_difference),
                           points_interval(at.difference.estimate, at.difference.lower, at.difference.upper)},
                          ""});
  }
}

std::string ratio_cell(const AdjustedEffect::Ratio& ratio) {
  return ratio_interval(ratio.ratio, ratio.lower, ratio.upper);
}

std::vector<std::string> adjusted_notes(const AdjustedEffect& adjusted) {
  const bool weighted = adjusted.method == survival::Adjustment::iptw;
  std::vector<std::string> notes{
      "Crude differences: Kaplan\u2013Meier with Greenwood\u2019s variance" +
      std::string(adjusted.incidence.empty() ? "" : ", cumulative incidence with Aalen\u2019s") +
      ". Adjusted rates and differences: percentiles of " + count(static_cast<double>(adjusted.replicates)) +
      " bootstrap samples of the patients, " +
      (weighted ? "propensity and weights made again in each" : "the Cox model fitted again in each") +
      (adjusted.failed == 0 ? "." : "; " + count(static_cast<double>(adjusted.failed)) + " of them gave nothing.")};
  notes.push_back(weighted ? "Adjusted hazard ratio: marginal, from the weighted Cox model of the treatment alone with "
                             "robust error. Weights are " +
                                 weights_phrase(adjusted) + "."
                           : "Adjusted hazard ratio: of the Cox model, conditional on what it is adjusted for.");
  if (adjusted.e_value)
    notes.emplace_back(
        "E-value: the risk ratio that an unmeasured confounder would need with both the treatment and the "
        "event, beyond what was adjusted for, to explain the hazard ratio away; the other for its "
        "limit next to 1 (VanderWeele and Ding 2017).");
  return notes;
}

Table adjusted_table(const results::Study& study, const Effect& effect) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  const std::string interval = " (" + interval_head(adjusted.confidence_level) + ")";
  Table table;
  table.name = figure_name({"adjusted", effect.variable, effect.within, effect.endpoint});
  table.caption = adjusted_head(study, effect) + ".";
  table.header = {"", "Crude", "Adjusted" + interval};
  add_landmarks(table, study, effect, false);
  add_landmarks(table, study, effect, true);
  table.rows.push_back(
      {Table::RowKind::plain, "Hazard ratio", {ratio_cell(adjusted.crude_ratio), ratio_cell(adjusted.ratio)}, ""});
  if (adjusted.e_value)
    table.rows.push_back(
        {Table::RowKind::plain,
         "E-value",
         {"", fixed(adjusted.e_value->estimate, 2) + ", of the limit " + fixed(adjusted.e_value->limit, 2)},
         ""});
  table.notes = adjusted_notes(adjusted);
  return table;
}

std::string side_phrase(const results::Study& study, const Effect& effect, const results::TreatmentSide& side) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  const std::string phrase = count(static_cast<double>(side.n)) + " with " +
                             coefficient_label(study, effect.variable, side.level) + " (" + count(side.events) +
                             " events";
  if (adjusted.method != survival::Adjustment::iptw) return phrase + ")";
  return phrase + "; weighted they tell as much as " + fixed(side.effective_n, 0) + ")";
}

/// Who was compared, how alike they are, and how far they overlap.
std::string comparison_paragraph(const results::Study& study, const Effect& effect) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  std::string text = "Compared are " + side_phrase(study, effect, adjusted.first) + " and " +
                     side_phrase(study, effect, adjusted.second) + "." + missing_phrase(adjusted.n_missing);
  const auto before = judgement::largest_imbalance(adjusted, false),
             after = judgement::largest_imbalance(adjusted, true);
  if (before) text += " The largest standardised difference between them is " + fixed(*before, 2);
  if (before && after) text += ", and " + fixed(*after, 2) + " after weighting";
  if (before)
    text += after && *after > thresholds::standardised_difference
                ? "; above " + plain(thresholds::standardised_difference) + " balance is not reached."
                : ".";
  return text + " " + percent(adjusted.outside) +
         " of the patients have a propensity that only one of the two treatments has. What was not measured is not "
         "adjusted for.";
}

}  // namespace

Html adjusted_block(Page& page, const Effect& effect) {
  if (!effect.adjusted) return {};
  const results::Study& study = page.study();
  if (!effect.adjusted->value) return paragraph("Adjusted comparison " + not_estimable(effect.adjusted->why) + ".");
  Html block = paragraph(comparison_paragraph(study, effect)) + page.table(adjusted_table(study, effect));
  block += page.figure({"adjusted", effect.variable, effect.within, effect.endpoint});
  block += page.figure({"balance", effect.variable, effect.within, effect.endpoint});
  return block;
}

}  // namespace rtsurv::report::html
