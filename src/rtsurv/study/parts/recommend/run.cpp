// [recommend]: schedules that reach the threshold, group by group, with what the cohort knows about them.
#include <algorithm>
#include <cmath>

#include "rtsurv/study/analysis/cohort_counts.hpp"
#include "rtsurv/study/parts/effect/effect_parts.hpp"
#include "rtsurv/study/parts/recommend/group_benefit.hpp"
#include "rtsurv/study/parts/recommend/regimen_option.hpp"
#include "rtsurv/study/parts/schedules/schedules.hpp"
#include "rtsurv/study/prepare/organ_limits.hpp"
#include "rtsurv/study/prepare/treatments.hpp"

namespace rtsurv::study {
namespace {

using results::Recommendation;
using results::RecommendedGroup;
using results::RegimenOption;

/// The threshold that the protocol names. False when its cut-point was not found.
bool set_threshold(const RecommendRule& rule, const results::Study& study, Recommendation& result) {
  if (rule.threshold) {
    result.threshold_gy = *rule.threshold;
    return true;
  }
  const auto cutpoint =
      std::find_if(study.cutpoints.begin(), study.cutpoints.end(),
                   [&](const results::CutpointResult& one) { return one.name == rule.cutpoint->text; });
  result.cutpoint = cutpoint->name;
  result.searched = !cutpoint->fixed;
  result.reached_at_equality = cutpoint->fixed.has_value();
  result.threshold_gy = cutpoint->fixed.value_or(cutpoint->maxstat.cutpoint);
  if (std::isfinite(result.threshold_gy)) return true;
  result.threshold_gy = 0.0;
  result.why = cutpoint->why;
  return false;
}

void set_organs(const Protocol& protocol, Recommendation& result) {
  if (!protocol.recommend->organs) return;
  OrganLimits organs = read_organ_limits(beside(protocol, protocol.recommend->organs->text));
  result.organs_file = protocol.recommend->organs->text;
  result.organs_sha256 = std::move(organs.sha256);
  result.organs = std::move(organs.limits);
}

/// The schedules to judge, each once: those of the protocol, then those of the cohort.
class Regimens {
 public:
  Regimens(Analysis& analysis, const results::Study& study, Recommendation& result)
      : analysis_(analysis), rule_(*analysis.protocol().recommend), result_(result), patients_(analysis) {
    const DoseRule& dose = *analysis.protocol().dose;
    used_ = schedules_of(treatments_of(analysis.table(), dose, read_dose_input(analysis.table(), dose)), patients_);
    for (const results::Schedule& schedule : rule_.candidates) add(schedule, true);
    for (const ScheduleGroup& group : used_) add(group.schedule, false);
    for (const results::Schedule& schedule : rule_.short_courses)
      short_courses_.push_back(judge(schedule, dose, result));
    if (!study.landmarks.empty()) result.landmark = study.landmarks.back();
  }

  /// Fills the lists of a group whose patients have a flag.
  void list(RecommendedGroup& group, const std::vector<std::uint8_t>& members) const {
    for (const RegimenOption& option : options_)
      (option.reaches ? group.reaching : group.failing).push_back(with_use(option, members));
    if (group.benefit != RecommendedGroup::Benefit::shown)
      for (const RegimenOption& option : short_courses_) group.short_courses.push_back(with_use(option, members));
    const auto length = [](const RegimenOption& option) {
      return std::pair(option.schedule.fractions(), option.eqd2_gy);
    };
    std::stable_sort(group.reaching.begin(), group.reaching.end(),
                     [&](const RegimenOption& a, const RegimenOption& b) { return length(a) < length(b); });
    std::stable_sort(group.failing.begin(), group.failing.end(),
                     [](const RegimenOption& a, const RegimenOption& b) { return a.eqd2_gy > b.eqd2_gy; });
  }

 private:
  void add(const results::Schedule& schedule, bool candidate) {
    const auto known = [&](const RegimenOption& option) { return option.schedule.name == schedule.name; };
    if (std::any_of(options_.begin(), options_.end(), known)) return;
    if (schedule.fractions() > rule_.max_fractions) {
      auto& too_long = result_.too_long;
      if (std::find(too_long.begin(), too_long.end(), schedule.name) == too_long.end())
        too_long.push_back(schedule.name);
      return;
    }
    options_.push_back(judge(schedule, *analysis_.protocol().dose, result_));
    options_.back().candidate = candidate;
  }

  /// The option with the patients of the group who had it.
  RegimenOption with_use(RegimenOption option, const std::vector<std::uint8_t>& members) const {
    const auto used = std::find_if(used_.begin(), used_.end(), [&](const ScheduleGroup& group) {
      return group.schedule.name == option.schedule.name;
    });
    if (used == used_.end()) return option;
    std::vector<std::uint8_t> rows(members.size(), 0);
    for (const std::size_t row : used->rows) {
      rows[row] = members[row];
      if (members[row] != 0) option.n += patients_.of(row);
    }
    if (option.n > 0) option.outcome = outcome_among(analysis_, rule_.endpoint.text, rows);
    return option;
  }

  Analysis& analysis_;
  const RecommendRule& rule_;
  Recommendation& result_;
  CohortCounts patients_;
  std::vector<ScheduleGroup> used_;
  std::vector<RegimenOption> options_, short_courses_;
};

/// The result of an [[effect]].
const results::Effect& effect_of(const results::Study& study, const EffectRule& rule) {
  const auto found = std::ranges::find_if(study.effects, [&](const results::Effect& effect) {
    return effect.variable == rule.variable.text && effect.within == rule.within.text &&
           effect.endpoint == rule.endpoint.text;
  });
  if (found == study.effects.end()) throw NotEstimable("the effect that decides which groups benefit is not known");
  return *found;
}

void add_groups(Analysis& analysis, const results::Study& study, Recommendation& result) {
  const EffectRule& rule = *deciding_effect(analysis.protocol());
  const results::Effect& effect = effect_of(study, rule);
  const Factor groups = effect_groups(analysis, rule);
  const Regimens regimens(analysis, study, result);
  const CohortCounts patients(analysis);
  for (std::size_t level = 0; level < groups.levels.size(); ++level) {
    const std::vector<std::uint8_t> rows = members(groups, level);
    RecommendedGroup group;
    group.group = groups.levels[level];
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (rows[row] != 0) group.n += patients.of(row);
    judge_benefit(effect.groups[level], group);
    regimens.list(group, rows);
    result.groups.push_back(std::move(group));
  }
}

Recommendation recommended(Analysis& analysis, const results::Study& study) {
  const RecommendRule& rule = *analysis.protocol().recommend;
  Recommendation result;
  result.endpoint = rule.endpoint.text;
  result.within = rule.within.text;
  result.variable = deciding_effect(analysis.protocol())->variable.text;
  result.alpha_beta_gy = analysis.protocol().dose->alpha_beta.front();
  result.alpha_beta_low_gy = rule.lowest_alpha_beta;
  result.alpha_beta_high_gy = rule.highest_alpha_beta;
  result.max_fractions = rule.max_fractions;
  set_organs(analysis.protocol(), result);
  if (set_threshold(rule, study, result)) add_groups(analysis, study, result);
  return result;
}

}  // namespace

void run_recommend(Analysis& analysis, results::Study& study) { study.recommendation = recommended(analysis, study); }

}  // namespace rtsurv::study
