#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr std::uint64_t most_states = std::uint64_t{1} << 24U;

/// Subjects that share one score.
struct Level {
  double score;         ///< centred
  std::uint32_t count;  ///< subjects
  std::size_t stride;   ///< distance in the table of states between j and j + 1 drawn subjects of this level
};

/// Throws when there are too many states.
std::vector<Level> levels_of(const CutSearch& search) {
  std::vector<double> score = search.score;
  std::ranges::sort(score);
  std::vector<Level> levels;
  for (const double a : score) {
    if (levels.empty() || levels.back().score != a - search.mean) levels.push_back({a - search.mean, 0, 0});
    ++levels.back().count;
  }
  std::uint64_t states = 1;
  for (Level& level : levels) {
    level.stride = states;
    states *= level.count + 1U;
    if (states > most_states)
      throw NotEstimable(
          fmt::format("the exact P of a cut-point is out of reach for {} subjects with {} distinct "
                      "scores; use condMC",
                      score.size(), levels.size()));
  }
  return levels;
}

/// Walks through all states in the order of the table.
class State {
 public:
  explicit State(const std::vector<Level>& levels) : levels_(levels), drawn_(levels.size()) {}

  void next() {
    std::size_t j = 0;
    for (; drawn_[j] == levels_[j].count; ++j) {
      size_ -= drawn_[j];
      drawn_[j] = 0;
    }
    ++drawn_[j];
    ++size_;
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }

  [[nodiscard]] double sum() const {
    double sum = 0.0;
    for (std::size_t j = 0; j < drawn_.size(); ++j) sum += drawn_[j] * levels_[j].score;
    return sum;
  }

  /// Mean of `table` over the subject that was drawn last: each of those drawn is as likely as the others.
  [[nodiscard]] double average_before(const std::vector<double>& table, std::size_t index) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < drawn_.size(); ++j)
      if (drawn_[j] > 0) sum += drawn_[j] * table[index - levels_[j].stride];
    return sum / size_;
  }

 private:
  const std::vector<Level>& levels_;
  std::vector<std::uint32_t> drawn_;
  std::uint32_t size_ = 0;
};

}  // namespace

double exact_p(const CutSearch& search) {
  const std::vector<Level> levels = levels_of(search);
  std::vector<double> reach(search.score.size() + 1, std::numeric_limits<double>::infinity());
  const std::vector<double> at_candidate = reaching_bounds(search);
  for (std::size_t k = 0; k < search.low.size(); ++k) reach[search.low[k]] = at_candidate[k];

  // reached[i]: the share of the orderings of the subjects in state i that have reached b on the way.
  const std::size_t states = levels.back().stride * (levels.back().count + 1U);
  std::vector<double> reached(states);
  State state(levels);
  for (std::size_t i = 1; i < states; ++i) {
    state.next();
    const bool now = std::fabs(state.sum()) >= reach[state.size()];
    reached[i] = now ? 1.0 : state.average_before(reached, i);
  }
  return reached.back();
}

}  // namespace rtsurv::survival::detail
