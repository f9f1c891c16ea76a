// Dose-response, sweep and options of the palliative cohort.
#include <array>
#include <cmath>

#include "report/fixture_dose.hpp"

namespace rtsurv::report::fixture {

namespace {

using results::Recommendation, results::RegimenOption, results::RecommendedGroup;
using results::Sweep, results::SweptConclusion, results::SweptEffect;

constexpr double reference = 3.5, threshold = 63.0;

double logistic(double dose, double d50, double gamma50) { return 1.0 / (1.0 + std::pow(d50 / dose, 4.0 * gamma50)); }

results::DoseResponse::Bin bin(std::vector<std::string> schedules, std::array<double, 3> doses, std::size_t n,
                               std::size_t events) {
  const double rate = 1.0 - static_cast<double>(events) / static_cast<double>(n);
  return {std::move(schedules),
          doses[0],
          doses[1],
          doses[2],
          n,
          events,
          survival::SurvivalAt{24.0, 5.0, rate, 0.1, 0.7 * rate, std::min(1.0, 1.25 * rate)}};
}

/// Where `holds` turns, over the values of the sweep.
SweptConclusion conclusion(SweptConclusion::Kind kind, const std::string& subject, const Sweep& sweep,
                           std::vector<std::optional<bool>> holds) {
  SweptConclusion out;
  out.kind = kind;
  out.subject = subject;
  out.at_reference = holds[sweep.reference];
  for (std::size_t i = 1; i < holds.size(); ++i)
    if (holds[i] && holds[i - 1] && *holds[i] != *holds[i - 1])
      out.changes.push_back({sweep.alpha_beta_gy[i - 1], sweep.alpha_beta_gy[i], *holds[i]});
  out.holds = std::move(holds);
  return out;
}

void add_schedules(Sweep& sweep) {
  for (const auto& row : palliative_schedules().rows) {
    results::SweptSchedule swept{row.schedule, row.n, {}, {}, {}};
    for (const double value : sweep.alpha_beta_gy) {
      swept.eqd2_gy.push_back(eqd2(row.schedule, value));
      swept.reaches.emplace_back(swept.eqd2_gy.back() >= threshold);
    }
    sweep.conclusions.push_back(
        conclusion(SweptConclusion::Kind::schedule_reaches, row.schedule.name, sweep, swept.reaches));
    sweep.schedules.push_back(std::move(swept));
  }
}

void add_cutpoint(Sweep& sweep) {
  results::SweptCutpoint cutpoint;
  cutpoint.name = "high_dose";
  cutpoint.variable = "eqd2";
  cutpoint.endpoint = "LC";
  cutpoint.fixed = threshold;
  cutpoint.p_method_why = "P by permutation would take too long at every value";
  std::vector<std::optional<bool>> holds;
  for (const double value : sweep.alpha_beta_gy) {
    const double p = 0.004 * std::exp(0.75 * (value - 1.2));
    cutpoint.at.push_back({results::SweptCutpoint::At{62.2, 3.1, p, 70, 48}, ""});
    holds.emplace_back(p < 0.05);
  }
  sweep.conclusions.push_back(conclusion(SweptConclusion::Kind::cutpoint_p, "high_dose", sweep, holds));
  sweep.conclusions.back().endpoint = "LC";
  sweep.cutpoints.push_back(std::move(cutpoint));
}

/// A group whose hazard ratio is `at_reference` there and drifts with alpha/beta.
SweptEffect::Group group(const Sweep& sweep, const std::string& name, double at_reference, double drift) {
  SweptEffect::Group out{name, {}};
  for (const double value : sweep.alpha_beta_gy) {
    SweptEffect::At at;
    at.n = 40;
    at.events = 14;
    at.hazard_ratio = at_reference * std::exp(drift * (value - reference));
    at.lower = *at.hazard_ratio / 2.2;
    at.upper = *at.hazard_ratio * 2.2;
    at.p = 0.04;
    out.at.push_back({at, ""});
  }
  return out;
}

void add_effect(Sweep& sweep) {
  SweptEffect effect{"high_dose", "risk_group", "LC", {}, {}};
  effect.groups = {group(sweep, "Group 1", 0.35, 0.02), group(sweep, "Group 2", 0.8, 0.15),
                   group(sweep, "Group 3", 1.3, 0.0)};
  for (std::size_t i = 0; i < 5; ++i) effect.groups[2].at[i] = {{}, "no events"};
  for (std::size_t i = 0; i < sweep.alpha_beta_gy.size(); ++i)
    effect.interaction.push_back({survival::ChiSquareTest{4.1, 2.0, 0.13}, ""});
  for (const SweptEffect::Group& one : effect.groups) {
    std::vector<std::optional<bool>> holds;
    for (const auto& at : one.at)
      holds.push_back(at.value ? std::optional(*at.value->hazard_ratio < 1.0) : std::nullopt);
    sweep.conclusions.push_back(conclusion(SweptConclusion::Kind::effect_direction, "high_dose", sweep, holds));
    sweep.conclusions.back().group = one.group;
    sweep.conclusions.back().within = "risk_group";
    sweep.conclusions.back().endpoint = "LC";
  }
  sweep.conclusions.push_back(conclusion(SweptConclusion::Kind::interaction_p, "high_dose", sweep,
                                         std::vector<std::optional<bool>>(sweep.alpha_beta_gy.size(), false)));
  sweep.conclusions.back().within = "risk_group";
  sweep.conclusions.back().endpoint = "LC";
  sweep.effects.push_back(std::move(effect));
}

RegimenOption option(double total, int fractions, std::size_t n) {
  RegimenOption out;
  out.schedule = schedule(total, fractions);
  out.total_gy = total;
  out.eqd2_gy = eqd2(out.schedule, reference);
  const double low = eqd2(out.schedule, 1.2), high = eqd2(out.schedule, 5.7);
  out.lowest_eqd2_gy = std::min(low, high);
  out.highest_eqd2_gy = std::max(low, high);
  out.reaches = out.eqd2_gy >= threshold;
  out.reaches_at_low = low >= threshold;
  out.reaches_at_high = high >= threshold;
  out.beyond_lq = total / fractions > 10.0;
  out.n = n;
  if (n > 0) out.outcome = schedule_row(out.schedule, n).outcomes.front();
  out.organs = {{"Brachial plexus", eqd2(out.schedule, 2.0)}, {"Skin", eqd2(out.schedule, 3.0)}};
  return out;
}

}  // namespace

results::DoseResponse dose_response() {
  results::DoseResponse out;
  out.endpoint = "LC";
  out.landmark = 24.0;
  out.alpha_beta_gy = reference;
  out.n = 118;
  out.events = 41;
  out.censored = 40;
  out.n_missing = 2;
  out.bins = {bin({"30/10", "30/5"}, {35.5, 40.9, 51.8}, 12, 8), bin({"45/15"}, {53.2, 53.2, 53.2}, 43, 20),
              bin({"36/6", "44/10", "54/18"}, {62.2, 63.0, 63.8}, 30, 9),
              bin({"35/5", "60/20", "48/10", "24/2"}, {66.8, 70.4, 72.4}, 21, 5),
              bin({"60/15"}, {81.8, 81.8, 81.8}, 12, 2)};
  dose::FittedDoseResponse fit;
  fit.d50_gy = {47.3, 31.0, 54.4};
  fit.gamma50 = {0.93, 0.31, 1.62};
  fit.chi_square = 8.9;
  fit.p = 0.0029;
  fit.n = out.n;
  for (double dose = 35.5; dose < 82.0; dose += 46.3 / 40.0) {
    fit.dose_gy.push_back(dose);
    fit.response.push_back(logistic(dose, 47.3, 0.93));
    fit.lower.push_back(logistic(dose, 54.4, dose < 54.4 ? 1.6 : 0.5));
    fit.upper.push_back(logistic(dose, 31.0, dose < 31.0 ? 0.5 : 0.9));
  }
  out.fit = {fit, ""};
  return out;
}

results::Sweep sweep() {
  Sweep out;
  out.from_gy = 1.2;
  out.to_gy = 5.7;
  out.step_gy = 0.1;
  for (int i = 12; i <= 57; ++i) out.alpha_beta_gy.push_back(i / 10.0);
  out.reference = 23;
  out.threshold_source = "high_dose";
  out.threshold_gy.assign(out.alpha_beta_gy.size(), threshold);
  add_schedules(out);
  add_cutpoint(out);
  add_effect(out);
  return out;
}

results::Recommendation recommendation() {
  Recommendation out;
  out.endpoint = "LC";
  out.within = "risk_group";
  out.variable = "high_dose";
  out.threshold_gy = threshold;
  out.cutpoint = "high_dose";
  out.alpha_beta_gy = reference;
  out.alpha_beta_low_gy = 1.2;
  out.alpha_beta_high_gy = 5.7;
  out.landmark = 24.0;
  out.organs_file = "organs.toml";
  out.organs_sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
  out.organs = {{"Brachial plexus", "plexopathy", 2.0, 60.0, "maximum dose", "A published limit", true},
                {"Skin", "necrosis", 3.0, {}, "maximum dose", "", false}};
  RecommendedGroup first{"Group 1", 45, 18, RecommendedGroup::Benefit::shown, 0.35, 0.16, 0.77, "hazard ratio 0.35",
                         {},        {}, {}};
  first.reaching = {option(24, 2, 0), option(35, 5, 2), option(44, 10, 4), option(48, 10, 3), option(60, 15, 5)};
  first.failing = {option(36, 6, 4), option(45, 15, 14)};
  RecommendedGroup second = first;
  second.group = "Group 2";
  second.benefit = RecommendedGroup::Benefit::includes_one;
  second.hazard_ratio = 0.8;
  second.lower = 0.36;
  second.upper = 1.76;
  second.short_courses = {option(30, 5, 3), option(30, 10, 5)};
  out.groups = {first, second};
  return out;
}

}  // namespace rtsurv::report::fixture
