#pragma once
// Moves the courses of single patients until the wanted figures are met together. Start here: calibrate().

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/simulate/targets.hpp"

namespace rtsurv::simulate {

/// Simulated annealing over small moves: one event earlier or later, added or taken away; the end of one follow-up
/// earlier or later; death exchanged for loss; the courses of two patients exchanged. Events stay within the follow-up,
/// the follow-up within its horizon. The loss is the sum of the distances of all figures; a move that
/// raises it by x is taken with probability exp(-x / temperature), the temperature falls geometrically.
class Search {
 public:
  Search(const Specification& specification, const std::vector<Target>& targets, Courses courses, std::uint64_t stream);

  /// Targets with ignored[i] != 0 count nothing. Starts at temperature `hottest`; stops when the loss is 0.
  /// Returns the number of moves made.
  std::size_t run(std::size_t moves, const std::vector<std::uint8_t>& ignored, double hottest = 1.0);

  [[nodiscard]] const Courses& courses() const noexcept { return courses_; }
  /// Of every target, at the present courses.
  [[nodiscard]] std::vector<std::vector<std::optional<double>>> figures();

 private:
  struct Saved {
    std::size_t patient;
    int end;
    std::uint8_t death;
    std::vector<int> failures;
  };

  [[nodiscard]] std::size_t pick(std::size_t bound);
  [[nodiscard]] double log_normal(double spread);
  void save(std::size_t patient);
  void restore();
  bool propose();
  bool move_failure(std::size_t patient);
  bool move_end(std::size_t patient);
  bool exchange(std::size_t patient);
  [[nodiscard]] bool fits(std::size_t patient, std::size_t other) const;
  void set_end(std::size_t patient, int end);
  double loss_of(std::size_t target) const;
  bool update_times();
  bool accept(double limit);
  void start(const std::vector<std::uint8_t>& ignored);

  const std::vector<Target>& targets_;
  Courses courses_;
  math::RandomStream random_;
  double days_;
  std::uint8_t deaths_ = 0;
  std::vector<std::size_t> movable_;           // patients
  std::vector<std::size_t> movable_failures_;  // of which a target knows
  std::vector<EndpointTimes> times_;
  std::vector<std::uint8_t> changed_;  // of the endpoints, by the proposed move
  std::vector<std::size_t> order_;     // of the targets, cheap ones first
  std::vector<double> loss_, fresh_;
  double total_ = 0.0;
  std::vector<Saved> saved_;
};

}  // namespace rtsurv::simulate
