#include "rtsurv/report/html/rows/incidence_rows.hpp"

#include <algorithm>
#include <iterator>

#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

using results::IncidenceResult;

namespace {

std::string incidence_at(const survival::IncidenceCurve& curve, double time) {
  const auto found = std::ranges::find(curve.at, time, &survival::IncidenceAt::time);
  if (found == curve.at.end()) return "beyond follow-up";
  if (found->cif == 0.0) return percent(0.0);  // nobody had it, and there are no limits
  return rate_phrase(*found, curve.events);
}

}  // namespace

std::vector<std::string> incidence_heads(const results::Study& study, const std::string& endpoint,
                                         double confidence_level) {
  std::vector<std::string> heads{"n", event_label(study, endpoint), competing_label(study, endpoint)};
  std::ranges::copy(landmark_heads(study, confidence_level), std::back_inserter(heads));
  return heads;
}

std::vector<Cell> incidence_cells(const results::Study& study, const IncidenceResult::Group& group) {
  std::vector<Cell> cells{count(static_cast<double>(group.n))};
  const survival::IncidenceCurve* event = group.curve_of(IncidenceResult::event_cause);
  for (const auto cause : {IncidenceResult::event_cause, IncidenceResult::competing_cause})
    cells.emplace_back(group.find(cause) == nullptr ? "" : count(group.find(cause)->events()));
  std::vector<std::string> rates(study.landmarks.size());
  if (event != nullptr) rates = incidence_rates(study, *event);
  std::ranges::move(rates, std::back_inserter(cells));
  return cells;
}

std::vector<std::string> incidence_rates(const results::Study& study, const survival::IncidenceCurve& curve) {
  std::vector<std::string> rates;
  for (const double time : study.landmarks) rates.push_back(incidence_at(curve, time));
  return rates;
}

Cell gray_p(const IncidenceResult& incidence) {
  const IncidenceResult::Gray* gray = incidence.gray_of(IncidenceResult::event_cause);
  return gray != nullptr && gray->test ? p_cell(gray->test->p) : "not estimable";
}

std::string incidence_convention() {
  return "Cumulative incidence: Aalen\u2013Johansen estimate, which counts competing events as what they are; "
         "log-log-transformed intervals.";
}

}  // namespace rtsurv::report::html
