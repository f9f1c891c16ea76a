#include "rtsurv/survival/cox/spline_smooth.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/QR>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/survival/cox/spline.hpp"

namespace rtsurv::survival {
namespace {

/// `n` evenly spaced quantiles; none where two are equal.
std::vector<double> quantiles(const math::CountedValues& x, std::size_t n) {
  std::vector<double> knots;
  for (std::size_t k = 0; k < n; ++k) knots.push_back(x.quantile(static_cast<double>(k) / static_cast<double>(n - 1)));
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

double points_in(std::span<const double> x, const SmoothOptions& options) {
  if (options.count.empty()) return static_cast<double>(x.size());
  return std::accumulate(options.count.begin(), options.count.end(), 0.0);
}

/// As many as have a line of their own through these x; none: the straight line.
std::vector<double> knots_of(std::span<const double> x, const SmoothOptions& options) {
  const math::CountedValues counted(x, options.count);
  for (std::size_t n = options.most_knots; n >= 3; --n) {
    const std::vector<double> knots = quantiles(counted, n);
    if (knots.empty()) continue;
    if (points_in(x, options) < static_cast<double>(n + 2)) throw NotEstimable("too few points for a smooth line");
    if (is_independent(design_of(x, knots))) return knots;
  }
  return {};
}

void check_smooth(std::span<const double> x, std::span<const double> y, const SmoothOptions& options) {
  if (x.size() != y.size() || (!options.count.empty() && options.count.size() != x.size()))
    throw InvalidOption("the points of a smooth line need one y, and one count or none, for each x");
  if (options.most_knots < 2 || options.grid < 2) throw InvalidOption("a smooth line needs two knots and two points");
  if (x.empty() || std::ranges::min(x) == std::ranges::max(x))
    throw NotEstimable("the values do not vary, so there is no line");
}

}  // namespace

SmoothLine spline_smooth(std::span<const double> x, std::span<const double> y, const SmoothOptions& options) {
  check_smooth(x, y, options);
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  const std::vector<double> knots = knots_of(x, options);
  const double low = std::ranges::min(x), high = std::ranges::max(x), n = points_in(x, options);
  Eigen::MatrixXd design = design_of(x, knots);
  const Eigen::Index coefficients = design.cols();
  if (n < static_cast<double>(coefficients + 2)) throw NotEstimable("too few points for a smooth line");
  Eigen::VectorXd values = Eigen::Map<const Eigen::VectorXd>(y.data(), design.rows());
  for (std::size_t i = 0; i < options.count.size(); ++i) {
    const double root = std::sqrt(options.count[i]);
    design.row(static_cast<Eigen::Index>(i)) *= root;
    values[static_cast<Eigen::Index>(i)] *= root;
  }
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design);
  const Eigen::VectorXd b = qr.solve(values);
  const double variance = (values - design * b).squaredNorm() / (n - static_cast<double>(coefficients));
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
