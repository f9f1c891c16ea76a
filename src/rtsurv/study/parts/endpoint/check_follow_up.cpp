// How far the follow-up of an endpoint carries.
#include <algorithm>

#include "rtsurv/core/date.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/dates.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/parts/endpoint/checks.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::study {
namespace {

using results::FollowUpChecks;

FollowUpChecks::At at_landmark(const survival::FollowUp& follow_up, const OutcomeValues& outcome, const Cases& cases,
                               double time) {
  FollowUpChecks::At at{time};
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    if (!follow_up.entry().empty() && follow_up.entry()[i] >= time)
      ++at.not_entered;
    else if (follow_up.time()[i] >= time)
      ++at.at_risk;
    else if (follow_up.event()[i] != 0)
      ++at.events_before;
    else
      ++(outcome.had_competing(cases.row[follow_up.order()[i]]) ? at.competing_before : at.censored_before);
  }
  return at;
}

/// The rows of an endpoint whose entry is known.
struct Entered {
  survival::FollowUp follow_up;
  std::vector<double> entry;  ///< days or years
};

/// Rows where the weights of `all` are sampling weights.
double counted(const survival::FollowUp& all, const survival::FollowUp& part) {
  return all.counts_patients() ? part.total_events() : event_rows(part);
}

FollowUpChecks::Entrants::Half half_of(const Entered& on, const std::vector<int>& late, int which,
                                       const std::vector<double>& landmarks) {
  std::vector<std::uint8_t> keep;
  keep.reserve(late.size());
  for (const int code : late) keep.push_back(code == which ? 1 : 0);
  const survival::FollowUp part = on.follow_up.subset(keep);
  FollowUpChecks::Entrants::Half half{part.size(), counted(on.follow_up, part), {}};
  for (const survival::SurvivalAt& at : survival::kaplan_meier(part, {.at = landmarks}).at)
    half.survival.push_back(at.survival);
  return half;
}

/// The first value of the later half: the halves are as equal as ties allow. Throws NotEstimable when there is one
/// value only.
double split_of(std::vector<double> entry) {
  std::ranges::sort(entry);
  const auto middle = entry.begin() + static_cast<std::ptrdiff_t>(entry.size() / 2);
  const auto before = std::lower_bound(entry.begin(), entry.end(), *middle);
  const auto after = std::upper_bound(entry.begin(), entry.end(), *middle);
  if (before != entry.begin() && (after == entry.end() || middle - before <= after - middle)) return *before;
  if (after == entry.end()) throw NotEstimable("all patients entered at the same time");
  return *after;
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
  const double split = split_of(on.entry);
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
  result.n = all.size();
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
