// How far the follow-up of an endpoint carries.
#include <algorithm>
#include <cmath>
#include <map>

#include "rtsurv/core/date.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/dates.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/parts/endpoint/checks.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::FollowUpChecks;

FollowUpChecks::At at_landmark(const survival::FollowUp& follow_up, const OutcomeValues& outcome, const Cases& cases,
                               double time) {
  FollowUpChecks::At at{time};
  const bool counts = follow_up.counts_patients();
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    const auto patients = counts ? static_cast<std::size_t>(follow_up.weight_of(i)) : 1;
    if (!follow_up.entry().empty() && follow_up.entry()[i] >= time)
      at.not_entered += patients;
    else if (follow_up.time()[i] >= time)
      at.at_risk += patients;
    else if (follow_up.event()[i] != 0)
      at.events_before += patients;
    else
      (outcome.had_competing(cases.row[follow_up.order()[i]]) ? at.competing_before : at.censored_before) += patients;
  }
  return at;
}

/// The rows of an endpoint whose entry is known.
struct Entered {
  survival::FollowUp follow_up;
  std::vector<double> entry;  ///< days or years
};

FollowUpChecks::Entrants::Half half_of(const Entered& on, const std::vector<int>& late, int which,
                                       const std::vector<double>& landmarks) {
  std::vector<std::uint8_t> keep;
  keep.reserve(late.size());
  for (const int code : late) keep.push_back(code == which ? 1 : 0);
  const survival::FollowUp part = on.follow_up.subset(keep);
  const bool counts = on.follow_up.counts_patients();  // not those of the part, which may be whole by chance
  FollowUpChecks::Entrants::Half half{counts ? static_cast<std::size_t>(survival::patients_in(part)) : part.size(),
                                      counts ? part.total_events() : event_rows(part),
                                      {}};
  for (const survival::SurvivalAt& at : survival::kaplan_meier(part, {.at = landmarks}).at)
    half.survival.push_back(at.survival);
  return half;
}

/// The first value of the later half of the patients: the halves are as equal as ties allow. Throws NotEstimable when
/// there is one value only.
double split_of(const Entered& on) {
  const std::vector<double> count = survival::patient_counts(on.follow_up);
  std::map<double, double> entered;  // patients by their entry
  for (std::size_t i = 0; i < on.entry.size(); ++i) entered[on.entry[i]] += count.empty() ? 1.0 : count[i];
  std::erase_if(entered, [](const auto& one) { return one.second == 0.0; });
  if (entered.size() < 2) throw NotEstimable("all patients entered at the same time");
  const double middle = std::floor(survival::patients_in(on.follow_up) / 2.0);
  double before = 0.0;
  auto at = entered.begin();
  while (before + at->second <= middle) before += (at++)->second;
  const auto after = std::next(at);
  if (at != entered.begin() && (after == entered.end() || middle - before <= before + at->second - middle))
    return at->first;
  return after->first;
}

/// Dates or years; a text column of dates becomes one of days.
table::Column entry_of(Analysis& analysis, const Text& entered) {
  table::Column column = analysis.column(entered, "[study] entered");
  if (column.type != table::ColumnType::text) return column;
  Problems checked_before(ErrorKind::data);
  return as_date(analysis.table(), std::move(column), checked_before);
}

FollowUpChecks::Entrants compare(Analysis& analysis, const OutcomeValues& outcome, const table::Column& entry) {
  const Values& values = analysis.values();
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(entry.missing);
  const Cases cases = selection.cases();
  const Entered on{follow_up(values.table(), outcome, cases), gather(entry.number, cases)};
  const double split = split_of(on);
  std::vector<int> late;
  for (const double value : on.entry) late.push_back(value >= split ? 1 : 0);
  FollowUpChecks::Entrants result;
  result.split = entry.type == table::ColumnType::date ? iso_date(split) : table::label(split);
  result.early = half_of(on, late, 0, analysis.protocol().landmarks);
  result.late = half_of(on, late, 1, analysis.protocol().landmarks);
  result.log_rank = results::maybe([&] {
    require_independent(on.follow_up, outcome.rows, "a log-rank test");
    return survival::log_rank(on.follow_up, late).test;
  });
  return result;
}

}  // namespace

FollowUpChecks check_follow_up(Analysis& analysis, const EndpointRule& rule) {
  Values& values = analysis.values();
  const OutcomeValues outcome = outcome_values(values, analysis.outcome(rule.name.text));
  Selection selection(values.rows(), {});
  require(selection, outcome);
  const Cases cases = selection.cases();
  const survival::FollowUp all = follow_up(values.table(), outcome, cases);
  FollowUpChecks result;
  result.n = static_cast<std::size_t>(survival::patients_in(all));
  for (const double time : analysis.protocol().landmarks)
    result.landmarks.push_back(at_landmark(all, outcome, cases, time));
  const std::optional<Text>& entered = rule.from ? rule.from : analysis.protocol().entered;
  if (entered)
    result.entrants = results::maybe([&] { return compare(analysis, outcome, entry_of(analysis, *entered)); });
  else
    result.entrants.why = "the protocol names no date of entry (entered in [study])";
  return result;
}

}  // namespace rtsurv::study
