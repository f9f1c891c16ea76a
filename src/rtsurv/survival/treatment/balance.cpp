#include "rtsurv/survival/treatment/balance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

double weighted_mean(std::span<const std::uint8_t> treated, std::span<const double> column, bool second,
                     std::span<const double> weight) {
  double sum = 0.0, all = 0.0;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    if ((treated[i] != 0) != second) continue;
    const double w = weight.empty() ? 1.0 : weight[i];
    sum += w * column[i];
    all += w;
  }
  if (!(all > 0.0)) throw NotEstimable("one of the two treatments has no patients");
  return sum / all;
}

double variance(std::span<const std::uint8_t> treated, std::span<const double> column, bool second) {
  const double mean = weighted_mean(treated, column, second, {});
  if (std::ranges::all_of(column, [](double x) { return x == 0.0 || x == 1.0; })) return mean * (1.0 - mean);
  double squares = 0.0, n = 0.0;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    if ((treated[i] != 0) != second) continue;
    squares += (column[i] - mean) * (column[i] - mean);
    n += 1.0;
  }
  return n > 1.0 ? squares / (n - 1.0) : 0.0;
}

double standardised(double difference, double deviation) {
  if (deviation > 0.0) return difference / deviation;
  return difference == 0.0 ? 0.0 : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::vector<StandardisedDifference> standardised_differences(std::span<const std::uint8_t> treated,
                                                             const Covariates& columns, Estimand estimand,
                                                             std::span<const double> weight) {
  if (columns.rows != treated.size() || (!weight.empty() && weight.size() != treated.size()))
    throw InvalidOption("treatments, columns and weights must have one value per row");
  std::vector<StandardisedDifference> all;
  for (std::size_t j = 0; j < columns.columns; ++j) {
    const std::span<const double> column = columns.column(j);
    const double of_second = variance(treated, column, true);
    const double deviation =
        std::sqrt(estimand == Estimand::att ? of_second : 0.5 * (variance(treated, column, false) + of_second));
    const auto difference = [&](std::span<const double> w) {
      return weighted_mean(treated, column, true, w) - weighted_mean(treated, column, false, w);
    };
    all.push_back({standardised(difference({}), deviation), standardised(difference(weight), deviation)});
  }
  return all;
}

}  // namespace rtsurv::survival
