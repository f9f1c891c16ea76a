#include "rtsurv/study/pooled/pooled_sums.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/pooled/combinations.hpp"

namespace rtsurv::study {
namespace {

using survival::PooledTimes;

PooledCount total(const std::vector<PooledCount>& counts) {
  PooledCount sum;
  for (const PooledCount& count : counts) sum.add(count);
  return sum;
}

std::size_t causes_in(const PooledSums& sums) { return std::max<std::size_t>(1, sums.causes.size()); }

/// Where a code is called as before.
int moved(const std::vector<int>& called, int code) {
  return called.empty() ? code : called[static_cast<std::size_t>(code)];
}

/// The column by cause with more causes: `called` has the new code of each.
template <typename T>
void spread(std::vector<T>& by_cause, std::size_t before, std::size_t causes, const std::vector<int>& called) {
  std::vector<T> result(by_cause.size() / before * causes);
  for (std::size_t at = 0; at < by_cause.size(); ++at)
    result[at / before * causes + static_cast<std::size_t>(moved(called, static_cast<int>(at % before)))] =
        by_cause[at];
  by_cause = std::move(result);
}

/// Codes that rise with the old ones leave the rows in order.
void recode(PooledTimes& times, std::span<const int> stratum, const std::vector<int>& group) {
  for (std::size_t row = 0; row < times.size(); ++row) {
    if (!stratum.empty()) times.stratum[row] = stratum[static_cast<std::size_t>(times.stratum[row])];
    times.group[row] = moved(group, times.group[row]);
  }
}

/// What the codes of one part are called together.
struct NewCodes {
  std::vector<int> group, cause, stratum;
  std::size_t groups, causes;
};

/// The times and counts of a part by the new codes.
struct Recoded {
  Recoded(const PooledSums& sums, const NewCodes& codes) : times(sums.times) {
    const std::size_t before = causes_in(sums);
    recode(times, codes.stratum, codes.group);
    spread(times.events, before, codes.causes, codes.cause);
    spread(times.event_squares, before, codes.causes, codes.cause);
    spread(times.event_subjects, before, codes.causes, codes.cause);
    times.causes = static_cast<int>(codes.causes);
    cases.resize(codes.groups);
    events.resize(codes.groups * codes.causes);
    for (std::size_t g = 0; g < sums.cases.size(); ++g) {
      const auto group = static_cast<std::size_t>(moved(codes.group, static_cast<int>(g)));
      cases[group] = sums.cases[g];
      for (std::size_t k = 0; k < before; ++k)
        events[group * codes.causes + static_cast<std::size_t>(moved(codes.cause, static_cast<int>(k)))] =
            sums.events[g * before + k];
    }
  }

  PooledTimes times;
  std::vector<PooledCount> cases, events;
};

void refuse_other_call() { throw Error(ErrorKind::usage, "sums of different calls cannot be merged"); }

std::vector<std::vector<int>> recoded(std::vector<std::vector<int>> combinations,
                                      const std::vector<std::vector<int>>& called) {
  for (std::vector<int>& levels : combinations)
    for (std::size_t f = 0; f < levels.size(); ++f) levels[f] = moved(called[f], levels[f]);
  return combinations;
}

/// Fills the strata of both, and gives what those of each are called.
std::pair<std::vector<int>, std::vector<int>> merge_strata(PooledSums& both, const PooledSums& a, const PooledSums& b) {
  if (a.strata.size() != b.strata.size()) refuse_other_call();
  std::vector<std::vector<int>> of_a, of_b;
  for (std::size_t f = 0; f < a.strata.size(); ++f) {
    MergedFactor levels = merged(a.strata[f].levels, b.strata[f].levels);
    both.strata.push_back({std::move(levels.together), a.strata[f].rows + b.strata[f].rows,
                           a.strata[f].not_whole + b.strata[f].not_whole});
    of_a.push_back(std::move(levels.of_a));
    of_b.push_back(std::move(levels.of_b));
  }
  if (a.strata.empty()) return {};
  MergedCombinations strata = merged(recoded(a.stratum_levels, of_a), recoded(b.stratum_levels, of_b));
  both.stratum_levels = std::move(strata.together);
  return {std::move(strata.of_a), std::move(strata.of_b)};
}

void add_cell(PooledCell& to, const PooledCell& from) {
  to.cases.add(from.cases);
  to.events.add(from.events);
  to.product = to.product.mean.empty() ? from.product : survival::merged(to.product, from.product);
}

PooledTerm merged_term(const PooledTerm& a, const PooledTerm& b) {
  if (a.name != b.name) refuse_other_call();
  if (a.is_factor != b.is_factor)
    throw Error(ErrorKind::usage, "\"" + a.name + "\" is not of one type in every part of the table");
  PooledTerm both{a.name, a.is_factor, {}, {}};
  std::vector<std::vector<int>> called_a, called_b, levels_a, levels_b;
  for (std::size_t f = 0; f < a.factors.size(); ++f) {
    MergedFactor levels = merged(a.factors[f], b.factors[f]);
    both.factors.push_back(std::move(levels.together));
    called_a.push_back(std::move(levels.of_a));
    called_b.push_back(std::move(levels.of_b));
  }
  for (const PooledCell& cell : a.cells) levels_a.push_back(cell.levels);
  for (const PooledCell& cell : b.cells) levels_b.push_back(cell.levels);
  const MergedCombinations cells =
      merged(recoded(std::move(levels_a), called_a), recoded(std::move(levels_b), called_b));
  both.cells.resize(cells.together.size());
  for (std::size_t i = 0; i < cells.together.size(); ++i) both.cells[i].levels = cells.together[i];
  for (std::size_t i = 0; i < a.cells.size(); ++i)
    add_cell(both.cells[static_cast<std::size_t>(cells.of_a[i])], a.cells[i]);
  for (std::size_t i = 0; i < b.cells.size(); ++i)
    add_cell(both.cells[static_cast<std::size_t>(cells.of_b[i])], b.cells[i]);
  return both;
}

void add(std::vector<PooledCount>& to, const std::vector<PooledCount>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i].add(from[i]);
}

}  // namespace

PooledCount PooledSums::all_cases() const { return total(cases); }
PooledCount PooledSums::all_events() const { return total(events); }

PooledSums merged(const PooledSums& a, const PooledSums& b) {
  if (a.terms.size() != b.terms.size() || a.group.name != b.group.name || a.causes.name != b.causes.name)
    refuse_other_call();
  PooledSums both;
  both.missing = a.missing;
  both.missing.add(b.missing);
  both.event_known_without = a.event_known_without + b.event_known_without;
  both.event_blank = a.event_blank + b.event_blank;
  both.event_in_sql = a.event_in_sql;
  both.censor_rows = a.censor_rows + b.censor_rows;
  MergedFactor group = merged(a.group, b.group), causes = merged(a.causes, b.causes);
  auto [stratum_a, stratum_b] = merge_strata(both, a, b);
  both.group = std::move(group.together);
  both.causes = std::move(causes.together);
  const std::size_t groups = both.group.size(), count = causes_in(both);
  Recoded of_a(a, {std::move(group.of_a), std::move(causes.of_a), std::move(stratum_a), groups, count});
  const Recoded of_b(b, {std::move(group.of_b), std::move(causes.of_b), std::move(stratum_b), groups, count});
  both.times = survival::merged(of_a.times, of_b.times);
  add(of_a.cases, of_b.cases);
  add(of_a.events, of_b.events);
  both.cases = std::move(of_a.cases);
  both.events = std::move(of_a.events);
  for (std::size_t t = 0; t < a.terms.size(); ++t) both.terms.push_back(merged_term(a.terms[t], b.terms[t]));
  return both;
}

}  // namespace rtsurv::study
