#include "rtsurv/study/methods/two_cuts.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
namespace {

constexpr std::uint32_t most_replicates = 9999;
constexpr const auto& names = two_cut_groups;

}  // namespace

const char* group_of(const survival::TwoCuts& cuts, double value) noexcept {
  return names[value <= cuts.low_cut ? 0 : value <= cuts.high_cut ? 1 : 2];
}

std::vector<std::pair<std::string, std::string>> group_labels(const survival::TwoCuts& cuts, const std::string& unit) {
  const std::string low = table::label(cuts.low_cut), high = table::label(cuts.high_cut);
  const std::string end = unit.empty() ? "" : " " + unit;
  return {{names[0], fmt::format("\u2264 {}{}", low, end)},
          {names[1], fmt::format("> {} to {}{}", low, high, end)},
          {names[2], fmt::format("> {}{}", high, end)}};
}

results::TwoCuts best_two_cuts(const survival::CauseFollowUp& causes, const std::vector<double>& x,
                               const survival::MaxstatOptions& options) {
  results::TwoCuts result;
  result.replicates = std::min(options.replicates, most_replicates);
  const survival::FollowUp follow_up = causes.only(1);
  result.search = survival::two_cuts(causes, x,
                                     {.score = options.score,
                                      .min_proportion = options.min_proportion,
                                      .max_proportion = options.max_proportion,
                                      .replicates = result.replicates,
                                      .seed = options.seed});
  result.naive_p = math::chi_square_upper_tail(result.search.statistic, 2.0);
  const std::vector<std::uint8_t> event = events_of(follow_up);
  survival::Covariates groups{x.size(), 2, std::vector<double>(2 * x.size(), 0.0)};
  for (const char* name : names) result.groups.push_back({name, 0, 0.0, {}});
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::string_view name = group_of(result.search, x[i]);
    const std::size_t g = name == names[0] ? 0 : name == names[1] ? 1 : 2;
    ++result.groups[g].n;
    result.groups[g].events += event[i];
    if (g > 0) groups.values[(g - 1) * x.size() + i] = 1.0;
  }
  const survival::CoxFit fit = survival::cox(follow_up, groups, {.confidence_level = result.confidence_level});
  for (std::size_t g = 1; g < result.groups.size(); ++g) describe_column(result.groups[g].term, fit.coefficient[g - 1]);
  return result;
}

}  // namespace rtsurv::study
