#include "rtsurv/survival/time/follow_up.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ranges>
#include <string_view>
#include <utility>

#include "rtsurv/survival/time/near_ties.hpp"
#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival {
namespace {

using Column = FollowUpProblem::Column;

std::string_view name(Column column) {
  switch (column) {
    case Column::time:
      return "time";
    case Column::event:
      return "event";
    case Column::entry:
      return "entry";
    case Column::weight:
      return "weight";
    case Column::stratum:
      return "stratum";
  }
  return "";
}

/// One line per problem, at most Problems::limit of them.
std::string describe(const std::vector<FollowUpProblem>& problems) {
  std::string text;
  for (std::size_t i = 0; i < std::min(problems.size(), Problems::limit); ++i) {
    const FollowUpProblem& problem = problems[i];
    if (i > 0) text += '\n';
    text += "subject " + std::to_string(problem.index + 1) + ": " + std::string(name(problem.column)) + " " +
            problem.message;
  }
  if (problems.size() > Problems::limit) text += "\nand " + std::to_string(problems.size() - Problems::limit) + " more";
  return text;
}

void check_lengths(const FollowUpColumns& columns) {
  const std::size_t n = columns.time.size();
  const auto optional_fits = [n](std::size_t length) { return length == 0 || length == n; };
  if (columns.event.size() != n || !optional_fits(columns.entry.size()) || !optional_fits(columns.weight.size()) ||
      !optional_fits(columns.stratum.size()))
    throw InvalidOption("the columns of a follow-up must be equally long");
}

/// Adds "must be finite" or "must not be negative" when one of them applies.
void check_amount(double value, std::size_t index, Column column, std::vector<FollowUpProblem>& problems) {
  if (!std::isfinite(value))
    problems.push_back({index, column, "must be finite"});
  else if (value < 0.0)
    problems.push_back({index, column, "must not be negative"});
}

void check_subject(const FollowUpColumns& columns, std::size_t i, std::vector<FollowUpProblem>& problems) {
  check_amount(columns.time[i], i, Column::time, problems);
  if (columns.event[i] > 1) problems.push_back({i, Column::event, "must be 0 or 1"});
  if (!columns.entry.empty()) {
    if (!std::isfinite(columns.entry[i]))
      problems.push_back({i, Column::entry, "must be finite"});
    else if (columns.entry[i] >= columns.time[i])
      problems.push_back({i, Column::entry, "must be before the time"});
  }
  if (!columns.weight.empty()) check_amount(columns.weight[i], i, Column::weight, problems);
  if (!columns.stratum.empty() && columns.stratum[i] < 0)
    problems.push_back({i, Column::stratum, "must not be negative"});
}

/// In one sweep without branches; who is at fault is found out when somebody is.
bool has_problems(const FollowUpColumns& columns) {
  constexpr double largest = std::numeric_limits<double>::max();
  bool wrong = false;
  for (const double time : columns.time) wrong |= !(time >= 0.0 && time <= largest);
  for (const std::uint8_t event : columns.event) wrong |= event > 1;
  for (std::size_t i = 0; i < columns.entry.size(); ++i)
    wrong |= !(columns.entry[i] >= -largest && columns.entry[i] < columns.time[i]);
  for (const double weight : columns.weight) wrong |= !(weight >= 0.0 && weight <= largest);
  for (const int stratum : columns.stratum) wrong |= stratum < 0;
  return wrong;
}

void throw_if_any(std::vector<FollowUpProblem> problems) {
  if (!problems.empty()) throw InvalidFollowUp(std::move(problems));
}

/// values[order[i]] for each i; nothing for an absent column.
template <typename T>
std::vector<T> gather(std::span<const T> values, std::span<const std::size_t> order) {
  if (values.empty()) return {};
  const auto ordered = order | std::views::transform([values](std::size_t i) -> const T& { return values[i]; });
  return {ordered.begin(), ordered.end()};
}

double sum_of_events(std::span<const std::uint8_t> event, std::span<const double> weight) {
  if (weight.empty()) return static_cast<double>(event.size() - static_cast<std::size_t>(std::ranges::count(event, 0)));
  double sum = 0.0;
  for (std::size_t i = 0; i < event.size(); ++i)
    if (event[i] != 0) sum += weight[i];
  return sum;
}

}  // namespace

InvalidFollowUp::InvalidFollowUp(std::vector<FollowUpProblem> found)
    : Error(ErrorKind::data, describe(found)), problems(std::move(found)) {}

void check(const FollowUpColumns& columns) {
  check_lengths(columns);
  if (!has_problems(columns)) return;
  std::vector<FollowUpProblem> problems;
  for (std::size_t i = 0; i < columns.time.size(); ++i) check_subject(columns, i, problems);
  throw_if_any(std::move(problems));
}

FollowUp::FollowUp(const FollowUpColumns& columns) : caller_size_(columns.time.size()) {
  check(columns);
  sort_by_time(columns);
  merge_near_ties(columns);
  if (!columns.stratum.empty()) sort_by_stratum(columns.stratum);
  event_ = gather(columns.event, order_);
  weight_ = gather(columns.weight, order_);
  total_events_ = sum_of_events(event_, weight_);
}

void FollowUp::sort_by_time(const FollowUpColumns& columns) {
  Ascending sorted = ascending(columns.time);
  time_ = std::move(sorted.value);
  order_ = std::move(sorted.index);
}

void FollowUp::merge_near_ties(const FollowUpColumns& columns) {
  if (columns.entry.empty()) {
    merge_runs(time_, run_starts(time_));
    return;
  }
  const std::vector<std::size_t> entry_order = ascending_order(columns.entry);
  std::vector<double> entry = gather(columns.entry, entry_order);
  std::vector<double> both(time_.size() + entry.size());
  std::merge(time_.begin(), time_.end(), entry.begin(), entry.end(), both.begin());
  const std::vector<double> starts = run_starts(both);
  merge_runs(time_, starts);
  merge_runs(entry, starts);

  std::vector<double> callers_entry(entry.size());
  for (std::size_t i = 0; i < entry.size(); ++i) callers_entry[entry_order[i]] = entry[i];
  entry_ = gather(std::span<const double>(callers_entry), order_);
  std::vector<FollowUpProblem> problems;
  for (std::size_t i = 0; i < time_.size(); ++i)
    if (entry_[i] >= time_[i])
      problems.push_back({order_[i], Column::entry, "must differ from the time by more than rounding error"});
  std::ranges::sort(problems, {}, &FollowUpProblem::index);
  throw_if_any(std::move(problems));
}

/// Columns other than time, entry and order are gathered later.
void FollowUp::sort_by_stratum(std::span<const int> callers_stratum) {
  const std::vector<int> stratum = gather(callers_stratum, order_);
  const std::vector<std::uint64_t> keys(stratum.begin(), stratum.end());
  const std::vector<std::size_t> moved = radix_order(keys);
  stratum_ = gather(std::span<const int>(stratum), moved);
  time_ = gather(std::span<const double>(time_), moved);
  entry_ = gather(std::span<const double>(entry_), moved);
  order_ = gather(std::span<const std::size_t>(order_), moved);
}

bool FollowUp::counts_patients() const noexcept {
  return std::ranges::all_of(weight_, [](double weight) { return weight == std::floor(weight); });
}

template <typename Keep>
FollowUp FollowUp::rows_where(const Keep& keep) const {
  FollowUp kept;
  kept.caller_size_ = caller_size_;
  const auto reserve = [](auto& to, const auto& from) { to.reserve(from.size()); };
  reserve(kept.time_, time_);
  reserve(kept.event_, event_);
  reserve(kept.order_, order_);
  for (std::size_t i = 0; i < size(); ++i) {
    if (!keep(i)) continue;
    kept.time_.push_back(time_[i]);
    kept.event_.push_back(event_[i]);
    kept.order_.push_back(order_[i]);
    if (!entry_.empty()) kept.entry_.push_back(entry_[i]);
    if (!weight_.empty()) kept.weight_.push_back(weight_[i]);
    if (!stratum_.empty()) kept.stratum_.push_back(stratum_[i]);
  }
  return kept;
}

FollowUp FollowUp::reweighted(std::span<const double> weight) const {
  if (weight.size() != caller_size_) throw InvalidOption("a resample needs one weight per subject of the caller");
  for (const std::size_t i : order_)
    if (!(weight[i] >= 0.0 && std::isfinite(weight[i])))
      throw InvalidOption("the weights of a resample must be finite and not negative");
  FollowUp sample = rows_where([&](std::size_t i) { return weight[order_[i]] > 0.0; });
  sample.weight_ = gather(weight, sample.order());
  sample.total_events_ = sum_of_events(sample.event_, sample.weight_);
  return sample;
}

FollowUp FollowUp::in_strata(std::span<const int> stratum) const {
  if (stratum.size() != caller_size_) throw InvalidOption("strata need one code per subject of the caller");
  for (const std::size_t i : order_)
    if (stratum[i] < 0) throw InvalidOption("strata must not be negative");
  const FollowUp by_time = stratum_.empty() ? *this : unstratified();
  const std::vector<int> codes = gather(stratum, by_time.order());
  const std::vector<std::size_t> moved = radix_order(std::vector<std::uint64_t>(codes.begin(), codes.end()));
  FollowUp result;
  result.caller_size_ = caller_size_;
  result.total_events_ = total_events_;
  result.time_ = gather(by_time.time(), moved);
  result.event_ = gather(by_time.event(), moved);
  result.entry_ = gather(by_time.entry(), moved);
  result.weight_ = gather(by_time.weight(), moved);
  result.stratum_ = gather(std::span<const int>(codes), moved);
  result.order_ = gather(by_time.order(), moved);
  return result;
}

FollowUp FollowUp::subset(std::span<const std::uint8_t> keep) const {
  if (keep.size() != caller_size_) throw InvalidOption("a subset needs one choice per subject of the caller");
  FollowUp kept = rows_where([&](std::size_t i) { return keep[order_[i]] != 0; });
  kept.total_events_ = sum_of_events(kept.event_, kept.weight_);
  return kept;
}

FollowUp FollowUp::unstratified() const {
  const std::vector<std::size_t> by_time = ascending_order(time_);
  FollowUp whole;
  whole.caller_size_ = caller_size_;
  whole.total_events_ = total_events_;
  whole.time_ = gather(time(), by_time);
  whole.event_ = gather(event(), by_time);
  whole.entry_ = gather(entry(), by_time);
  whole.weight_ = gather(weight(), by_time);
  whole.order_ = gather(order(), by_time);
  return whole;
}

FollowUp FollowUp::with_events(std::span<const std::uint8_t> event) const {
  if (event.size() != caller_size_) throw InvalidOption("other events need one code per subject of the caller");
  if (std::ranges::any_of(event, [](std::uint8_t code) { return code > 1; }))
    throw InvalidOption("events must be coded 0 or 1");
  FollowUp other = *this;
  other.event_ = gather(event, order_);
  other.total_events_ = sum_of_events(other.event_, other.weight_);
  return other;
}

FollowUp FollowUp::reversed() const {
  FollowUp exchanged = *this;
  for (std::uint8_t& event : exchanged.event_) event = event == 0 ? 1 : 0;
  exchanged.total_events_ = sum_of_events(exchanged.event_, exchanged.weight_);
  return exchanged;
}

}  // namespace rtsurv::survival
