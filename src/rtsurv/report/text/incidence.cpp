#include "rtsurv/report/format.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words.hpp"

namespace rtsurv::report {

namespace {

std::string counts(const results::IncidenceResult& result) {
  Grid grid({"Group", "n", "Cause", "Events"});
  for (const auto& group : result.groups)
    for (const auto& cause : group.causes)
      grid.add({group.group, std::to_string(group.n), cause.cause, plain(cause.curve.events, 1)});
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

}  // namespace

std::string to_text(const results::IncidenceResult& result) {
  std::string text = heading("Cumulative incidence with competing causes", result.by) + counts(result) + rates(result);
  text += sample_line(result.sample);
  text += "Convention: Aalen\u2013Johansen estimate, Aalen variance, " + level_phrase(result.confidence_level) +
          " intervals log-log-transformed.\n";
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
