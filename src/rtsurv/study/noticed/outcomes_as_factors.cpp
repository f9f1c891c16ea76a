// Factors that are the outcome, or follow from it.
#include <algorithm>
#include <cmath>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice, table::Column;

/// Whether something happened to each patient: -1 unknown.
struct Happened {
  std::string name;  ///< of the endpoint or state
  std::vector<int> flag;
};

std::vector<Happened> happenings(const Scene& scene) {
  std::vector<Happened> all;
  for (const SeenEndpoint& endpoint : scene.endpoints) {
    Happened one{endpoint.rule.name.text, {}};
    for (std::size_t i = 0; i < endpoint.event.size(); ++i)
      one.flag.push_back(endpoint.event.missing[i] != 0 ? -1 : endpoint.event.number[i] != 0 ? 1 : 0);
    all.push_back(std::move(one));
  }
  if (!scene.protocol.landmark) return all;
  Values values(scene.table);
  for (const LandmarkRule::State& state : scene.protocol.landmark->states) {
    Happened one{state.name.text, {}};
    for (const std::uint8_t missing : values.any(state.began.text, "check").missing)
      one.flag.push_back(missing != 0 ? 0 : 1);
    all.push_back(std::move(one));
  }
  return all;
}

/// Rows in which a factor of up to six levels is known beside what happened, when each level goes with one of the two
/// alone (but for one row of a hundred); 0 otherwise, and with fewer than 10 rows or 3 on a side.
std::size_t rows_told(const std::vector<int>& codes, const Happened& happened) {
  constexpr int most_levels = 6;
  constexpr std::size_t fewest = 10, on_side = 3, of_one_exception = 100;
  if (codes.empty() || *std::ranges::max_element(codes) >= most_levels) return 0;
  std::vector<std::size_t> yes(most_levels), no(most_levels);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] < 0 || happened.flag[i] < 0) continue;
    ++(happened.flag[i] == 1 ? yes : no)[static_cast<std::size_t>(codes[i])];
  }
  std::size_t n = 0, exceptions = 0, told_yes = 0, told_no = 0;
  for (std::size_t level = 0; level < yes.size(); ++level) {
    n += yes[level] + no[level];
    exceptions += std::min(yes[level], no[level]);
    (yes[level] > no[level] ? told_yes : told_no) += std::max(yes[level], no[level]);
  }
  const bool enough = n >= fewest && told_yes >= on_side && told_no >= on_side;
  return enough && exceptions * of_one_exception <= n ? n : 0;
}

/// Known in nearly all of those to whom it happened, and in nobody else.
bool is_known_with(const Column& factor, const Happened& happened) {
  constexpr std::size_t fewest = 5;
  std::size_t yes = 0, no = 0, known_yes = 0, known_no = 0;
  for (std::size_t i = 0; i < factor.size(); ++i) {
    if (happened.flag[i] < 0) continue;
    const std::size_t is_known = factor.missing[i] == 0 ? 1U : 0U;
    (happened.flag[i] == 1 ? yes : no) += 1;
    (happened.flag[i] == 1 ? known_yes : known_no) += is_known;
  }
  return known_no == 0 && known_yes >= fewest && no >= fewest && 10 * known_yes >= 9 * yes;
}

bool is_time_of(const Variable& factor, const SeenEndpoint& endpoint) {
  constexpr double nearly_one = 0.99;
  if (endpoint.rule.time && same_without_case(endpoint.rule.time->text, factor.text)) return true;
  if (!is_number(factor.column)) return false;
  const auto r = correlation(factor.column, endpoint.time);
  return r && std::fabs(*r) > nearly_one;
}

}  // namespace

void notice_outcomes_as_factors(const Scene& scene, Notices& found) {
  const std::vector<Happened> all = happenings(scene);
  for (const Variable& factor : scene.factors) {
    const std::string key = "factors without \"" + factor.text + "\"";
    const std::vector<int> codes = few_codes(factor.column);
    const auto time = std::ranges::find_if(scene.endpoints, [&](const auto& one) { return is_time_of(factor, one); });
    const auto told = std::ranges::find_if(all, [&](const Happened& one) { return rows_told(codes, one) > 0; });
    const auto with = std::ranges::find_if(all, [&](const Happened& one) { return is_known_with(factor.column, one); });
    if (time != scene.endpoints.end())
      found.push_back({Notice::Id::time_as_factor,
                       factor.text,
                       both_known(factor.column, time->time),
                       key,
                       time->rule.name.text,
                       {}});
    else if (told != all.end())
      found.push_back({Notice::Id::outcome_as_factor, factor.text, rows_told(codes, *told), key, told->name, {}});
    else if (with != all.end())
      found.push_back({Notice::Id::known_with_event, factor.text, known(factor.column), key, with->name, {}});
  }
}

}  // namespace rtsurv::study::noticed
