#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::report {

namespace {

std::string medians(const results::KaplanMeierResult& result) {
  Grid grid({"Group", "n", "Events", "Median (" + interval_head(result.confidence_level) + ")"});
  for (const auto& group : result.groups)
    grid.add({group.group, plain(group.n(), 1), plain(group.events(), 1), time_interval(group.curve.median)});
  return grid.text();
}

std::string rates(const results::KaplanMeierResult& result) {
  Grid grid({"Group", "Time", "At risk", "Survival (" + interval_head(result.confidence_level) + ")"});
  for (const auto& group : result.groups)
    for (const survival::SurvivalAt& at : group.curve.at)
      grid.add({group.group, plain(at.time), plain(at.at_risk, 1),
                at.survival ? percent_interval(at.survival, at.lower, at.upper) : "after the last observed time"});
  const std::string table = grid.text();
  return table.empty() ? "" : "\n" + table;
}

std::string follow_up(const survival::FollowUpTime& time, double confidence_level) {
  return "Follow-up: median " + time_interval(time.reverse_kaplan_meier) + " by reverse Kaplan\u2013Meier (" +
         interval_head(confidence_level) + "); observed times: median " +
         median_with_quartiles(time.observed_median, time.q1, time.q3, "IQR") + ".\n";
}

std::string median_rule(const results::KaplanMeierResult& result) {
  return result.median_rule == survival::MedianRule::first
             ? "; median: first time with survival at or below 50\u2009%"
             : "; median: first time with survival below 50\u2009%, or the middle of a step at 50\u2009%";
}

/// Said where a program was asked for.
std::string quantile_rule(const results::KaplanMeierResult& result) {
  if (result.as.empty()) return "";
  const std::string type(results::word_of(result.quantile));
  return "; quartiles of the observed times: type " + type.substr(type.size() - 1) + " of Hyndman and Fan";
}

}  // namespace

std::string to_text(const results::KaplanMeierResult& result) {
  std::string text = heading("Kaplan\u2013Meier estimate", result.by) + medians(result) + rates(result);
  text += sample_line(result.sample);
  if (result.follow_up) text += follow_up(*result.follow_up, result.confidence_level);
  text += convention_head(result.as) + level_phrase(result.confidence_level) + " intervals, " +
          interval_type(result.confidence_type) +
          (is_robust(result.sample) ? ", robust variance (infinitesimal jackknife)" : ", Greenwood variance") +
          median_rule(result) + quantile_rule(result) + ".\n";
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
