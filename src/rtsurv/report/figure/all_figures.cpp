// Which figures a study has, in the order of the report.

#include <array>

#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/figure/collection.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

void add_flow(Collection& figures) {
  if (figures.study().flow.size() > 1) figures.add(flow_figure(figures.study(), figures.style()));
}

void add_referrals(Collection& figures) {
  const auto& referrals = figures.study().referrals;
  if (referrals && !referrals->years.empty()) figures.add(referrals_figure(figures.study(), figures.style()));
}

void add_schedules(Collection& figures) {
  const auto& schedules = figures.study().schedules;
  if (schedules && !schedules->rows.empty()) figures.add(schedule_figure(figures.study(), figures.style()));
}

void add_responses(Collection& figures) {
  for (const results::DoseResponse& response : figures.study().dose_responses)
    if (!response.bins.empty()) figures.add(response_figure(figures.study(), response, figures.panel()));
}

void add_sweep(Collection& figures) {
  const auto& sweep = figures.study().sweep;
  if (!sweep || sweep->alpha_beta_gy.empty()) return;
  figures.add(sweep_figure(figures.study(), figures.style()));
  for (const results::SweptEffect& effect : sweep->effects)
    if (!effect.groups.empty()) figures.add(swept_effect_figure(figures.study(), effect, figures.style()));
}

void add_validation(Collection& figures) {
  if (!figures.study().validation) return;
  for (const chain::CutDistribution& cut : figures.study().validation->cutpoints)
    if (!cut.counts.empty() && !figures.study().min_cell)
      figures.add(cut_distribution_figure(figures.study(), cut, figures.style()));
}

/// The figures of each part of a study, in the order of the report.
constexpr std::array families{add_flow,    add_referrals, add_curves,    add_cutpoints, add_models, add_risk_groups,
                              add_effects, add_landmarks, add_schedules, add_responses, add_sweep,  add_validation};

/// What [figures] of the study says of curves.
FigureStyle as_wished(const results::Study& study, FigureStyle style) {
  style.simulated = style.simulated || study.is_simulated();
  if (!study.figures) return style;
  style.end = study.figures->end;
  style.breaks = study.figures->breaks;
  style.failure = study.figures->failure;
  style.risk_table = study.figures->risk_table;
  return style;
}

}  // namespace

}  // namespace figure

std::vector<Figure> all_figures(const results::Study& study, const FigureStyle& wanted) {
  figure::Collection figures(study, figure::as_wished(study, wanted));
  for (const auto add_family : figure::families) add_family(figures);
  return figures.take();
}

}  // namespace rtsurv::report
