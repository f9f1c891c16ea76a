#pragma once
// Kaplan-Meier curves of groups: `km`.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

struct KaplanMeierResult {
  struct Group {
    /// Rows of the file, where the counts of the curve are sums of sampling weights.
    struct Rows {
      std::size_t n = 0;
      double events = 0.0;

      static void fields(auto& field) {
        field.title("km_rows", "Rows of a group whose curve is weighted.");
        field("n", &Rows::n, "rows", people);
        field("events", &Rows::events, "rows with the event", Range::not_negative, people);
      }
    };
    std::string group;  ///< level of `by`, or "all"
    survival::KaplanMeier curve;
    std::optional<Rows> rows = {};

    /// Patients and events to be counted: never sums of sampling weights.
    [[nodiscard]] double n() const { return rows ? static_cast<double>(rows->n) : curve.n; }
    [[nodiscard]] double events() const { return rows ? rows->events : curve.events; }

    static void fields(auto& field) {
      field.title("km_group", "The survival curve of one group.");
      field("group", &Group::group, "level of `by`, or \"all\"");
      field.embed(&Group::curve);
      field("rows", &Group::rows,
            "rows of the file, where the counts beside it are sums of sampling weights; absent: no", absent_if_empty);
    }
  };
  Sample sample;
  std::string as = {};  ///< word of the program whose conventions were asked for (convention.hpp); may be empty
  std::string by;       ///< empty: one group
  survival::ConfidenceType confidence_type = survival::ConfidenceType::log;
  double confidence_level = 0.95;
  survival::MedianRule median_rule = survival::MedianRule::middle;
  survival::ObservedQuantile quantile = survival::ObservedQuantile::type7;
  std::vector<Group> groups;
  std::optional<survival::FollowUpTime> follow_up;  ///< of all rows, whatever `by`

  static void fields(auto& field) {
    field.title("km", "Kaplan-Meier curves, one for each group.");
    field.command("km", &KaplanMeierResult::sample);
    field("conf_type", &KaplanMeierResult::confidence_type, "scale of the confidence limits");
    field("conf_level", &KaplanMeierResult::confidence_level, "level of the confidence limits, as a proportion");
    const auto asked = only_if([](const KaplanMeierResult& result) { return !result.as.empty(); });
    field("as", &KaplanMeierResult::as, "program whose conventions were asked for; absent: none", absent_if_empty);
    field("median_rule", &KaplanMeierResult::median_rule,
          "median of a curve at 0.5 for a while: the middle or the first time of it; absent: middle", asked);
    field("quantile", &KaplanMeierResult::quantile,
          "quantiles of the observed times, type of Hyndman and Fan; absent: type7", asked);
    field("by", &KaplanMeierResult::by, "column or expression of the groups; absent: one group", absent_if_empty);
    field("groups", &KaplanMeierResult::groups, "one for each group");
    field("follow_up", &KaplanMeierResult::follow_up, "median follow-up of all rows, whatever `by`", absent_if_empty);
  }
};

}  // namespace rtsurv::results
