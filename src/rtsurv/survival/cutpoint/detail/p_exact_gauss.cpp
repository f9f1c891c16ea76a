#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include <fmt/format.h>
#include <boost/math/special_functions/legendre.hpp>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr double most_node_steps = 1e9;

/// Beyond this many standard deviations a normal density is left out (exp(-40)).
constexpr double far = 9.0;

/// Z_{k+1} given Z_k = z is normal with mean `slope` z and standard deviation `spread`.
struct Step {
  double slope;
  double spread;
};

std::vector<Step> steps_of(const CutSearch& search) {
  const auto n = static_cast<double>(search.score.size());
  std::vector<Step> steps;
  for (std::size_t k = 0; k + 1 < search.low.size(); ++k) {
    const double m = search.low[k];
    const double next = search.low[k + 1];
    const double scale = (n - m) * next;
    steps.push_back({std::sqrt(m * (n - next) / scale), std::sqrt(n * (next - m) / scale)});
  }
  return steps;
}

/// The positive half of a Gauss-Legendre rule of even order on (-b, b), ascending.
struct HalfRule {
  std::vector<double> node;
  std::vector<double> weight;
};

HalfRule gauss_legendre(std::size_t half, double b) {
  const auto order = static_cast<int>(2 * half);
  HalfRule rule;
  for (const double x : boost::math::legendre_p_zeros<double>(order)) {
    const double slope = boost::math::legendre_p_prime(order, x);
    rule.node.push_back(b * x);
    rule.weight.push_back(2.0 * b / ((1.0 - x * x) * slope * slope));
  }
  return rule;
}

/// Nodes on (0, b) that resolve the narrowest step.
std::size_t half_order(const std::vector<Step>& steps, double b) {
  double narrowest = 1.0;
  for (const Step& step : steps) narrowest = std::min(narrowest, step.spread);
  return static_cast<std::size_t>(std::ceil(2.0 * b / narrowest)) + 24;
}

void require_size(const std::vector<Step>& steps, std::size_t half) {
  const auto nodes = static_cast<double>(half);
  if (static_cast<double>(steps.size()) * nodes * std::min(nodes, 25.0) > most_node_steps)
    throw NotEstimable(
        fmt::format("exactGauss is out of reach for {} candidate cuts of so large a cohort; use Lau94 "
                    "or condMC",
                    steps.size() + 1));
}

/// P(|Z| >= b) in the next step for the density f, even in z, of the subjects that have not reached b yet.
double first_reaches(const HalfRule& rule, const std::vector<double>& f, const Step& step, double b) {
  const double scale = 1.0 / (step.spread * std::numbers::sqrt2);
  double p = 0.0;
  for (std::size_t j = 0; j < f.size(); ++j) {
    const double mean = step.slope * rule.node[j];
    p += rule.weight[j] * f[j] * (std::erfc((b - mean) * scale) + std::erfc((b + mean) * scale));
  }
  return p;
}

/// The density after the next step, at the nodes.
std::vector<double> advance(const HalfRule& rule, const std::vector<double>& f, const Step& step) {
  const double curvature = -0.5 / (step.spread * step.spread);
  const double height = std::numbers::inv_sqrtpi / (std::numbers::sqrt2 * step.spread);
  const double width = far * step.spread;
  std::vector<double> after(f.size());
  for (std::size_t i = 0; i < f.size(); ++i) {
    const double y = rule.node[i];
    const auto from = std::ranges::lower_bound(rule.node, (y - width) / step.slope) - rule.node.begin();
    double sum = 0.0;
    for (auto j = static_cast<std::size_t>(from); j < f.size(); ++j) {
      const double ahead = step.slope * rule.node[j] - y;
      if (ahead > width) break;
      const double behind = step.slope * rule.node[j] + y;
      const double mirrored = behind > width ? 0.0 : std::exp(curvature * behind * behind);
      sum += rule.weight[j] * f[j] * (std::exp(curvature * ahead * ahead) + mirrored);
    }
    after[i] = height * sum;
  }
  return after;
}

}  // namespace

double exact_gauss_p(const CutSearch& search) {
  const double b = search.maximum;
  if (b == 0.0) return 1.0;
  const std::vector<Step> steps = steps_of(search);
  const std::size_t half = half_order(steps, b);
  require_size(steps, half);
  const HalfRule rule = gauss_legendre(half, b);
  std::vector<double> f;
  for (const double z : rule.node) f.push_back(math::normal_pdf(z));
  double p = math::normal_two_sided(b);
  for (const Step& step : steps) {
    p += first_reaches(rule, f, step, b);
    f = advance(rule, f, step);
  }
  return p;
}

}  // namespace rtsurv::survival::detail
