#include "rtsurv/starter/draft.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

/// Longer follow-up than this is read as days when no name tells the unit.
constexpr double most_months = 200.0;

void guess_time_unit(Draft& draft, const std::vector<NameWords>& names) {
  if (!draft.endpoints.front().from.empty()) return;  // months
  const std::size_t time = draft.endpoints.front().time_column;
  const double longest = draft.table.columns[time].highest;
  if (names[time].unit) {
    draft.time_unit = *names[time].unit;
    draft.time_unit_reason = "guessed: from the name " + in_comment(draft.name_of(time));
  } else {
    draft.time_unit = longest > most_months ? TimeUnit::days : TimeUnit::months;
    draft.time_unit_reason = fmt::format("guessed: the longest time is {}", table::label(longest));
  }
}

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

/// The last two that a fifth of the patients reach; the median time when there is none.
std::vector<double> guess_landmarks(const ColumnProfile& time, TimeUnit unit) {
  std::vector<double> landmarks = usual_landmarks(unit);
  std::erase_if(landmarks, [&](double landmark) { return landmark > time.upper_fifth; });
  if (landmarks.size() > 2) landmarks.erase(landmarks.begin(), landmarks.end() - 2);
  if (landmarks.empty() && time.known > 0) landmarks.push_back(std::max(0.0, time.median));
  return landmarks;
}

void add_missing(std::vector<std::string>& missing, const std::vector<std::string>& more) {
  missing.insert(missing.end(), more.begin(), more.end());
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
}

}  // namespace

Draft make_draft(TableProfile table, const StarterOptions& options) {
  std::vector<NameWords> names;
  std::transform(table.columns.begin(), table.columns.end(), std::back_inserter(names),
                 [](const ColumnProfile& column) { return read_name(column.name); });
  Draft draft;
  draft.data = options.data;
  draft.reading = options.reading;
  draft.table = std::move(table);
  add_missing(draft.table.missing, options.missing);
  GuessedOutcomes outcomes = guess_outcomes(draft.table, names, options);
  draft.endpoints = std::move(outcomes.endpoints);
  draft.undecided = std::move(outcomes.undecided);
  draft.covariates = guess_covariates(draft.table, names, draft.endpoints);
  draft.dose = guess_dose(draft.table, names);
  draft.landmarks = {12, 24};
  if (draft.endpoints.empty()) return draft;
  guess_time_unit(draft, names);
  if (draft.endpoints.front().from.empty())
    draft.landmarks = guess_landmarks(draft.table.columns[draft.endpoints.front().time_column], draft.time_unit);
  return draft;
}

}  // namespace rtsurv::starter
