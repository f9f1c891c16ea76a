#include "rtsurv/study/methods/compared_curves.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace rtsurv::study {

void require_comparable(const LogRankCall& call, std::size_t groups, std::size_t rows, double events) {
  if (groups < 2)
    throw NotEstimable(fmt::format(
        "\"{}\" has a single group among the {} rows used; a log-rank test compares two or more", call.by, rows));
  if (!(events > 0.0))
    throw NotEstimable(fmt::format(
        "there is no event among the {} rows used, so the groups of \"{}\" cannot be compared", rows, call.by));
}

std::vector<double> places_of(const LogRankCall& call, const std::vector<std::string>& groups) {
  std::vector<double> places;
  for (std::size_t g = 0; g < groups.size(); ++g)
    places.push_back(1.0 + (call.ranks.empty()
                                ? static_cast<double>(g)
                                : static_cast<double>(std::ranges::find(call.ranks, groups[g]) - call.ranks.begin())));
  return places;
}

void warn_about_order(results::LogRankResult& result, const LogRankCall& call, bool in_order) {
  if (!call.trend || in_order || !call.levels.empty() || !call.ranks.empty() || result.test.n.size() <= 2) return;
  result.sample.warnings.push_back(fmt::format(
      "the test for trend takes the groups of \"{}\" in the order of their names; if that is not their rank, derive a "
      "number from them and test by it",
      call.by));
}

void describe_call(results::LogRankResult& result, const LogRankCall& call, std::vector<std::string> groups) {
  result.by = call.by;
  result.options = call.options;
  if (call.pairwise) result.adjustment = call.pairwise->adjustment == math::Adjustment::holm ? "holm" : "bonferroni";
  result.strata = call.strata;
  result.groups = std::move(groups);
}

}  // namespace rtsurv::study
