#pragma once
// The sums of a Cox model at given coefficients. Start here: CoxPart, merge().

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/survival/pooled/cox_plan.hpp"

namespace rtsurv::survival {

/// What is summed in one pass over the patients.
enum class CoxPass : std::uint8_t {
  everything,  ///< sums of 1, x and x x' per event time
  sums,        ///< sums of 1 and x per event time
  matrix,      ///< one p x p matrix, with the hazards that the merged sums have given
};

/// What every part is asked. Plain columns.
struct CoxQuestion {
  CoxPass pass = CoxPass::everything;
  std::vector<double> coefficient;  ///< b, per unit of the scaled columns of the plan
  /// Of a matrix, one entry per event time: the cumulative hazard of the stratum, sum a / den up to it, and the part
  /// sum a f / den that the events of the tie are spared (see pooled_cox()).
  std::vector<double> hazard = {}, spared = {};
};

/// Sums over the patients of one part, or of several together, with r = w exp(x'b) and x on the scaled columns. Plain
/// columns. A block has 1 + p numbers, the sums of r and r x, or with everything also the p (p + 1) / 2 sums of
/// r x_j x_k, k <= j, row after row of the lower triangle.
///
/// A patient is counted once, at the last event time at which he is at risk; risk sets are formed from the merged sums.
/// So a part takes O(n p^2) whatever the number of event times.
struct CoxSums {
  double lowest = std::numeric_limits<double>::infinity();    ///< least x'b
  double highest = -std::numeric_limits<double>::infinity();  ///< largest x'b
  std::vector<double> event_sum;                              ///< p: sum of w x over the events
  std::vector<double> leaving;   ///< a block per event time: those who leave before the next one
  std::vector<double> tied;      ///< a block per event time: its events; empty with Breslow's ties
  std::vector<double> entering;  ///< a block per event time: those who enter at it or before the next one; empty
                                 ///< without entry
  std::vector<double> matrix;    ///< p (p + 1) / 2 sums of r (H - spared) x_j x_k; empty but for a matrix
};

/// Adds `part` to `sums`; sums of nobody take it over. The order of merging changes rounding only: parts that are merged
/// in one order give the same bytes. Throws InvalidOption for answers to different questions.
void merge(CoxSums& sums, const CoxSums& part);
/// Answers to the same questions, one by one; an empty list takes those of the part over.
void merge(std::vector<CoxSums>& sums, std::vector<CoxSums> part);

class CoxPart;
[[nodiscard]] std::string to_bytes(const CoxPart& part);
template <typename Value>
Value from_bytes(std::string_view bytes);

/// The patients of one part, laid out for the passes.
class CoxPart {
 public:
  /// `columns` and `covariates` in one order. Cost: O(n (p + log times)).
  ///
  /// Throws InvalidFollowUp for impossible subjects, those among them whose entry and time are one by the near ties of
  /// the plan; InvalidOption when covariates do not fit, or the plan lacks an event: it was not made from all parts.
  CoxPart(const FollowUpColumns& columns, const Covariates& covariates, const CoxPlan& plan);

  /// Cost: O(n p^2), O(n p) for CoxPass::sums; O(times p^2) or O(times p) memory.
  ///
  /// Throws InvalidOption when the question does not fit the plan.
  [[nodiscard]] CoxSums answer(const CoxQuestion& question) const;
  [[nodiscard]] std::vector<CoxSums> answers(const std::vector<CoxQuestion>& questions) const;

  /// Memory that it takes.
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // Of serial.hpp.
  friend std::string to_bytes(const CoxPart& part);
  template <typename Value>
  friend Value from_bytes(std::string_view bytes);
  CoxPart() = default;
  static void byte_fields(auto& io, auto& part) {
    io(part.columns_, part.times_, part.sums_ties_, part.has_entry_, part.weight_, part.x_, part.last_, part.before_,
       part.event_);
  }
  /// Lengths fit, and every place is that of an event time.
  [[nodiscard]] bool is_sound() const;

  void add(std::size_t i, const FollowUpColumns& columns, const Covariates& covariates, const CoxPlan& plan);
  void add_row(CoxSums& sums, std::size_t row, const CoxQuestion& question) const;

  std::uint64_t columns_ = 0, times_ = 0;
  std::uint8_t sums_ties_ = 0, has_entry_ = 0;
  std::vector<double> weight_, x_;          // x_: rows x columns
  std::vector<std::size_t> last_, before_;  // event times: the last one at risk; the last one before the entry, or none
  std::vector<std::uint8_t> event_;
};

}  // namespace rtsurv::survival
