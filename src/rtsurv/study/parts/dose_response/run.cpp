// [[dose.response]]: control at a landmark by EQD2, the fitted curve and the observed rates.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/parts/dose_response/dose_bins.hpp"
#include "rtsurv/study/parts/schedules/schedules.hpp"
#include "rtsurv/study/prepare/treatments.hpp"

namespace rtsurv::study {
namespace {

using results::DoseResponse;

constexpr std::size_t curve_doses = 41;
constexpr std::size_t most_named_schedules = 10;

/// The patients of one [[dose.response]].
struct Patients {
  Cases cases;
  std::vector<double> dose, time;
  std::vector<std::uint8_t> event;
  CohortCounts count{std::vector<double>()};  ///< of the rows of the table, by the weights of the endpoint
  bool seen_alike = true;                     ///< from the start, each counted once and independent of the others
};

/// Those whose dose is known and above 0, and whose time and event are known. A dose of 0 is what repopulation leaves
/// of a small one; the models have no place for it.
Patients patients_of(Analysis& analysis, const DoseResponseRule& rule) {
  Values& values = analysis.values();
  const OutcomeValues outcome = outcome_values(values, analysis.outcome(rule.endpoint.text));
  const table::Column& eqd2 = values.number("eqd2", "[[dose.response]]");
  std::vector<std::uint8_t> unusable = eqd2.missing;
  for (std::size_t i = 0; i < unusable.size(); ++i)
    if (unusable[i] == 0 && !(eqd2.number[i] > 0.0)) unusable[i] = 1;
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(unusable);
  Patients patients;
  patients.cases = selection.cases();
  patients.dose = gather(eqd2.number, patients.cases);
  patients.time = gather(outcome.time->number, patients.cases);
  patients.count =
      CohortCounts(row_counts(outcome.rows, follow_up(values.table(), outcome, patients.cases).counts_patients()));
  patients.seen_alike = outcome.entry == nullptr && outcome.rows.weights == nullptr && outcome.rows.cluster == nullptr;
  for (const double event : gather(outcome.event->number, patients.cases))
    patients.event.push_back(event != 0.0 ? 1 : 0);
  return patients;
}

void count(const Patients& patients, DoseResponse& response) {
  response.n = patients.count.of(patients.cases.row);
  response.n_missing = patients.count.of(patients.cases.left_out);
  for (std::size_t i = 0; i < patients.cases.size(); ++i) {
    const std::size_t n = patients.count.of(patients.cases.row[i]);
    if (patients.event[i] != 0 && patients.time[i] <= response.landmark) response.events += n;
    if (patients.event[i] == 0 && patients.time[i] < response.landmark) response.censored += n;
  }
}

std::vector<double> doses_of_curve(const std::vector<double>& doses) {
  const auto [low, high] = std::minmax_element(doses.begin(), doses.end());
  std::vector<double> curve;
  for (std::size_t k = 0; k < curve_doses; ++k)
    curve.push_back(std::lerp(*low, *high, static_cast<double>(k) / static_cast<double>(curve_doses - 1)));
  return curve;
}

dose::FittedDoseResponse fit(const Patients& patients, const DoseResponse& response) {
  if (!patients.seen_alike)
    throw NotEstimable(
        "the curve of control over dose takes no delayed entry, weights or clusters; the rates of the bins beside it do");
  const std::vector<double> doses = doses_of_curve(patients.dose);
  return dose::fit_dose_response({patients.dose, patients.time, patients.event},
                                 {.landmark = response.landmark,
                                  .model = response.model,
                                  .confidence_level = response.confidence_level,
                                  .doses_gy = doses});
}

std::vector<std::string> open_limits(const dose::FittedDoseResponse& fitted) {
  std::vector<std::string> sentences;
  const auto add = [&](bool open, const char* what, const char* side, const char* values) {
    if (open)
      sentences.push_back(fmt::format("{} has no {} limit: the data do not rule out any {} value", what, side, values));
  };
  add(!fitted.d50_gy.lower, "D50", "lower", "smaller");
  add(!fitted.d50_gy.upper, "D50", "upper", "larger");
  add(!fitted.gamma50.lower, "γ50", "lower", "smaller");
  add(!fitted.gamma50.upper, "γ50", "upper", "larger");
  return sentences;
}

/// The schedules of the patients, each with its median dose.
std::vector<DoseCluster> clusters_of(Analysis& analysis, const Patients& patients) {
  const DoseRule& rule = *analysis.protocol().dose;
  auto treatments = treatments_of(analysis.table(), rule, read_dose_input(analysis.table(), rule));
  std::vector<std::uint8_t> used(treatments.size(), 0);
  for (const std::size_t row : patients.cases.row) used[row] = 1;
  for (std::size_t row = 0; row < treatments.size(); ++row)
    if (used[row] == 0) treatments[row].reset();
  const table::Column& eqd2 = analysis.values().number("eqd2", "[[dose.response]]");
  std::vector<DoseCluster> clusters;
  for (ScheduleGroup& group : schedules_of(treatments, patients.count)) {
    std::vector<double> doses;
    for (const std::size_t row : group.rows) doses.push_back(eqd2.number[row]);
    const double median = math::CountedValues(doses, patients.count.on(group.rows)).quantile(0.5);
    clusters.push_back({group.schedule.name, std::move(group.rows), static_cast<double>(group.n), median});
  }
  return clusters;
}

constexpr double bin_level = 0.95;  // that of the curve beside the bins

struct BinCall {
  const DoseResponseRule& rule;
  double landmark = 0.0;
  const CohortCounts& patients;
};

DoseResponse::Bin bin_of(Analysis& analysis, const BinCall& call, const std::vector<const DoseCluster*>& clusters) {
  const table::Column& eqd2 = analysis.values().number("eqd2", "[[dose.response]]");
  DoseResponse::Bin bin;
  std::vector<std::uint8_t> rows(analysis.table().rows(), 0);
  std::vector<double> doses;
  std::vector<std::size_t> members;
  double n = 0.0;
  for (const DoseCluster* cluster : clusters) {
    if (clusters.size() <= most_named_schedules) bin.schedules.push_back(cluster->schedule);
    for (const std::size_t row : cluster->rows) {
      rows[row] = 1;
      members.push_back(row);
      doses.push_back(eqd2.number[row]);
    }
    n += cluster->n;
  }
  const std::vector<double> count = call.patients.on(members);
  for (std::size_t i = 0; i < doses.size(); ++i) bin.mean_gy += doses[i] * count[i] / n;
  bin.lowest_gy = *std::min_element(doses.begin(), doses.end());
  bin.highest_gy = *std::max_element(doses.begin(), doses.end());
  const survival::KaplanMeier curve =
      kaplan_meier(analysis.values(), {.outcome = analysis.outcome(call.rule.endpoint.text),
                                       .confidence_level = bin_level,
                                       .at = {call.landmark},
                                       .rows = rows})
          .groups.front()
          .curve;
  bin.n = static_cast<std::size_t>(n);
  for (std::size_t k = 0; k < curve.time.size() && curve.time[k] <= call.landmark; ++k)
    bin.events += static_cast<std::size_t>(curve.events_at[k]);
  if (curve.at.front().survival) bin.control = curve.at.front();
  return bin;
}

DoseResponse respond(Analysis& analysis, const DoseResponseRule& rule) {
  DoseResponse response;
  response.endpoint = rule.endpoint.text;
  response.model = rule.model;
  response.landmark = landmark_of(analysis.protocol(), rule).value();
  response.alpha_beta_gy = analysis.protocol().dose->alpha_beta.front();
  const results::Maybe<Patients> patients = results::maybe([&] { return patients_of(analysis, rule); });
  if (!patients.value) {
    response.fit.why = patients.why;
    std::vector<std::size_t> all(analysis.table().rows());
    std::iota(all.begin(), all.end(), std::size_t{0});
    response.n_missing = CohortCounts(analysis).of(all);
    return response;
  }
  count(*patients.value, response);
  response.fit = results::maybe([&] { return fit(*patients.value, response); });
  if (response.fit.value) response.open_limits = open_limits(*response.fit.value);
  const std::vector<DoseCluster> clusters = clusters_of(analysis, *patients.value);
  for (const DoseBin& bin : dose_bins(clusters, rule.bins)) {
    std::vector<const DoseCluster*> members;
    for (const std::size_t cluster : bin) members.push_back(&clusters[cluster]);
    response.bins.push_back(bin_of(analysis, {rule, response.landmark, patients.value->count}, members));
  }
  return response;
}

}  // namespace

void run_dose_response(Analysis& analysis, results::Study& study) {
  for (const DoseResponseRule& rule : analysis.protocol().dose->responses)
    study.dose_responses.push_back(respond(analysis, rule));
}

}  // namespace rtsurv::study
