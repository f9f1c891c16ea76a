#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::figure {

namespace {

std::string label_of(const KaplanMeierFigure& content, std::size_t group) {
  return group < content.group_labels.size() ? content.group_labels[group] : content.result->groups[group].group;
}

bool is_banded(const KaplanMeierFigure& content) {
  return content.intervals.empty() && content.result->groups.size() <= most_banded_groups;
}

std::string sample_text(const results::Sample& sample) {
  std::string text = counted(static_cast<double>(sample.n), "patient") + ", " + event_count(sample.events);
  if (sample.n_missing > 0) text += " (" + count(static_cast<double>(sample.n_missing)) + " left out: values missing)";
  return text;
}

std::string table_words(results::RiskTable table) {
  if (table == results::RiskTable::none) return "";
  return std::string(" Below: patients at risk just before each time") +
         (table == results::RiskTable::full ? ", and the cumulative numbers censored and with an event before it."
                                            : ".");
}

std::string test_sentence(const KaplanMeierFigure& content) {
  std::string text;
  if (content.logrank)
    text += std::string(" P: ") + (content.logrank->strata.empty() ? "" : "stratified ") +
            log_rank_name(content.logrank->options) + " of all groups.";
  if (content.cox && content.cox->terms.size() <= most_ratios)
    text += " HR: Cox model (" + ties_name(content.cox->ties) + " ties), Wald interval.";
  return text;
}

}  // namespace

std::string time_phrase(const KaplanMeierFigure& content, double time) {
  return content.time_axis.empty() ? duration(time, content.unit) : duration_number(time);
}

std::string time_title(const KaplanMeierFigure& content) {
  if (!content.time_axis.empty()) return content.time_axis;
  const std::string from = content.origin.empty() ? "" : " from " + content.origin + " on";
  return "Time" + from + " (" + std::string(name(content.unit)) + ")";
}

std::string rate_title(const KaplanMeierFigure& content) { return content.y_label + " (%)"; }

std::string beyond_words(const KaplanMeierLayout& layout) {
  if (!(layout.events_beyond > 0.0)) return "";
  const bool one = layout.events_beyond == 1.0;
  return " Arrow: " + event_count(layout.events_beyond) + (one ? " lies" : " lie") + " beyond the axis.";
}

std::string kaplan_meier_conventions(const KaplanMeierFigure& content, const KaplanMeierLayout& layout) {
  const results::KaplanMeierResult& result = *content.result;
  const std::string enough =
      plain(thresholds::patients_at_risk) + " patients or " + level_phrase(thresholds::share_at_risk);
  const std::string intervals = content.intervals.empty()
                                    ? (is_banded(content) ? "Bands and intervals: " : "Intervals: ") +
                                          level_phrase(result.confidence_level) + " CI, " +
                                          (is_robust(result.sample) ? "robust" : "Greenwood") + " variance, " +
                                          interval_type(result.confidence_type) + "."
                                    : content.intervals;
  return intervals + " Ticks: censored; pale: fewer than " + enough + " of the group at risk." +
         table_words(layout.table) + weighted_counts(result.sample) + test_sentence(content);
}

std::string kaplan_meier_caption(const KaplanMeierFigure& content, const KaplanMeierLayout& layout) {
  std::string text = (layout.rising ? "One minus the Kaplan\u2013Meier estimate, " : "Kaplan\u2013Meier estimate, ") +
                     sample_text(content.result->sample) + ".";
  if (layout.rising && content.competing)
    text += " Competing events are taken as censored: curves lie above the cumulative incidence.";
  return text + beyond_words(layout) + " " + kaplan_meier_conventions(content, layout);
}

std::string kaplan_meier_description(const KaplanMeierFigure& content) {
  std::string text =
      "Kaplan-Meier curves of " + content.y_label + (is_banded(content) ? " with confidence bands." : ".");
  for (std::size_t i = 0; i < content.result->groups.size(); ++i) {
    const results::KaplanMeierResult::Group& group = content.result->groups[i];
    const survival::KaplanMeier& curve = group.curve;
    text += content.result->groups.size() > 1 ? " " + label_of(content, i) + ": " : " ";
    text += counted(group.n(), "patient") + ", " + event_count(group.events());
    for (const survival::SurvivalAt& at : curve.at)
      text += "; at " + time_phrase(content, at.time) + " " + percent_interval(at.survival, at.lower, at.upper);
    text += ".";
  }
  if (content.logrank) text += " Log-rank " + p_phrase(content.logrank->test.test.p) + ".";
  return text;
}

}  // namespace rtsurv::report::figure
