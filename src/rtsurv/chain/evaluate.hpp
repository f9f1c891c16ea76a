#pragma once
// One pass of the chain over a sample: what it decides, and what it then estimates.

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rtsurv/chain/fits.hpp"
#include "rtsurv/chain/regression.hpp"
#include "rtsurv/chain/sample.hpp"
#include "rtsurv/chain/targets.hpp"
#include "rtsurv/survival/cutpoint/cut_finder.hpp"

namespace rtsurv::chain {

/// Why parts of a replicate could not be estimated.
using Failures = std::set<std::string>;

/// What a sample decides.
struct Rule {
  std::vector<std::optional<double>> searched;     ///< per cut-point, also where it is fixed
  std::vector<std::optional<double>> cuts;         ///< those that apply
  std::vector<std::vector<std::size_t>> selected;  ///< per model: its factors, in their order
};

/// The chain with its cut-points ordered once. Keeps a reference to the plan.
class Chain {
 public:
  explicit Chain(const Plan& plan);

  [[nodiscard]] const Plan& plan() const noexcept { return plan_; }
  [[nodiscard]] const std::vector<Target>& targets() const noexcept { return targets_; }

  /// Searches the cut-points; `selected` stays empty. An endpoint with delayed entry has no search: see maxstat().
  [[nodiscard]] Rule search(const Sample& sample, Failures& failures) const;

  /// Searches the cut-points and, with them, selects the factors of every model.
  [[nodiscard]] Rule decide(const Sample& sample, Failures& failures) const;

  /// The models of a rule, one per model; empty where nothing was selected or nothing can be estimated.
  [[nodiscard]] std::vector<std::optional<Regression>> models(const Fits& fits, const Values& values, const Rule& rule,
                                                              Failures& failures) const;

  /// The number of each of targets(), NaN where it cannot be estimated or its factor was not selected. The C index of a
  /// model is that of `predictors` in this sample.
  [[nodiscard]] std::vector<double> estimate(const Fits& fits, const Values& values,
                                             const std::vector<std::optional<Regression>>& fitted,
                                             const std::vector<std::optional<Regression>>& predictors,
                                             Failures& failures) const;

 private:
  void select(const Sample& sample, const Values& values, Rule& rule) const;

  const Plan& plan_;
  std::vector<survival::CutFinder> finders_;
  std::vector<Target> targets_;
};

/// What the patients as they are decide. Throws as check_plan().
[[nodiscard]] Rule decide(const Plan& plan);

/// The cut-point of which a factor is the column; nothing when it is something else.
[[nodiscard]] std::optional<std::size_t> cut_of(const Plan& plan, std::size_t factor);

/// The effect tested in each group with the searched cut: the smallest log-rank P and its group.
struct BestGroup {
  std::size_t group = 0;
  double p = 1.0;
};
[[nodiscard]] std::optional<BestGroup> best_group(const Plan& plan, const Effect& effect, const Sample& sample,
                                                  const Rule& rule);

}  // namespace rtsurv::chain
