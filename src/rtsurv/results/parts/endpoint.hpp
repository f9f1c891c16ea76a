#pragma once
// An endpoint of a study: curves, factors alone and together.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/cox.hpp"
#include "rtsurv/results/methods/fine_gray.hpp"
#include "rtsurv/results/methods/incidence.hpp"
#include "rtsurv/results/methods/kaplan_meier.hpp"
#include "rtsurv/results/parts/beside_screen.hpp"
#include "rtsurv/results/parts/checks.hpp"
#include "rtsurv/results/parts/left_out.hpp"
#include "rtsurv/results/parts/missing_by_outcome.hpp"
#include "rtsurv/results/parts/non_proportional.hpp"
#include "rtsurv/results/parts/univariable.hpp"

namespace rtsurv::results {

/// A factor that passed no screen, although its hazard ratio changes over time: the average that the screen went by may
/// hide opposite periods.
struct KeptOut {
  std::string factor;         ///< as written in the protocol
  CoxResult cox;              ///< of it alone, in the patients and the strata of the model
  NonProportional over_time;  ///< what stands beside it

  static void fields(auto& field) {
    field.title("kept_out", "A factor that passed no screen, although its own hazard ratio changes over time.");
    field("factor", &KeptOut::factor, "as written in the protocol");
    field("cox", &KeptOut::cox, "Cox model of the factor alone");
    field("over_time", &KeptOut::over_time, "what stands beside its failed test of proportional hazards");
  }
};

struct Multivariable {
  std::vector<std::string> factors;                     ///< in protocol order
  std::string rule;                                     ///< "logrank p < 0.05", or "fixed by the protocol"
  Maybe<CoxResult> cox;                                 ///< cause-specific where the endpoint has a competing event
  std::optional<Maybe<FineGrayResult>> fine_gray = {};  ///< the same factors; only with a competing event
  std::optional<Maybe<BesideScreen>> beside = {};       ///< only where factors were screened
  std::optional<Maybe<ModelChecks>> checks = {};        ///< of `cox`
  std::optional<double> screened_below = {};            ///< the limit of the screen; empty: fixed by the protocol
  std::vector<NonProportional> non_proportional = {};   ///< of the factors whose ratio changes over time
  std::string screened_by = {};                         ///< "logrank" or "gray"; empty without a screen
  std::vector<LeftOut> left_out = {};                   ///< factors that it cannot take
  std::vector<KeptOut> kept_out = {};                   ///< by the screen, though their ratios change over time

  static void fields(auto& field) {
    field.title("multivariable", "The multivariable model of an endpoint: its Cox model, or why there is none.");
    field("factors", &Multivariable::factors, "factors of the model, in protocol order");
    field("rule", &Multivariable::rule, "how they were chosen");
    field("screened_below", &Multivariable::screened_below,
          "a factor alone must have a P below it; absent: the factors are fixed by the protocol", absent_if_empty);
    field("screened_by", &Multivariable::screened_by, "the test of that P; absent without a screen",
          one_of("logrank", "gray"), only_if([](const Multivariable& model) { return !model.screened_by.empty(); }));
    field("left_out", &Multivariable::left_out,
          "factors of the protocol that are neither screened nor in the model; absent: none", absent_if_empty,
          Range::not_empty);
    field("kept_out", &Multivariable::kept_out,
          "factors that passed no screen although their own hazard ratio changes over time; absent: none",
          absent_if_empty, Range::not_empty);
    field.embed_maybe(&Multivariable::cox);
    field("finegray", &Multivariable::fine_gray, "Fine-Gray model of the same factors; only with a competing event",
          absent_if_empty);
    field("beside_screen", &Multivariable::beside, "the candidates in models that select nothing; only after a screen",
          absent_if_empty);
    field("checks", &Multivariable::checks, "the Cox model against its assumptions", absent_if_empty);
    field("non_proportional", &Multivariable::non_proportional,
          "one for each factor whose own test of proportional hazards has P < 0.05; absent: none", absent_if_empty,
          Range::not_empty);
  }
};

struct EndpointResult {
  std::string name, label;
  std::string time, event, competing, entry;  ///< expressions of the protocol; the last two may be empty
  KaplanMeierResult km;
  std::optional<IncidenceResult> cuminc;
  std::vector<UnivariableRow> univariable;
  std::optional<Multivariable> multivariable;
  std::optional<FollowUpChecks> follow_up_checks = {};
  std::vector<MissingByOutcome> missing = {};          ///< factors that some patient misses
  std::string event_label = {}, competing_label = {};  ///< what happens, in the protocol's words; may be empty
  std::string definition = {};                         ///< from when to what, in its words; may be empty

  static void fields(auto& field) {
    field.title("endpoint", "An endpoint of the study.");
    field("label", &EndpointResult::label, "name for people");
    field("time", &EndpointResult::time, "column or expression of the time");
    field("entry", &EndpointResult::entry, "that of the delayed entry; absent: all are at risk from the start",
          absent_if_empty);
    field("event", &EndpointResult::event, "column or expression of the event");
    field("competing", &EndpointResult::competing, "that of the competing event; absent: none", absent_if_empty);
    field("event_label", &EndpointResult::event_label, "the event in words; absent: not given", absent_if_empty);
    field("competing_label", &EndpointResult::competing_label, "the competing event in words; absent: not given",
          absent_if_empty);
    field("definition", &EndpointResult::definition, "from when to what, in words; absent: not given", absent_if_empty);
    field("km", &EndpointResult::km, "survival curve of all patients");
    field("cuminc", &EndpointResult::cuminc, "cumulative incidence in all patients; only with a competing event",
          absent_if_empty);
    field("univariable", &EndpointResult::univariable, "each factor alone; absent: none is asked for", absent_if_empty);
    field("multivariable", &EndpointResult::multivariable, "the model; absent: not asked for", absent_if_empty);
    field("follow_up", &EndpointResult::follow_up_checks, "how far the follow-up carries", absent_if_empty);
    field("missing", &EndpointResult::missing, "factors that some patient misses, and the outcome of these patients");
  }
};

}  // namespace rtsurv::results
