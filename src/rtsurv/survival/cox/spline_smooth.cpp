#include "rtsurv/survival/cox/spline_smooth.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/QR>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/survival/cox/spline.hpp"

namespace rtsurv::survival {
namespace {

/// `n` evenly spaced quantiles; none where two are equal.
std::vector<double> quantiles(std::span<const double> ascending, std::size_t n) {
  std::vector<double> knots;
  for (std::size_t k = 0; k < n; ++k)
    knots.push_back(math::quantile_sorted(ascending, static_cast<double>(k) / static_cast<double>(n - 1)));
  const bool rising = std::ranges::adjacent_find(knots, [](double a, double b) { return !(a < b); }) == knots.end();
  return rising ? knots : std::vector<double>{};
}

Eigen::VectorXd columns_at(double x, std::span<const double> knots) {
  const std::vector<double> columns = spline_columns(x, knots);
  Eigen::VectorXd row(static_cast<Eigen::Index>(columns.size() + 1));
  row[0] = 1.0;
  std::ranges::copy(columns, row.begin() + 1);
  return row;
}

Eigen::MatrixXd design_of(std::span<const double> x, std::span<const double> knots) {
  const auto n = static_cast<Eigen::Index>(x.size());
  Eigen::MatrixXd design(n, columns_at(x.front(), knots).size());
  for (Eigen::Index i = 0; i < n; ++i) design.row(i) = columns_at(x[static_cast<std::size_t>(i)], knots).transpose();
  return design;
}

/// No column is a sum of those before it, within the tolerance of R lm().
bool is_independent(const Eigen::MatrixXd& design) {
  constexpr double tolerance = 1e-7;
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design);
  for (Eigen::Index j = 0; j < design.cols(); ++j)
    if (!(std::fabs(qr.matrixQR()(j, j)) > tolerance * design.col(j).norm())) return false;
  return true;
}

/// As many as have a line of their own through these x; none: the straight line.
std::vector<double> knots_of(std::span<const double> x, std::size_t most) {
  std::vector<double> ascending(x.begin(), x.end());
  std::ranges::sort(ascending);
  for (std::size_t n = most; n >= 3; --n) {
    std::vector<double> knots = quantiles(ascending, n);
    if (knots.empty()) continue;
    if (x.size() < n + 2) throw NotEstimable("too few points for a smooth line");
    if (is_independent(design_of(x, knots))) return knots;
  }
  return {};
}

void check_smooth(std::span<const double> x, std::span<const double> y, const SmoothOptions& options) {
  if (x.size() != y.size()) throw InvalidOption("the points of a smooth line need one y for each x");
  if (options.most_knots < 2 || options.grid < 2) throw InvalidOption("a smooth line needs two knots and two points");
  if (x.empty() || std::ranges::min(x) == std::ranges::max(x))
    throw NotEstimable("the values do not vary, so there is no line");
}

}  // namespace

SmoothLine spline_smooth(std::span<const double> x, std::span<const double> y, const SmoothOptions& options) {
  check_smooth(x, y, options);
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  const std::vector<double> knots = knots_of(x, options.most_knots);
  const double low = std::ranges::min(x), high = std::ranges::max(x);
  const Eigen::MatrixXd design = design_of(x, knots);
  const Eigen::Index coefficients = design.cols(), n = design.rows();
  if (n < coefficients + 2) throw NotEstimable("too few points for a smooth line");
  const Eigen::Map<const Eigen::VectorXd> values(y.data(), n);
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design);
  const Eigen::VectorXd b = qr.solve(values);
  const double variance = (values - design * b).squaredNorm() / static_cast<double>(n - coefficients);
  const Eigen::MatrixXd triangle = qr.matrixQR().topRows(coefficients).triangularView<Eigen::Upper>();

  SmoothLine line;
  for (std::size_t k = 0; k < options.grid; ++k) {
    const double at = low + (high - low) * static_cast<double>(k) / static_cast<double>(options.grid - 1);
    const Eigen::VectorXd row = columns_at(at, knots);
    const Eigen::VectorXd half = triangle.transpose().triangularView<Eigen::Lower>().solve(row);
    const double value = row.dot(b), error = std::sqrt(variance * half.squaredNorm());
    line.x.push_back(at);
    line.value.push_back(value);
    line.lower.push_back(value - z * error);
    line.upper.push_back(value + z * error);
  }
  return line;
}

}  // namespace rtsurv::survival
