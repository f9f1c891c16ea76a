// [landmark]: comparisons by what is known at a later time, among those who are followed and without the event then.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/comparison.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/parts/attempt.hpp"
#include "rtsurv/study/parts/landmark/states.hpp"
#include "rtsurv/study/prepare/immortal_time.hpp"
#include "rtsurv/survival/cox/time_dependent.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::Landmark;

/// When each state began in each row.
using Begins = std::vector<std::vector<double>>;

/// The rows of one endpoint with a known outcome.
struct Seen {
  const OutcomeValues& outcome;
  const Cases& known;
  survival::FollowUp follow_up;
  std::vector<int> cluster;
};

/// The analyses of one endpoint.
class FromLandmarks {
 public:
  FromLandmarks(Analysis& analysis, const EndpointRule& endpoint)
      : analysis_(analysis), rule_(*analysis.protocol().landmark), endpoint_(endpoint) {
    for (const LandmarkRule::State& state : rule_.states) begins_.push_back(state_begins(analysis, state, endpoint));
  }

  [[nodiscard]] Landmark::Outcome result() {
    const OutcomeValues outcome = outcome_values(analysis_.values(), analysis_.outcome(endpoint_.name.text));
    Selection selection(analysis_.values().rows(), {});
    require(selection, outcome);
    const Cases known = selection.cases();
    Landmark::Outcome result;
    result.endpoint = endpoint_.name.text;
    const Seen seen{outcome, known, study::follow_up(analysis_.table(), outcome, known),
                    cluster_codes(analysis_.table(), outcome, known)};
    result.n = static_cast<std::size_t>(survival::patients_in(seen.follow_up));
    result.events = events_counted(seen.follow_up);
    for (const double time : rule_.at) result.at.push_back(at(time, seen));
    for (std::size_t k = 0; k < rule_.states.size(); ++k)
      result.states.push_back({rule_.states[k].name.text, analysis_.label(rule_.states[k].name.text),
                               rule_.states[k].began.text, results::maybe([&] { return time_dependent(k, seen); })});
    return result;
  }

 private:
  /// Who is left, and how they differ.
  [[nodiscard]] Landmark::At at(double time, const Seen& seen) {
    const OutcomeValues& outcome = seen.outcome;
    const std::vector<double> count = row_counts(outcome.rows, seen.follow_up.counts_patients());
    std::vector<std::uint8_t> followed(analysis_.values().rows(), 0);
    Landmark::At at;
    at.time = time;
    for (const std::size_t row : seen.known.row) {
      const std::size_t patients = count.empty() ? 1 : static_cast<std::size_t>(count[row]);
      if (outcome.entry != nullptr && outcome.entry->number[row] > time) {
        at.not_entered += patients;
      } else if (outcome.time->number[row] > time) {
        followed[row] = 1;
        at.n += patients;
        at.events += static_cast<double>(patients) * outcome.event->number[row];
      } else if (outcome.event->number[row] != 0.0) {
        at.events_before += patients;
      } else if (outcome.had_competing(row)) {
        at.competing_before += patients;
      } else {
        at.censored_before += patients;
      }
    }
    Outcome from_landmark = analysis_.outcome(endpoint_.name.text);
    from_landmark.origin = time;
    Analysis then = analysis_.overlay();
    for (std::size_t k = 0; k < rule_.states.size(); ++k) then.put(state_at(k, time));
    for (const LandmarkRule::State& state : rule_.states)
      at.factors.push_back(compare_factor(then, from_landmark, state.name.text, followed));
    for (const Text& factor : rule_.factors) {
      if (is_state(factor)) continue;
      if (!then.withheld(factor.text)) (void)then.column(factor, "[landmark] factors");
      at.factors.push_back(compare_factor(then, from_landmark, factor.text, followed));
    }
    return at;
  }

  /// A state is compared anyway; `factors` may name it too.
  [[nodiscard]] bool is_state(const Text& factor) const {
    return std::ranges::any_of(rule_.states, [&](const auto& state) { return state.name.text == factor.text; });
  }

  /// The column of a state at a landmark.
  [[nodiscard]] table::Column state_at(std::size_t k, double time) const {
    table::Column column{.name = rule_.states[k].name.text, .type = table::ColumnType::boolean};
    for (const double begin : begins_[k]) column.number.push_back(begin <= time ? 1.0 : 0.0);
    column.missing.assign(column.number.size(), 0);
    return column;
  }

  [[nodiscard]] results::TimeDependent time_dependent(std::size_t k, const Seen& seen) const {
    results::TimeDependent result;
    const survival::TimeDependentEffect found =
        survival::time_dependent_effect(seen.follow_up, gather(begins_[k], seen.known),
                                        {.cluster = seen.cluster, .confidence_level = result.confidence_level});
    result.sample = sample_of(seen.outcome.rows, seen.known, seen.follow_up, seen.cluster);
    result.n_without = found.n_without;
    result.n_began = found.n_began;
    result.events_without = found.events_without;
    result.events_with = found.events_with;
    result.time_without = found.time_without;
    result.time_with = found.time_with;
    result.score = results::maybe([&] {
      require_independent(seen.follow_up, seen.outcome.rows, "the Mantel-Byar test");
      return found.fit.score;
    });
    result.term.term = rule_.states[k].name.text;
    result.term.n = found.n_began;
    result.term.events = found.events_with;
    describe_column(result.term, found.fit.coefficient[0]);
    return result;
  }

  Analysis& analysis_;
  const LandmarkRule& rule_;
  const EndpointRule& endpoint_;
  Begins begins_;
};

/// A column without a date may have been established after the landmark.
void warn_about_undated(Analysis& analysis, const Text& factor) {
  const LandmarkRule& rule = *analysis.protocol().landmark;
  for (const LandmarkRule::State& state : rule.states)
    if (mentions(factor.text, state.name.text)) return;
  const std::string source = known_after_start(analysis.protocol(), factor.text);
  if (!source.empty())
    analysis.warn(fmt::format(
        "[landmark] takes \"{}\" ({}) as known at {}; a value that was established later favours those who lived "
        "longer. Give the time at which it began under states",
        factor.text, source, rule.at.size() == 1 ? "the landmark" : "each landmark"));
}

}  // namespace

void run_landmark(Analysis& analysis, results::Study& study) {
  Landmark result;
  const LandmarkRule& rule = *analysis.protocol().landmark;
  for (const Text& factor : rule.factors) warn_about_undated(analysis, factor);
  for (const EndpointRule& endpoint : analysis.protocol().endpoints)
    if (std::ranges::any_of(rule.endpoints, [&](const Text& name) { return name.text == endpoint.name.text; }))
      attempt(study, fmt::format("[landmark] of {}", endpoint.name.text),
              [&] { result.endpoints.push_back(FromLandmarks(analysis, endpoint).result()); });
  if (!result.endpoints.empty()) study.landmark = std::move(result);
}

}  // namespace rtsurv::study
