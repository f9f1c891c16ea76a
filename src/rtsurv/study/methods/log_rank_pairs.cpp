#include "rtsurv/study/methods/log_rank_pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::study {
namespace {

using Pair = results::LogRankResult::Pair;
using PairOfCodes = std::pair<std::size_t, std::size_t>;

std::vector<PairOfCodes> chosen_pairs(const Factor& groups, const std::string& against) {
  const std::size_t count = groups.levels.size();
  std::vector<PairOfCodes> chosen;
  if (against.empty()) {
    for (std::size_t a = 0; a < count; ++a)
      for (std::size_t b = a + 1; b < count; ++b) chosen.emplace_back(a, b);
    return chosen;
  }
  const auto found = std::ranges::find(groups.levels, against);
  if (found == groups.levels.end())
    throw Error(ErrorKind::usage,
                fmt::format("--pairwise: \"{}\" has no group \"{}\" among the rows used; name one of its {} groups, or "
                            "take holm, bonferroni or none",
                            groups.name, against, count));
  const auto a = static_cast<std::size_t>(found - groups.levels.begin());
  for (std::size_t b = 0; b < count; ++b)
    if (b != a) chosen.emplace_back(a, b);
  return chosen;
}

/// The test of two groups as if there were no others.
survival::ChiSquareTest test_of(const survival::FollowUp& follow_up, const Factor& groups, PairOfCodes codes,
                                const survival::LogRankOptions& options) {
  std::vector<std::uint8_t> keep = members(groups, codes.first);
  const std::vector<std::uint8_t> second = members(groups, codes.second);
  for (std::size_t i = 0; i < keep.size(); ++i) keep[i] |= second[i];
  return survival::log_rank(follow_up.subset(keep), std::vector<int>(second.begin(), second.end()), options).test;
}

Pair compared(const Factor& groups, PairOfCodes codes, const PairTest& by) {
  const auto [a, b] = codes;
  const auto test = results::maybe([&] { return by(codes.first, codes.second); });
  Pair pair{groups.levels[a], groups.levels[b], {}, {}, {}, test.why};
  if (test.value) {
    pair.chi_square = test.value->chi_square;
    pair.p = test.value->p;
  }
  return pair;
}

}  // namespace

std::vector<Pair> log_rank_pairs(const Factor& groups, const GroupPairs& pairs, const PairTest& test) {
  std::vector<Pair> all;
  std::vector<double> p;
  for (const PairOfCodes& codes : chosen_pairs(groups, pairs.against)) {
    all.push_back(compared(groups, codes, test));
    if (all.back().p) p.push_back(*all.back().p);
  }
  const std::vector<double> adjusted = math::adjusted_p(p, pairs.adjustment);
  auto next = adjusted.begin();
  for (Pair& pair : all)
    if (pair.p) pair.p_adjusted = *next++;
  return all;
}

std::vector<Pair> log_rank_pairs(const survival::FollowUp& follow_up, const Factor& groups, const GroupPairs& pairs,
                                 const survival::LogRankOptions& options) {
  return log_rank_pairs(groups, pairs, [&](std::size_t a, std::size_t b) {
    return test_of(follow_up, groups, {a, b}, options);
  });
}

}  // namespace rtsurv::study
