#pragma once
// The document of a finished study: everything that the report shows and results.json holds.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/dose/dose_response.hpp"
#include "rtsurv/results/dose/recommendation.hpp"
#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/dose/sweep.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/parts/claims.hpp"
#include "rtsurv/results/parts/doubts.hpp"
#include "rtsurv/results/parts/effect.hpp"
#include "rtsurv/results/parts/endpoint.hpp"
#include "rtsurv/results/parts/failed_part.hpp"
#include "rtsurv/results/parts/figures.hpp"
#include "rtsurv/results/parts/follow_up.hpp"
#include "rtsurv/results/parts/landmark.hpp"
#include "rtsurv/results/parts/lock.hpp"
#include "rtsurv/results/parts/manifest.hpp"
#include "rtsurv/results/parts/notices.hpp"
#include "rtsurv/results/parts/person_time.hpp"
#include "rtsurv/results/parts/published.hpp"
#include "rtsurv/results/parts/referrals.hpp"
#include "rtsurv/results/parts/response.hpp"
#include "rtsurv/results/parts/risk_groups.hpp"
#include "rtsurv/results/parts/validation.hpp"

namespace rtsurv::results {

/// The whole document.
struct Study {
  std::string title;
  TimeUnit time_unit = TimeUnit::months;
  std::vector<double> landmarks;
  std::vector<ColumnLabel> columns;
  Manifest manifest;
  std::optional<Lock> lock;  ///< none: the protocol was not locked
  std::string
      lock_unknown;  ///< why the trail that stands beside the protocol cannot be read; empty: it can, or none is
  std::vector<FlowStep> flow;
  std::optional<Table1> table1;
  std::optional<FollowUpSummary> follow_up;
  std::vector<EndpointResult> endpoints;  ///< in protocol order
  std::vector<CutpointResult> cutpoints;
  std::optional<RiskGroups> risk_groups;
  std::vector<Effect> effects;
  std::optional<double> alpha_beta_gy;  ///< of [dose]; the first when there are several
  std::optional<ScheduleTable> schedules;
  std::vector<DoseResponse> dose_responses;
  std::optional<Sweep> sweep;
  std::optional<Recommendation> recommendation;
  std::optional<Referrals> referrals;
  std::optional<Response> response;
  std::optional<Toxicity> toxicity;
  std::optional<chain::Validation> validation;
  std::optional<Published> published;
  std::optional<Landmark> landmark;
  std::vector<PersonTime> person_time;
  std::optional<FigureWishes> figures;
  std::vector<FailedPart> failed_parts;  ///< absent above, or without what could not be estimated
  std::vector<std::string> warnings;
  std::vector<Claim> claims;                 ///< in the order of the report
  std::vector<Doubt> doubts;                 ///< gravest first
  std::vector<Notice> noticed;               ///< worst first
  std::optional<std::size_t> min_cell = {};  ///< counts of people from 1 to below it are hidden; none: all are there

  [[nodiscard]] bool is_simulated() const noexcept { return manifest.simulated; }

  /// The label and coding of a column; nullptr when the protocol gives none.
  [[nodiscard]] const ColumnLabel* find_column(const std::string& column) const;

  static void fields(auto& field) {
    field.title("results", "results.json: the document of `rtsurv run`.");
    field.object("study", "what is studied", [](auto& part) {
      part("title", &Study::title, "of the study");
      part("time_unit", &Study::time_unit, "of every time");
      part("landmarks", &Study::landmarks, "times at which rates are given, in time_unit");
    });
    field("columns", &Study::columns, "labels and codings that the protocol gives");
    field("manifest", &Study::manifest, "where the numbers come from");
    field("lock", &Study::lock, "the protocol beside the one that was locked; absent: none was", absent_if_empty);
    field("lock_unknown", &Study::lock_unknown,
          "why the trail that stands beside the protocol cannot be read, so that nobody can say whether it was locked; "
          "absent: it can be read, or there is none",
          absent_if_empty);
    field("flow", &Study::flow, "from the table to the cohort", Range::not_empty);
    field("table1", &Study::table1, "characteristics of the patients; null: not asked for");
    field("follow_up", &Study::follow_up, "how long the patients were followed; absent: not estimable",
          absent_if_empty);
    field.keyed("endpoints", &Study::endpoints, &EndpointResult::name, "by name, in protocol order");
    field("cutpoints", &Study::cutpoints, "one for each [[cutpoint]]");
    field("risk_groups", &Study::risk_groups, "null: not asked for");
    field("effects", &Study::effects, "one for each [[effect]]");
    field("alpha_beta", &Study::alpha_beta_gy, "of [dose] in Gy, the first where there are several; null: no [dose]");
    field("schedules", &Study::schedules, "the schedules that were given; null: no [dose]");
    field("referrals", &Study::referrals, "patients by year; null: not asked for");
    field("response", &Study::response, "tumour response; null: not asked for");
    field("toxicity", &Study::toxicity, "worst grades; null: not asked for");
    field("dose_response", &Study::dose_responses, "one for each [[dose.response]]");
    field("sweep", &Study::sweep, "over alpha/beta; null: not asked for");
    field("recommendation", &Study::recommendation, "schedules that reach a dose; null: not asked for");
    field("validation", &Study::validation, "the whole chain on every replicate; null: not asked for");
    field("published", &Study::published, "published figures beside those obtained; null: not asked for");
    field("landmark", &Study::landmark, "what is known only after the start; null: not asked for");
    field("person_time", &Study::person_time, "events per patient-years; absent: not asked for", absent_if_empty,
          Range::not_empty);
    field("figures", &Study::figures, "how figures are drawn; absent: as the program does", absent_if_empty);
    field("min_cell", &Study::min_cell,
          "counts of people from 1 to below it are hidden (docs/privacy.md); absent: none is", absent_if_empty);
    field("failed_parts", &Study::failed_parts, "parts of the protocol that these data cannot give; absent: none",
          absent_if_empty, Range::not_empty);
    field("warnings", &Study::warnings, "what a reader should know, in sentences");
    field("claims", &Study::claims, "what the study claims, with one verdict each");
    field("doubts", &Study::doubts, "what a careful reader should doubt, gravest first");
    field("noticed", &Study::noticed, "what is possible in table and protocol but unlikely to be meant, worst first");
  }
};

}  // namespace rtsurv::results
