#pragma once
// A cut-point searched again and again while its variable changes. Start here: SweptSearch.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rtsurv/results/dose/sweep.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// How the P values of a sweep are found.
struct SweptPMethod {
  survival::MaxstatP method = survival::MaxstatP::lausen94;
  std::string why;  ///< why it is not the protocol's; empty when it is
};

/// The protocol's method when searches of that many patients at that many values take at most about 2e9 steps, a few
/// seconds; else Lau94, a closed form. The same for every value, so that no P changes side because of its method.
[[nodiscard]] SweptPMethod swept_p_method(survival::MaxstatP wanted, std::size_t patients, std::size_t values);

/// The search of one [[cutpoint]]. It rests on the order of the patients by the variable, ties included, and on their
/// outcome; so values of alpha/beta that order the patients alike share one search, and only the cut moves.
class SweptSearch {
 public:
  SweptSearch(Analysis& analysis, const CutpointRule& rule, SweptPMethod method);

  /// The search on the columns as they are now. Throws as cutpoint().
  [[nodiscard]] results::SweptCutpoint::At find();

  [[nodiscard]] const SweptPMethod& method() const noexcept { return method_; }
  [[nodiscard]] std::size_t searches() const noexcept { return known_.size(); }

 private:
  struct Known {
    std::vector<std::size_t> row;     ///< patients
    std::vector<std::uint32_t> rank;  ///< of their variable; equal values have equal ranks
    survival::Maxstat found;
  };
  Analysis& analysis_;
  const CutpointRule& rule_;
  SweptPMethod method_;
  std::vector<Known> known_;
};

}  // namespace rtsurv::study
