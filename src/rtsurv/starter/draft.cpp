#include "rtsurv/starter/draft.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "rtsurv/starter/outcomes/units.hpp"

namespace rtsurv::starter {
namespace {

/// Times at which rates are usually reported.
std::vector<double> usual_landmarks(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::days:
      return {30, 91, 183, 365, 730, 1095, 1826, 3652};
    case TimeUnit::weeks:
      return {4, 13, 26, 52, 104, 156, 260, 520};
    case TimeUnit::months:
      return {1, 3, 6, 12, 24, 36, 60, 120};
    case TimeUnit::years:
      break;
  }
  return {0.5, 1, 2, 3, 5, 10, 15};
}

/// To one digit that counts, so that it is the value of no patient in particular.
double rounded(double value) {
  if (!(value > 0.0)) return 0.0;
  const double decade = std::pow(10.0, std::floor(std::log10(value)));
  return std::round(value / decade) * decade;
}

/// The last two that a fifth of the patients reach; about the median time when there is none.
std::vector<double> guess_landmarks(std::vector<double> durations, TimeUnit unit) {
  std::erase_if(durations, [](double duration) { return std::isnan(duration); });
  if (durations.empty()) return {};
  std::sort(durations.begin(), durations.end());
  const auto at = [&](double share) {
    return durations[static_cast<std::size_t>(share * static_cast<double>(durations.size() - 1))];
  };
  std::vector<double> landmarks = usual_landmarks(unit);
  std::erase_if(landmarks, [&](double landmark) { return landmark > at(0.8); });
  if (landmarks.size() > 2) landmarks.erase(landmarks.begin(), landmarks.end() - 2);
  if (landmarks.empty()) landmarks.push_back(rounded(at(0.5)));
  return landmarks;
}

/// Those of the first endpoint.
std::vector<double> landmarks_of(const GuessedOutcomes& outcomes, TimeUnit unit) {
  if (outcomes.endpoints.empty()) return {12, 24};
  const GuessedEndpoint& first = outcomes.endpoints.front();
  std::vector<double> durations = first.durations;
  if (!first.time_column)
    for (double& duration : durations) duration /= days_per(unit);
  return guess_landmarks(std::move(durations), unit);
}

void add_missing(std::vector<std::string>& missing, const std::vector<std::string>& more) {
  missing.insert(missing.end(), more.begin(), more.end());
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
}

}  // namespace

Draft make_draft(TableProfile table, const StarterOptions& options, const Truths& happened) {
  std::vector<NameWords> names;
  std::transform(table.columns.begin(), table.columns.end(), std::back_inserter(names),
                 [](const ColumnProfile& column) { return read_name(column.name); });
  Draft draft;
  draft.data = options.data;
  draft.reading = options.reading;
  draft.table = std::move(table);
  add_missing(draft.table.missing, options.missing);
  draft.outcomes = guess_outcomes(draft.table, names, options, happened);
  const GuessedUnit unit = settle_unit(draft.outcomes, draft.table, names);
  draft.time_unit = unit.unit;
  draft.time_unit_reason = unit.reason;
  draft.landmarks = landmarks_of(draft.outcomes, draft.time_unit);
  draft.dose = guess_dose(draft.table, names);
  draft.covariates = guess_covariates(draft.table, names, draft.outcomes, draft.dose);
  return draft;
}

}  // namespace rtsurv::starter
