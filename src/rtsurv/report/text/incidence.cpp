#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace {

std::string counts(const results::IncidenceResult& result) {
  Grid grid({"Group", "n", "Cause", "Events"});
  for (const auto& group : result.groups)
    for (const auto& cause : group.causes)
      grid.add({group.group, std::to_string(group.n), cause.cause, plain(cause.events(), 1)});
  return grid.text();
}

std::string rates(const results::IncidenceResult& result) {
  Grid grid({"Group", "Cause", "Time", "Cumulative incidence (" + interval_head(result.confidence_level) + ")"});
  for (const auto& group : result.groups)
    for (const auto& cause : group.causes)
      for (const survival::IncidenceAt& at : cause.curve.at)
        grid.add({group.group, cause.cause, plain(at.time),
                  at.cif ? percent_interval(at.cif, at.lower, at.upper) : "after the last observed time"});
  const std::string table = grid.text();
  return table.empty() ? "" : "\n" + table;
}

std::string comparison(const results::IncidenceResult& result) {
  Grid grid({"Gray's test", "Chi-square", "df", "P"});
  for (const auto& gray : result.gray) {
    if (gray.test)
      grid.add({gray.cause, fixed(gray.test->chi_square, 2), plain(gray.test->df), p_value(gray.test->p)});
    else
      grid.add({gray.cause, "not estimable"});
  }
  const std::string table = grid.text();
  return table.empty() ? "" : "\n" + table;
}

std::string incidence_convention(const results::IncidenceResult& result) {
  std::string text = std::string("Convention: Aalen\u2013Johansen estimate, ") +
                     (is_robust(result.sample) ? "robust variance (infinitesimal jackknife), " : "Aalen variance, ") +
                     level_phrase(result.confidence_level) + " intervals log-log-transformed";
  if (!result.gray.empty()) text += "; Gray's test with rho = 0";
  for (std::size_t i = 0; i < result.strata.size(); ++i)
    text += (i == 0 ? ", stratified by " : ", ") + result.strata[i];
  return text + ".\n";
}

constexpr auto incidence_estimand =
    "What it estimates: the probability of having failed from the cause by that time when the other causes remove\n"
    "patients first. One minus Kaplan\u2013Meier, which takes those for censored, is higher.\n";

}  // namespace

std::string to_text(const results::IncidenceResult& result) {
  std::string text = heading("Cumulative incidence with competing causes", result.by) + counts(result) + rates(result) +
                     comparison(result);
  text += sample_line(result.sample) + incidence_estimand + incidence_convention(result);
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
