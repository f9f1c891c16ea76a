// [dose.sweep]: cut-points, risk groups, effects and schedules at every alpha/beta of an interval.
#include <algorithm>
#include <cmath>

#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/analysis/risk_group_column.hpp"
#include "rtsurv/study/analysis/swept_columns.hpp"
#include "rtsurv/study/parts/schedules/schedules.hpp"
#include "rtsurv/study/parts/sweep/sweep_conclusions.hpp"
#include "rtsurv/study/parts/sweep/swept_cutpoint.hpp"
#include "rtsurv/study/parts/sweep/swept_effect.hpp"
#include "rtsurv/study/prepare/treatments.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

using results::Sweep;

/// from, from + step, ... up to `to`, as people write them: 1.2 + 23 steps of 0.1 is 3.5.
std::vector<double> grid_of(const SweepRule& rule) {
  constexpr double decimals = 1e9;
  std::vector<double> grid;
  for (std::size_t k = 0;; ++k) {
    const double value = std::round((rule.from + static_cast<double>(k) * rule.step) * decimals) / decimals;
    if (value > rule.to + 0.5 / decimals) return grid;
    grid.push_back(value);
  }
}

/// The grid with the reference, which may lie outside it.
void set_values(Sweep& sweep, double reference) {
  const SweepRule rule{sweep.from_gy, sweep.to_gy, sweep.step_gy};
  sweep.alpha_beta_gy = grid_of(rule);
  auto place = std::lower_bound(sweep.alpha_beta_gy.begin(), sweep.alpha_beta_gy.end(), reference);
  if (place == sweep.alpha_beta_gy.end() || *place != reference) place = sweep.alpha_beta_gy.insert(place, reference);
  sweep.reference = static_cast<std::size_t>(place - sweep.alpha_beta_gy.begin());
}

/// Does the study's parts on the columns of one alpha/beta after the other.
class SweptStudy {
 public:
  SweptStudy(Analysis& analysis, Sweep& sweep)
      : swept_(analysis.overlay()),
        protocol_(analysis.protocol()),
        sweep_(sweep),
        depends_(protocol_),
        treatments_(
            treatments_of(analysis.table(), *protocol_.dose, read_dose_input(analysis.table(), *protocol_.dose))),
        patients_(analysis),
        groups_(schedules_of(treatments_, patients_)) {
    for (const ScheduleGroup& group : groups_) sweep_.schedules.push_back({group.schedule, group.n, {}, {}, {}});
    for (const CutpointRule& rule : protocol_.cutpoints)
      if (depends_.reaches(rule.name.text)) start(rule);
    for (const EffectRule& rule : protocol_.effects)
      if ((depends_.reaches(rule.variable.text) || depends_.reaches(rule.within.text)) &&
          !swept_.withheld(rule.variable.text) && !swept_.withheld(rule.within.text)) {
        effects_.push_back(&rule);
        sweep_.effects.push_back({rule.variable.text, rule.within.text, rule.endpoint.text, {}, {}});
      }
    choose_threshold();
  }

  void run() {
    for (const double alpha_beta : sweep_.alpha_beta_gy) {
      put_dose(swept_, depends_, treatments_, alpha_beta);
      add_doses(alpha_beta);
      for (std::size_t c = 0; c < searches_.size(); ++c) add_cutpoint(c);
      add_threshold();
      if (protocol_.risk_groups && depends_.reaches(risk_group_column) &&
          !swept_.withheld(std::string(risk_group_column)))
        swept_.put(risk_group_column_of(swept_).column);
      for (std::size_t e = 0; e < effects_.size(); ++e) add_effect(swept_, *effects_[e], sweep_.effects[e]);
    }
  }

 private:
  void start(const CutpointRule& rule) {
    const SweptPMethod method =
        swept_p_method(*results::maxstat_p(rule.p_method), swept_.table().rows(), sweep_.alpha_beta_gy.size());
    rules_.push_back(&rule);
    searches_.emplace_back(swept_, rule, method);
    sweep_.cutpoints.push_back(
        {rule.name.text, rule.variable.text, rule.endpoint.text, rule.fixed, method.method, method.why, {}});
    for (results::SweptSchedule& schedule : sweep_.schedules) schedule.above.push_back({rule.name.text, {}});
  }

  /// That of [recommend]; without it, the first cut-point of eqd2.
  void choose_threshold() {
    const auto& recommend = protocol_.recommend;
    if (recommend && recommend->threshold) {
      sweep_.threshold_source = "[recommend]";
      return;
    }
    for (std::size_t c = 0; c < rules_.size() && !threshold_; ++c) {
      const CutpointRule& rule = *rules_[c];
      const bool wanted = recommend ? rule.name.text == recommend->cutpoint->text : rule.variable.text == eqd2_column;
      if (!wanted) continue;
      threshold_ = c;
      sweep_.threshold_source = rule.name.text;
      sweep_.threshold_is_reached_at_equality = rule.fixed.has_value();
    }
  }

  void add_doses(double alpha_beta) {
    const dose::Tissue tissue = tissue_of(*protocol_.dose, alpha_beta);
    for (std::size_t s = 0; s < groups_.size(); ++s) {
      std::vector<double> beds;
      for (const std::size_t row : groups_[s].rows) beds.push_back(dose::bed(*treatments_[row], tissue).value);
      const Gray median{math::CountedValues(beds, patients_.on(groups_[s].rows)).quantile(0.5)};
      sweep_.schedules[s].eqd2_gy.push_back(dose::eqd2_of_bed(median, tissue.alpha_beta).value);
    }
  }

  void add_cutpoint(std::size_t c) {
    results::SweptCutpoint& swept = sweep_.cutpoints[c];
    swept.at.push_back(results::maybe([&] { return searches_[c].find(); }));
    const auto& found = swept.at.back().value;
    const table::Column column = cutpoint_column(swept_, *rules_[c], found ? std::optional(found->cut) : std::nullopt);
    for (std::size_t s = 0; s < groups_.size(); ++s)
      sweep_.schedules[s].above[c].second.push_back(side_of(column, groups_[s].rows));
    if (!swept_.withheld(rules_[c]->name.text)) swept_.put(column);
  }

  /// Above or not, when all patients agree.
  static std::optional<bool> side_of(const table::Column& column, const std::vector<std::size_t>& rows) {
    std::size_t high = 0;
    for (const std::size_t row : rows) {
      if (column.missing[row] != 0) return std::nullopt;
      if (column.number[row] != 0.0) ++high;
    }
    if (high != 0 && high != rows.size()) return std::nullopt;
    return high != 0;
  }

  void add_threshold() {
    if (sweep_.threshold_source.empty()) return;
    std::optional<double> threshold;
    if (!threshold_) {
      threshold = protocol_.recommend->threshold;
    } else if (rules_[*threshold_]->fixed) {
      threshold = rules_[*threshold_]->fixed;
    } else if (const auto& found = sweep_.cutpoints[*threshold_].at.back().value) {
      threshold = found->cut;
    }
    sweep_.threshold_gy.push_back(threshold);
    for (results::SweptSchedule& schedule : sweep_.schedules) {
      const double eqd2 = schedule.eqd2_gy.back();
      const bool reaches = threshold && reaches_threshold(eqd2, *threshold, sweep_.threshold_is_reached_at_equality);
      schedule.reaches.push_back(threshold ? std::optional(reaches) : std::nullopt);
    }
  }

  Analysis swept_;  ///< the study at one alpha/beta after the other
  const Protocol& protocol_;
  Sweep& sweep_;
  DoseDependence depends_;
  Treatments treatments_;
  CohortCounts patients_;
  std::vector<ScheduleGroup> groups_;
  std::vector<const CutpointRule*> rules_;
  std::vector<SweptSearch> searches_;
  std::vector<const EffectRule*> effects_;
  std::optional<std::size_t> threshold_;  ///< the cut-point that gives it
};

}  // namespace

void run_sweep(Analysis& analysis, results::Study& study) {
  const DoseRule& rule = *analysis.protocol().dose;
  Sweep sweep;
  sweep.from_gy = rule.sweep->from;
  sweep.to_gy = rule.sweep->to;
  sweep.step_gy = rule.sweep->step;
  set_values(sweep, rule.alpha_beta.front());
  SweptStudy(analysis, sweep).run();
  sweep.conclusions = conclusions_of(sweep);
  study.sweep = std::move(sweep);
}

}  // namespace rtsurv::study
