#include "rtsurv/results/privacy/derived.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::results::privacy {
namespace {

using Keys = std::vector<const char*>;

bool is_hidden_cell(const Json& count) {
  return count.is_string() && hidden_number(count.get_ref<const std::string&>()).has_value();
}
bool is_hidden_small(const Json& count) {
  return is_hidden_cell(count) && count.get_ref<const std::string&>()[0] == '<';
}

Json hidden_cell() { return hidden_text(hidden_count()); }

/// Every number in it; a time stays, and so does the number of replicates.
void forget(Json& value) {
  if (value.is_number()) value = nullptr;
  if (value.is_array())
    for (Json& one : value) forget(one);
  if (!value.is_object()) return;
  for (auto& [key, member] : value.get_ref<Json::object_t&>()) {
    if (key == "at_risk")  // of an estimate
      member = hidden_cell();
    else if (key != "time" && key != "replicates")
      forget(member);
  }
}

void forget(Json& object, const Keys& keys) {
  for (const char* key : keys)
    if (object.contains(key)) forget(object[key]);
}

struct Rule {
  std::string_view definition;
  Keys counts;   ///< when one of these is hidden
  Keys derived;  ///< these go
};

bool any_hidden(const Json& object, const Keys& counts) {
  return std::ranges::any_of(counts,
                             [&](const char* key) { return object.contains(key) && is_hidden_cell(object[key]); });
}

void apply_rules(const std::string& definition, Json& object) {
  static const std::array rules{
      Rule{"km_group", {"n", "events"}, {"median", "at"}},
      Rule{"incidence", {"events"}, {"at"}},
      Rule{"rmst_group", {"n", "events"}, {"rmst", "se", "lower", "upper"}},
      Rule{"person_time_group", {"events"}, {"person_years", "rate_per_100", "lower", "upper"}},
      Rule{"follow_up_group", {"n", "events"}, {"time_to_event"}},
      Rule{"follow_up_group", {"n"}, {"followed"}},
      Rule{"proportion", {"n", "of"}, {"percent", "lower", "upper"}},
      Rule{"tally_level", {"n", "of"}, {"percent", "lower", "upper"}},
      Rule{"table1_count", {"n"}, {"percent"}},
      Rule{"entrants_half", {"n", "events"}, {"survival"}},
      Rule{"schedule_given", {"n"}, {"percent"}},
      Rule{"schedule_outcome", {"n", "events"}, {"at"}},
      Rule{"dose_bin", {"n", "events"}, {"control"}},
      Rule{"treatment_side", {"n"}, {"effective_n"}},
      Rule{"beside_screen", {"events"}, {"events_per_coefficient"}},
  };
  for (const Rule& rule : rules)
    if (rule.definition == definition && any_hidden(object, rule.counts)) forget(object, rule.derived);
}

void forget_extremes(const std::string& definition, Json& object) {
  if (definition == "table1_summary") forget(object, {"min", "max"});
  if (definition == "treatment_side") forget(object, {"propensity_lowest", "propensity_highest", "largest_weight"});
  if (definition == "model_check_coefficient") object["influence"]["row"] = hidden_cell();
  if (definition == "cutpoint_evidence")
    std::erase_if(object["values"].get_ref<Json::array_t&>(),
                  [](const Json& value) { return is_hidden_cell(value["n"]); });
}

/// Of cuts in bootstrap samples, each the value of a patient, that which was found.
void keep_found(Json& distribution, const Json& found) {
  std::erase_if(distribution.get_ref<Json::array_t&>(), [&](const Json& one) { return one["cut"] != found; });
}

/// The found cut without the others that were tried.
void forget_cuts(const std::string& definition, Json& object) {
  if (definition == "cutpoint" && object.contains("candidates")) {
    for (auto& [key, list] : object["candidates"].get_ref<Json::object_t&>()) list = Json::array();
    if (object.contains("evidence") && object["evidence"].is_object())
      keep_found(object["evidence"]["bootstrap"]["distribution"], object["cutpoint"]);
  }
  if (definition == "validated_cut") keep_found(object["distribution"], object["original"]);
}

/// Points of a curve from `first` to before `end`.
void keep_points(Json& curve, std::size_t first, std::size_t end) {
  for (const char* key : {"x", "log_hr", "lower", "upper"}) {
    Json::array_t& list = curve[key].get_ref<Json::array_t&>();
    if (list.size() < end) continue;
    list = Json::array_t(list.begin() + static_cast<std::ptrdiff_t>(first),
                         list.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

/// A curve begins and ends within the outer knots, or a twentieth of its range inside where it has none, at round
/// numbers: its grid began at the smallest value.
void shorten(Json& curve, double low, double high) {
  const Json::array_t& x = curve["x"].get_ref<const Json::array_t&>();
  if (x.size() < 3) return;
  const double first = x.front().get<double>(), last = x.back().get<double>(), tail = (last - first) / 20.0;
  const double unit = std::pow(10.0, std::floor(std::log10((last - first) / 10.0)));
  low = std::ceil(std::max(low, first + tail) / unit) * unit;
  high = std::floor(std::min(high, last - tail) / unit) * unit;
  std::size_t begin = 0, end = x.size();
  while (begin + 2 < end && x[begin].get<double>() < low) ++begin;
  while (end > begin + 2 && x[end - 1].get<double>() > high) --end;
  keep_points(curve, begin, end);
}

/// The ends of a spline: the smallest and the largest value are outer knots of that of a model, which comes before its
/// curve, and begin and end the grid.
void forget_ends(const std::string& definition, Json& object) {
  if (definition == "cox_spline" && !object["curve"]["knots"].empty())
    object["curve"]["knots"].front() = object["curve"]["knots"].back() = nullptr;
  if (definition != "spline") return;
  const Json& knots = object["knots"];
  const bool inside = !knots.empty() && knots.front().is_number();
  shorten(object, inside ? knots.front().get<double>() : std::numeric_limits<double>::lowest(),
          inside ? knots.back().get<double>() : std::numeric_limits<double>::max());
}

/// Two groups compared as if there were no others: where one of them is hidden, so is their sum.
void hide_sum(Json& test, const char* of_groups, const char* sum) {
  if (!test.contains("groups") ||
      !std::ranges::any_of(test["groups"], [&](const Json& group) { return is_hidden_cell(group[of_groups]); }))
    return;
  test[sum] = hidden_cell();
  for (Json& group : test["groups"])
    if (!(group[of_groups] == 0)) group[of_groups] = hidden_cell();
}

/// Pairs of risk groups say no more than the groups.
void hide_pairs(Json& outcome) {
  for (Json& pair : outcome["pairwise"]) {
    Json& test = pair["logrank"];
    if (!test.contains("groups") || !outcome["km"].contains("groups")) continue;
    for (Json& group : test["groups"])
      for (const Json& curve : outcome["km"]["groups"]) {
        if (curve["group"] != group["group"]) continue;
        if (is_hidden_cell(curve["n"])) group["n"] = curve["n"];
        if (is_hidden_cell(curve["events"])) group["observed"] = curve["events"];
      }
    hide_sum(test, "n", "n");
    hide_sum(test, "observed", "events");
  }
}

/// What was expected where nobody may see what was observed.
void forget_expected(Json& test) {
  if (!test.contains("groups")) return;
  for (Json& group : test["groups"])
    if (is_hidden_cell(group["n"]) || is_hidden_cell(group["observed"])) group["expected"] = nullptr;
}

void forget_summaries_of_hidden_groups(Json& table) {
  for (std::size_t g = 0; g < table["groups"].size(); ++g)
    if (is_hidden_cell(table["groups"][g]["n"]))
      for (Json& variable : table["variables"])
        if (variable.contains("summary")) forget(variable["summary"][g], {"mean", "sd", "median", "q1", "q3"});
}

bool has_hidden_group(const Json& result, const Keys& counts) {
  return result.contains("groups") &&
         std::ranges::any_of(result["groups"], [&](const Json& group) { return any_hidden(group, counts); });
}

bool has_hidden_level(const Json& model) {
  for (const char* list : {"terms", "references"})
    if (model.contains(list) && std::ranges::any_of(model[list], [](const Json& one) {
          return any_hidden(one, {"n", "events"});
        }))
      return true;
  return false;
}

/// Rates of two sides of which one is hidden.
void forget_comparisons(const std::string& definition, Json& object) {
  if (definition == "effect_group" && has_hidden_group(object["km"], {"n", "events"})) object["difference"] = nullptr;
  if (definition == "effect" && has_hidden_level(object["overall"])) object["difference"] = nullptr;
  if (definition != "adjusted_effect") return;
  if (any_hidden(object["first"], {"n", "events"}) || any_hidden(object["second"], {"n", "events"}))
    forget(object, {"at", "cumulative_incidence"});
}

/// A percentage of those known tells how many are missing.
void forget_shares_of_known(Json& variable) {
  if (!variable.contains("missing")) return;
  for (std::size_t g = 0; g < variable["missing"].size(); ++g)
    if (is_hidden_cell(variable["missing"][g]["n"]))
      for (Json& level : variable["levels"]) level["counts"][g]["percent"] = nullptr;
}

/// A median that is null would not be reached.
void hide_median(const std::string& definition, Json& object) {
  const bool hidden = any_hidden(object, {"n", "events"});
  if (definition == "km_group" && hidden) object["median"]["estimate"] = hidden_cell();
  if (definition == "follow_up_group" && hidden) object["time_to_event"]["estimate"] = hidden_cell();
}

/// Nothing but the number of a group that nobody may see.
void forget_group(Json& group) {
  for (Json& cause : group["causes"]) {
    cause["events"] = hidden_cell();
    forget(cause, {"at"});
  }
}

}  // namespace

void forget_derived(const std::string& definition, Json& object, unsigned min_cell) {
  apply_rules(definition, object);
  hide_median(definition, object);
  forget_extremes(definition, object);
  forget_comparisons(definition, object);
  forget_cuts(definition, object);
  forget_ends(definition, object);
  if (definition == "risk_group_outcome") hide_pairs(object);
  if (definition == "logrank") forget_expected(object);
  if (definition == "table1") forget_summaries_of_hidden_groups(object);
  if (definition == "table1_variable") forget_shares_of_known(object);
  if (definition == "incidence_group" && is_hidden_cell(object["n"])) forget_group(object);
  if (definition == "survival_at" && is_hidden_small(object["at_risk"]))
    forget(object, {"survival", "std_error", "lower", "upper"});
  if (definition == "table1_summary" && is_hidden_cell(object["n"]))
    forget(object, {"mean", "sd", "median", "q1", "q3"});
  if (definition == "adjusted_effect" && object["n"].is_number()) {
    const double outside = object["outside_common_support"].get<double>() * object["n"].get<double>();
    if (outside > 0.0 && outside < min_cell) object["outside_common_support"] = nullptr;
  }
}

}  // namespace rtsurv::results::privacy
