#pragma once
// What is fitted in one sample, each thing once. Start here: Fits.

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "rtsurv/chain/regression.hpp"
#include "rtsurv/chain/sample.hpp"
#include "rtsurv/chain/targets.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::chain {

/// Results by what they rest on. Any number of threads may ask; two that ask for the same at once both make it, and make
/// the same.
template <typename Result>
class Memory {
 public:
  /// Places in the plan, and the cut-points on which the values of its factors depend.
  using Key = std::pair<std::vector<std::size_t>, std::vector<std::optional<double>>>;

  template <typename Make>
  const Result& find(Key key, const Make& make) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (const auto known = known_.find(key); known != known_.end()) return known->second;
    }
    Result made = make();
    const std::lock_guard<std::mutex> lock(mutex_);
    return known_.try_emplace(std::move(key), std::move(made)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<Key, Result> known_;
};

/// Models, effects and rates of a sample under any cut-points. The bootstrap fits the rule of each replicate in the
/// patients as they are: hundreds of replicates have the same cut-points and the same factors there. Keeps references to
/// plan and sample; what it returns lives as long as itself.
class Fits {
 public:
  Fits(const Plan& plan, const Sample& sample) : plan_(plan), sample_(sample) {}

  [[nodiscard]] const Sample& sample() const noexcept { return sample_; }

  /// The patients in whom the factors of a model, and its strata, are known.
  [[nodiscard]] survival::FollowUp patients_of(const Values& values, std::size_t model,
                                               const std::vector<std::size_t>& factors) const;

  /// A model of the plan with these of its factors; empty where nothing can be estimated.
  [[nodiscard]] const std::optional<Regression>& model(const Values& values, std::size_t model,
                                                       const std::vector<std::size_t>& factors) const;

  /// The model of the one factor of which `target` is the effect, in a group or stratified by the groups.
  [[nodiscard]] const std::optional<Regression>& effect(const Values& values, const Target& target) const;

  /// Kaplan-Meier at the landmarks in the risk group of `target`, on its endpoint.
  [[nodiscard]] const std::vector<survival::SurvivalAt>& rates(const Values& values, const Target& target) const;

 private:
  const Plan& plan_;
  const Sample& sample_;
  mutable Memory<std::optional<Regression>> models_, effects_;
  mutable Memory<std::vector<survival::SurvivalAt>> rates_;
};

}  // namespace rtsurv::chain
