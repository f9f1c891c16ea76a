#pragma once
// Cumulative incidence of competing causes with Gray's test: `cuminc`.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::results {

struct IncidenceResult {
  // The causes of an endpoint with a competing event; other outcomes name their own.
  static constexpr std::string_view event_cause = "event", competing_cause = "competing";
  struct Cause {
    std::string cause;
    survival::IncidenceCurve curve;
    std::optional<double> rows = {};  ///< with that cause, where the counts of the curve are sums of sampling weights

    /// Events to be counted: never a sum of sampling weights.
    [[nodiscard]] double events() const { return rows.value_or(curve.events); }
    [[nodiscard]] bool is_event() const { return cause == event_cause; }

    static void fields(auto& field) {
      field.title("incidence", "The cumulative incidence of one cause.");
      field("cause", &Cause::cause, "the cause; inside a study \"event\" or \"competing\"");
      field.embed(&Cause::curve);
      field("rows", &Cause::rows,
            "rows with that cause, where the counts beside it are sums of sampling weights; absent: no",
            absent_if_empty, people);
    }
  };
  struct Group {
    std::string group;
    std::size_t n = 0;
    std::vector<Cause> causes;
    survival::TimeCounts counts = {};

    /// A cause, and its curve; null without it.
    [[nodiscard]] const Cause* find(std::string_view cause) const {
      for (const Cause& one : causes)
        if (one.cause == cause) return &one;
      return nullptr;
    }
    [[nodiscard]] const survival::IncidenceCurve* curve_of(std::string_view cause) const {
      const Cause* found = find(cause);
      return found == nullptr ? nullptr : &found->curve;
    }

    static void fields(auto& field) {
      field.title("incidence_group", "The causes of one group.");
      field("group", &Group::group, "level of `by`, or \"all\"");
      field("n", &Group::n, "patients", people);
      field("causes", &Group::causes, "one for each cause");
      field("counts", &Group::counts, "who is at risk and who is censored over time");
    }
  };
  /// Gray's test of one cause between the groups; `why` when these data cannot give it.
  struct Gray {
    std::string cause;
    std::optional<survival::ChiSquareTest> test;
    std::string why;

    static void fields(auto& field) {
      field.title("gray", "Gray's test of one cause between the groups.");
      field("cause", &Gray::cause, "the cause");
      field.or_reason(&Gray::why, [](auto& found) { found.embed(&Gray::test); });
    }
  };
  Sample sample;  ///< events of any cause
  std::string by;
  std::vector<std::string> strata;  ///< columns, of the tests only
  double confidence_level = 0.95;
  std::vector<Group> groups;
  std::vector<Gray> gray;  ///< empty without `by`

  /// The test of a cause; null without it.
  [[nodiscard]] const Gray* gray_of(std::string_view cause) const {
    for (const Gray& one : gray)
      if (one.cause == cause) return &one;
    return nullptr;
  }

  static void fields(auto& field) {
    field.title("cuminc", "Cumulative incidence of competing causes (Aalen-Johansen); events are of any cause.");
    field.command("cuminc", &IncidenceResult::sample);
    field("conf_level", &IncidenceResult::confidence_level, "level of the confidence limits, as a proportion");
    field("by", &IncidenceResult::by, "column or expression of the groups; absent: one group", absent_if_empty);
    field("groups", &IncidenceResult::groups, "one for each group");
    const auto grouped = only_if([](const IncidenceResult& result) { return !result.by.empty(); });
    field("strata", &IncidenceResult::strata, "columns whose levels are the strata of the tests", grouped);
    field("gray", &IncidenceResult::gray, "Gray's test of each cause between the groups", grouped);
  }
};

}  // namespace rtsurv::results
