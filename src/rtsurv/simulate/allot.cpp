#include "rtsurv/simulate/allot.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace rtsurv::simulate {
namespace {

/// Largest remainders.
std::vector<std::size_t> rounded_shares(const std::vector<Level>& levels, std::size_t n) {
  std::vector<std::size_t> counts;
  std::vector<double> remainders;
  for (const Level& level : levels) {
    const double exact = level.amount * static_cast<double>(n);
    counts.push_back(static_cast<std::size_t>(exact + 1e-9));
    remainders.push_back(exact - static_cast<double>(counts.back()));
  }
  std::size_t given = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
  for (; given < n; ++given) {
    const auto largest = std::max_element(remainders.begin(), remainders.end()) - remainders.begin();
    ++counts[static_cast<std::size_t>(largest)];
    remainders[static_cast<std::size_t>(largest)] -= 1.0;
  }
  return counts;
}

std::vector<std::size_t> descending(const std::vector<std::size_t>& sums, math::RandomStream& random) {
  std::vector<std::size_t> order(sums.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(std::span(order));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
  return order;
}

void mix(std::vector<std::uint8_t>& table, std::size_t rows, std::size_t columns, math::RandomStream& random) {
  const auto pick = [&](std::size_t bound) { return std::size_t{random.below(static_cast<std::uint32_t>(bound))}; };
  for (std::size_t step = 0; step < 20 * table.size(); ++step) {
    const std::size_t a = pick(rows) * columns, b = pick(rows) * columns, i = pick(columns), j = pick(columns);
    if (table[a + i] == table[a + j] || table[a + i] != table[b + j] || table[a + j] != table[b + i]) continue;
    std::swap(table[a + i], table[a + j]);
    std::swap(table[b + i], table[b + j]);
  }
}

std::string number(double value) { return field(value, {}); }

}  // namespace

Attempt<std::vector<std::size_t>> level_counts(const std::vector<Level>& levels, std::size_t n) {
  double sum = 0.0;
  for (const Level& level : levels) sum += level.amount;
  const bool whole = std::all_of(levels.begin(), levels.end(),
                                 [](const Level& level) { return std::floor(level.amount) == level.amount; });
  Attempt<std::vector<std::size_t>> attempt;
  if (whole && sum == static_cast<double>(n))
    for (const Level& level : levels) attempt.made.push_back(static_cast<std::size_t>(level.amount));
  else if (std::abs(sum - 1.0) < 1e-9)
    attempt.made = rounded_shares(levels, n);
  else if (whole)
    attempt.flaw =
        "the counts of its levels add up to " + number(sum) + ", and there are " + std::to_string(n) + " patients";
  else
    attempt.flaw = "the shares of its levels add up to " + number(sum) + " instead of 1";
  return attempt;
}

Attempt<std::vector<std::uint8_t>> flag_table(const std::vector<std::size_t>& row_sums,
                                              const std::vector<std::size_t>& column_sums, math::RandomStream& random) {
  const std::size_t columns = column_sums.size();
  const std::size_t wanted = std::accumulate(row_sums.begin(), row_sums.end(), std::size_t{0});
  const std::size_t total = std::accumulate(column_sums.begin(), column_sums.end(), std::size_t{0});
  if (wanted != total)
    return {{},
            "its totals add up to " + std::to_string(total) + ", and the patients have " + std::to_string(wanted) +
                " in all"};
  Attempt<std::vector<std::uint8_t>> attempt{std::vector<std::uint8_t>(row_sums.size() * columns), {}};
  std::vector<std::size_t> lacking = column_sums;
  for (const std::size_t row : descending(row_sums, random)) {
    const std::vector<std::size_t> order = descending(lacking, random);
    for (std::size_t k = 0; k < row_sums[row]; ++k) {
      if (k >= columns || lacking[order[k]] == 0)
        return {{}, "no table has these totals: a patient would need the same one twice"};
      attempt.made[row * columns + order[k]] = 1;
      --lacking[order[k]];
    }
  }
  mix(attempt.made, row_sums.size(), columns, random);
  return attempt;
}

}  // namespace rtsurv::simulate
