#pragma once
// The document of a finished study: everything that the report shows and results.json holds.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/dose/dose_response.hpp"
#include "rtsurv/results/dose/recommendation.hpp"
#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/dose/sweep.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/parts/beside_screen.hpp"
#include "rtsurv/results/parts/checks.hpp"
#include "rtsurv/results/parts/claims.hpp"
#include "rtsurv/results/parts/doubts.hpp"
#include "rtsurv/results/parts/effect_difference.hpp"
#include "rtsurv/results/parts/landmark.hpp"
#include "rtsurv/results/parts/person_time.hpp"
#include "rtsurv/results/parts/published.hpp"
#include "rtsurv/results/parts/referrals.hpp"
#include "rtsurv/results/parts/response.hpp"
#include "rtsurv/results/parts/univariable.hpp"
#include "rtsurv/results/parts/validation.hpp"

namespace rtsurv::results {

/// How a column is called and coded.
struct ColumnLabel {
  std::string column;
  std::string label;                                              ///< the column's name when the protocol gives none
  std::string unit;                                               ///< may be empty
  std::vector<std::string> levels;                                ///< in order; the first is the reference
  std::vector<std::pair<std::string, std::string>> level_labels;  ///< level -> text shown
};

/// Where the numbers come from.
struct Manifest {
  std::string version, commit, compiler;
  std::vector<std::pair<std::string, std::string>> libraries;  ///< name, version
  std::string data_file, data_sha256, protocol_file, protocol_sha256;
  unsigned long long seed = 0;
  std::size_t rows_read = 0, rows_analysed = 0, columns = 0;
  std::vector<std::string> notes;  ///< what reading decided, such as "decimal commas were read as points"
  bool simulated = false;          ///< the table says so: its column "simulated" is true in every row
};

/// One line of the cohort flow. The first has no reason: the table as read.
struct FlowStep {
  std::optional<std::string> reason;
  std::size_t excluded = 0, remaining = 0;
};

struct Multivariable {
  std::vector<std::string> factors;                     ///< in protocol order
  std::string rule;                                     ///< "logrank p < 0.05", or "fixed by the protocol"
  Maybe<CoxResult> cox;                                 ///< cause-specific where the endpoint has a competing event
  std::optional<Maybe<FineGrayResult>> fine_gray = {};  ///< the same factors; only with a competing event
  std::optional<Maybe<BesideScreen>> beside = {};       ///< only where factors were screened
  std::optional<Maybe<ModelChecks>> checks = {};        ///< of `cox`
  std::optional<double> screened_below = {};            ///< the limit of the screen; empty: fixed by the protocol
};

struct EndpointResult {
  std::string name, label;
  std::string time, event, competing;  ///< expressions of the protocol; competing may be empty
  KaplanMeierResult km;
  std::optional<IncidenceResult> cuminc;
  std::vector<UnivariableRow> univariable;
  std::optional<Multivariable> multivariable;
  std::optional<FollowUpChecks> follow_up_checks = {};
  std::vector<MissingByOutcome> missing = {};  ///< factors that some patient misses
};

struct RiskGroups {
  struct Group {
    std::string group;
    std::vector<int> counts;  ///< numbers of true factors that make it
    std::size_t n = 0;
  };
  struct Outcome {
    std::string endpoint;
    Maybe<KaplanMeierResult> km;
    Maybe<LogRankResult> logrank;
    Maybe<CoxResult> cox;  ///< groups against the first
    struct Pair {
      std::string first, second;
      Maybe<LogRankResult> logrank;
    };
    std::vector<Pair> pairwise;
    std::optional<Maybe<IncidenceResult>> cuminc = {};  ///< by group, with Gray's test; only with a competing event
  };
  std::size_t n_missing = 0;
  std::vector<std::string> factors;
  std::vector<Group> groups;
  std::vector<Outcome> endpoints;
};

struct Effect {
  struct Group {
    std::string group;
    std::size_t n = 0;
    Maybe<LogRankResult> logrank;
    Maybe<CoxResult> cox;
    Maybe<KaplanMeierResult> km;
    bool too_few = false;                             ///< fewer than 10 events: no P is shown
    std::optional<EffectDifference> difference = {};  ///< of a variable with two sides
  };
  std::string variable, within, endpoint;
  std::vector<Group> groups;
  Maybe<survival::ChiSquareTest> interaction;       ///< likelihood ratio of variable x group against variable + group
  Maybe<CoxResult> overall;                         ///< the variable, stratified by group
  std::optional<EffectDifference> difference = {};  ///< standardised to the patients of all groups
};

/// A part of the protocol that these data cannot give.
struct FailedPart {
  std::string part;  ///< as its table is headed, with the name where there are several: `[[endpoint]] "OS"`
  std::string reason;
};

/// The whole document.
struct Study {
  std::string title;
  TimeUnit time_unit = TimeUnit::months;
  std::vector<double> landmarks;
  std::vector<ColumnLabel> columns;
  Manifest manifest;
  std::vector<FlowStep> flow;
  std::optional<Table1> table1;
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
  std::optional<Validation> validation;
  std::optional<Published> published;
  std::optional<Landmark> landmark;
  std::vector<PersonTime> person_time;
  std::vector<FailedPart> failed_parts;  ///< absent above, or without what could not be estimated
  std::vector<std::string> warnings;
  std::vector<Claim> claims;  ///< in the order of the report
  std::vector<Doubt> doubts;  ///< gravest first

  [[nodiscard]] bool is_simulated() const noexcept { return manifest.simulated; }

  /// The label and coding of a column; nullptr when the protocol gives none.
  [[nodiscard]] const ColumnLabel* find_column(const std::string& column) const;
};

}  // namespace rtsurv::results
