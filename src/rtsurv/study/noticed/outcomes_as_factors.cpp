// Factors that are the outcome, or follow from it.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/math/quantile.hpp"
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

/// In those with the event the factor has the order of the times, or the opposite one.
bool is_monotone_in_time(const Variable& factor, const SeenEndpoint& endpoint) {
  constexpr double one_order = 0.999;
  Column value = factor.column, time = endpoint.time;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (endpoint.event.missing[i] != 0 || endpoint.event.number[i] == 0.0 || time.missing[i] != 0) value.missing[i] = 1;
  for (Column* column : {&value, &time}) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < value.size(); ++i)
      if (value.missing[i] == 0) numbers.push_back(column->number[i]);
    const std::vector<double> ranks = math::average_ranks(numbers);
    std::size_t next = 0;
    for (std::size_t i = 0; i < value.size(); ++i)
      if (value.missing[i] == 0) column->number[i] = ranks[next++];
  }
  const auto r = correlation(value, time);
  return r && std::fabs(*r) > one_order;
}

bool is_time_of(const Variable& factor, const SeenEndpoint& endpoint) {
  constexpr double nearly_one = 0.99;
  if (endpoint.rule.time && same_without_case(endpoint.rule.time->text, factor.text)) return true;
  if (!is_number(factor.column)) return false;
  const auto r = correlation(factor.column, endpoint.time);
  return (r && std::fabs(*r) > nearly_one) || is_monotone_in_time(factor, endpoint);
}

/// Those that the text names, when it can say nothing of a patient but through them: of a conjunction one part may be
/// known from the start.
std::vector<std::string> sure_columns(const std::string& text, const std::vector<std::string>& names) {
  std::vector<std::string> columns;
  std::ranges::copy_if(names, std::back_inserter(columns),
                       [&](const std::string& name) { return mentions(text, name); });
  const bool conjunction = mentions(text, "and") || mentions(text, "case");
  return columns.size() > 1 && conjunction ? std::vector<std::string>{} : columns;
}

/// The columns that are known at the end of follow-up only: of a time computed from several none is sure.
std::vector<std::string> outcome_columns(const EndpointRule& rule, const std::vector<std::string>& names) {
  std::vector<std::string> columns = sure_columns(rule.event.text, names);
  const auto add = [&](const std::vector<std::string>& more) {
    columns.insert(columns.end(), more.begin(), more.end());
  };
  if (rule.competing) add(sure_columns(rule.competing->text, names));
  if (rule.time)
    if (const auto times = sure_columns(rule.time->text, names); times.size() == 1) add(times);
  if (rule.to)
    for (const std::string& name : names)
      if (mentions(rule.to->text, name) && !(rule.from && mentions(rule.from->text, name))) columns.push_back(name);
  return columns;
}

/// A column of the outcome that the text names, itself or by what it is derived from; empty without one.
std::string outcome_behind(const Scene& scene, const EndpointRule& rule, const std::string& text) {
  std::vector<std::string> behind{text};
  for (std::size_t k = 0; k < behind.size(); ++k)
    for (const Derivation& derivation : scene.protocol.derivations)
      if (mentions(behind[k], derivation.name.text) &&
          std::ranges::find(behind, derivation.expression.text) == behind.end())
        behind.push_back(derivation.expression.text);
  for (const std::string& column : outcome_columns(rule, scene.table.names()))
    if (std::ranges::any_of(behind, [&](const std::string& one) { return mentions(one, column); })) return column;
  return {};
}

/// The notice of a factor that is computed from an outcome; nothing otherwise.
std::optional<Notice> made_of_outcome(const Scene& scene, const Variable& factor, const std::string& key) {
  for (const SeenEndpoint& endpoint : scene.endpoints)
    if (const std::string column = outcome_behind(scene, endpoint.rule, factor.text); !column.empty())
      return Notice{Notice::Id::made_of_outcome, factor.text, known(factor.column), key,
                    endpoint.rule.name.text,     {column}};
  return std::nullopt;
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
    else if (auto made = made_of_outcome(scene, factor, key))
      found.push_back(std::move(*made));
  }
}

}  // namespace rtsurv::study::noticed
