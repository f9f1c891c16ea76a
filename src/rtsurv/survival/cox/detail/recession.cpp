#include "rtsurv/survival/cox/detail/recession.hpp"

#include <algorithm>
#include <optional>

#include <Eigen/QR>

#include "rtsurv/survival/cox/detail/separation.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Differences of scores that are rounding errors, as a share of their range.
constexpr double ties = 1e-11;
constexpr double vanished = 1e-9;  // of the length of the gradient

class NearestDirection {
 public:
  NearestDirection(const RiskSets& sets, const ScaledCovariates& covariates, std::span<const double> gradient,
                   std::span<const std::uint8_t> left_out)
      : sets_(sets), covariates_(covariates), left_out_(left_out), gradient_(index(gradient.size())) {
    for (std::size_t j = 0; j < gradient.size(); ++j) gradient_[index(j)] = left_out[j] == 0 ? gradient[j] : 0.0;
    free_ = index(static_cast<std::size_t>(std::ranges::count(left_out, 0)));
    direction_ = gradient_;
  }

  [[nodiscard]] std::vector<double> find() {
    const int most_pairs = 50 * static_cast<int>(free_ + 1);
    for (int k = 0; k < most_pairs; ++k) {
      if (direction_.norm() <= vanished * gradient_.norm()) return none();
      const std::vector<double> score = covariates_.product(std::vector<double>(direction_.begin(), direction_.end()));
      const auto worst = worst_pair(sets_, score, ties * range(score));
      if (!worst) return {direction_.begin(), direction_.end()};
      if (static_cast<Eigen::Index>(pairs_.size()) == free_ || !add(*worst)) return none();
    }
    return none();
  }

 private:
  [[nodiscard]] std::vector<double> none() const { return std::vector<double>(left_out_.size()); }
  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

  /// Takes a pair in, and pairs out that hold no longer; false when it leaves again at once.
  [[nodiscard]] bool add(const MisorderedPair& pair) {
    Eigen::VectorXd difference(gradient_.size());
    for (Eigen::Index j = 0; j < difference.size(); ++j) {
      const auto column = static_cast<std::size_t>(j);
      difference[j] =
          left_out_[column] == 0 ? covariates_.x(pair.event, column) - covariates_.x(pair.at_risk, column) : 0.0;
    }
    pairs_.push_back({difference.normalized(), 0.0});
    for (;;) {
      const Eigen::VectorXd wanted = weights();
      if (wanted[wanted.size() - 1] <= 0.0) return false;
      if (move_towards(wanted)) break;
      std::erase_if(pairs_, [](const Pair& one) { return one.weight <= 0.0; });
    }
    direction_ = gradient_;
    for (const Pair& one : pairs_) direction_ += one.weight * one.difference;
    return true;
  }

  /// Of the pairs, so that the direction leaves all of them tied.
  [[nodiscard]] Eigen::VectorXd weights() const {
    Eigen::MatrixXd differences(gradient_.size(), index(pairs_.size()));
    for (std::size_t i = 0; i < pairs_.size(); ++i) differences.col(index(i)) = pairs_[i].difference;
    return differences.colPivHouseholderQr().solve(-gradient_);
  }

  /// Moves the weights to those wanted; false when one has come to 0 before, where all then stay.
  [[nodiscard]] bool move_towards(const Eigen::VectorXd& wanted) {
    double share = 1.0;
    Pair* stopped = nullptr;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (wanted[index(i)] > 0.0) continue;
      const double at = pairs_[i].weight / (pairs_[i].weight - wanted[index(i)]);
      if (stopped != nullptr && at >= share) continue;
      share = at;
      stopped = &pairs_[i];
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) pairs_[i].weight += share * (wanted[index(i)] - pairs_[i].weight);
    if (stopped != nullptr) stopped->weight = 0.0;
    return stopped == nullptr;
  }

  struct Pair {
    Eigen::VectorXd difference;  // of the event and the subject at risk, of length 1
    double weight;
  };

  const RiskSets& sets_;
  const ScaledCovariates& covariates_;
  std::span<const std::uint8_t> left_out_;
  Eigen::VectorXd gradient_, direction_;
  Eigen::Index free_ = 0;
  std::vector<Pair> pairs_;
};

}  // namespace

std::vector<double> recession_direction(const RiskSets& sets, const ScaledCovariates& covariates,
                                        std::span<const double> gradient, std::span<const std::uint8_t> left_out) {
  return NearestDirection(sets, covariates, gradient, left_out).find();
}

}  // namespace rtsurv::survival::detail
