#include "rtsurv/survival/pooled/pooled_times.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/pooled/detail/pooled_rows.hpp"
#include "rtsurv/survival/time/near_ties.hpp"
#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival {
namespace {

using detail::PooledKey;

constexpr int most_causes = 1000;
constexpr int largest_group = 1'000'000;  // estimates have an entry for each group up to the largest

void check_causes(int causes) {
  if (causes < 1 || causes > most_causes) throw InvalidOption("a pooled table has 1 to 1000 causes");
}

/// An entry that whatever subjects may join belongs to the run of its time.
void check_entries(const CauseColumns& columns) {
  std::vector<FollowUpProblem> problems;
  for (std::size_t i = 0; i < columns.entry.size(); ++i)
    if (columns.time[i] - columns.entry[i] <= near_tie_tolerance)
      problems.push_back({i, FollowUpProblem::Column::entry, "must differ from the time by more than rounding error"});
  if (!problems.empty()) throw InvalidFollowUp(std::move(problems));
}

void check_columns(const CauseColumns& columns, std::span<const int> group, int causes) {
  check_causes(causes);
  std::vector<std::uint8_t> event;
  event.reserve(columns.cause.size());
  for (const int code : columns.cause) event.push_back(code == 0 ? 0 : 1);
  check({columns.time, event, columns.entry, columns.weight, columns.stratum});
  check_entries(columns);
  if (!std::ranges::all_of(columns.cause, [causes](int code) { return code >= 0 && code <= causes; }))
    throw InvalidOption("a cause must be between 0 (censored) and the number of causes");
  if (!group.empty() && group.size() != columns.time.size()) throw InvalidOption("every subject needs a group");
  if (std::ranges::any_of(group, [](int code) { return code < 0; }))
    throw InvalidOption("group codes must not be negative");
}

/// order[moved[i]] for each i.
std::vector<std::size_t> taken(const std::vector<std::size_t>& order, const std::vector<std::size_t>& moved) {
  std::vector<std::size_t> result;
  result.reserve(order.size());
  for (const std::size_t i : moved) result.push_back(order[i]);
  return result;
}

/// Puts `order` in ascending order of the codes, equal ones in the order that they have.
void sort_by(std::vector<std::size_t>& order, std::span<const int> code) {
  if (code.empty()) return;
  std::vector<std::uint64_t> keys;
  keys.reserve(order.size());
  for (const std::size_t i : order) keys.push_back(static_cast<std::uint64_t>(code[i]));
  order = taken(order, radix_order(keys));
}

void sort_by(std::vector<std::size_t>& order, std::span<const double> value) {
  std::vector<double> values;
  values.reserve(order.size());
  for (const std::size_t i : order) values.push_back(value[i]);
  order = taken(order, ascending_order(values));
}

/// One part, whose columns have been checked.
class Part {
 public:
  Part(const CauseColumns& columns, std::span<const int> group, int causes)
      : columns_(columns), group_(group), causes_(causes) {}

  [[nodiscard]] PooledTimes leaving() const {
    PooledTimes table = empty();
    for (const std::size_t i : order_by(columns_.time)) {
      const std::size_t row = detail::row_for(table, key(columns_.time, i));
      const double w = weight(i);
      const std::uint64_t subject = w > 0.0 ? 1 : 0;
      if (columns_.cause[i] == 0) {
        table.censored[row] += w;
        table.censored_squares[row] += w * w;
        table.censored_subjects[row] += subject;
      } else {
        const std::size_t at =
            row * static_cast<std::size_t>(causes_) + static_cast<std::size_t>(columns_.cause[i]) - 1;
        table.events[at] += w;
        table.event_squares[at] += w * w;
        table.event_subjects[at] += subject;
      }
    }
    return table;
  }

  [[nodiscard]] PooledTimes entering() const {
    PooledTimes table = empty();
    if (columns_.entry.empty()) return table;
    for (const std::size_t i : order_by(columns_.entry)) {
      const std::size_t row = detail::row_for(table, key(columns_.entry, i));
      table.entering[row] += weight(i);
      if (weight(i) > 0.0) ++table.entering_subjects[row];
    }
    return table;
  }

 private:
  [[nodiscard]] PooledTimes empty() const {
    PooledTimes table;
    table.causes = causes_;
    const auto whole = [](double w) { return w == std::floor(w); };
    table.counts_patients = std::ranges::all_of(columns_.weight, whole) ? 1 : 0;
    return table;
  }
  [[nodiscard]] double weight(std::size_t i) const { return columns_.weight.empty() ? 1.0 : columns_.weight[i]; }
  [[nodiscard]] PooledKey key(std::span<const double> time, std::size_t i) const {
    return {columns_.stratum.empty() ? 0 : columns_.stratum[i], time[i] + 0.0,  // -0 becomes 0
            group_.empty() ? 0 : group_[i]};
  }
  /// The subjects by stratum, time and group.
  [[nodiscard]] std::vector<std::size_t> order_by(std::span<const double> time) const {
    std::vector<std::size_t> order(time.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_by(order, group_);
    sort_by(order, time);
    sort_by(order, columns_.stratum);
    return order;
  }

  const CauseColumns& columns_;
  std::span<const int> group_;
  int causes_;
};

void require(bool holds, const char* what) {
  if (!holds) throw InvalidOption(std::string("a pooled table is not as it must be: ") + what);
}

bool are_amounts(const std::vector<double>& sums) {
  return std::ranges::all_of(sums, [](double sum) { return sum >= 0.0 && std::isfinite(sum); });
}

/// Where the sum is above 0 there are subjects, and nowhere else.
void require_subjects(const std::vector<double>& sums, const std::vector<std::uint64_t>& subjects) {
  require(sums.size() == subjects.size(), "a column of subjects is too short or too long");
  for (std::size_t i = 0; i < sums.size(); ++i)
    require((sums[i] > 0.0) == (subjects[i] > 0), "a sum of weights has no subjects, or subjects no weight");
}

}  // namespace

PooledTimes pooled_times(const CauseColumns& columns, std::span<const int> group, int causes) {
  check_columns(columns, group, causes);
  const Part part(columns, group, causes);
  return merged(part.leaving(), part.entering());
}

PooledTimes merged(const PooledTimes& a, const PooledTimes& b) {
  check(a);
  check(b);
  if (a.causes != b.causes) throw InvalidOption("pooled tables of different numbers of causes cannot be merged");
  PooledTimes both;
  both.causes = a.causes;
  both.counts_patients = a.counts_patients != 0 && b.counts_patients != 0 ? 1 : 0;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const bool of_a = j == b.size() || (i < a.size() && detail::key_of(a, i) <= detail::key_of(b, j));
    const PooledTimes& from = of_a ? a : b;
    const std::size_t row = of_a ? i++ : j++;
    detail::add_row(both, detail::key_of(from, row), from, row);
  }
  return both;
}

PooledTimes merged(std::span<const PooledTimes> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts[0];
  const std::size_t half = parts.size() / 2;
  return merged(merged(parts.first(half)), merged(parts.subspan(half)));
}

void check(const PooledTimes& table) {
  check_causes(table.causes);
  const std::size_t rows = table.size(), by_cause = rows * static_cast<std::size_t>(table.causes);
  require(table.stratum.size() == rows && table.group.size() == rows, "columns differ in length");
  for (const auto* sums : {&table.entering, &table.censored, &table.censored_squares})
    require(sums->size() == rows && are_amounts(*sums), "a column of sums is too short or has a negative value");
  for (const auto* sums : {&table.events, &table.event_squares})
    require(sums->size() == by_cause && are_amounts(*sums), "a column by cause is too short or has a negative value");
  require_subjects(table.entering, table.entering_subjects);
  require_subjects(table.censored, table.censored_subjects);
  require_subjects(table.events, table.event_subjects);
  for (std::size_t row = 0; row < rows; ++row) {
    require(std::isfinite(table.time[row]), "a time is not finite");
    require(table.stratum[row] >= 0 && table.group[row] >= 0, "a stratum or a group is negative");
    require(table.group[row] <= largest_group, "a group is above 1,000,000");
    require(row == 0 || detail::key_of(table, row - 1) < detail::key_of(table, row),
            "rows do not ascend by stratum, time and group");
  }
}

}  // namespace rtsurv::survival
