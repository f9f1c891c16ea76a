#include "rtsurv/report/text/notes.hpp"

#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/methods/convention.hpp"

namespace rtsurv::report {

std::string sample_line(const results::Sample& sample) {
  const bool counts = sample.weights && sample.weights->count_patients;
  std::string line =
      "n = " + std::to_string(sample.n) + ", " + plain(sample.events, 1) + " " + plural(sample.events, "event");
  if (sample.n_missing > 0)
    line += "; " + std::to_string(sample.n_missing) + " " +
            plural(static_cast<double>(sample.n_missing), counts ? "patient" : "row") +
            " left out because a value is missing";
  line += ".\n";
  const std::string rows = rows_phrase(sample);
  return rows.empty() ? line : line + rows + "\n";
}

std::string warning_lines(const std::vector<std::string>& warnings) {
  if (warnings.empty()) return "";
  std::string lines = "\nWarnings\n";
  for (const std::string& warning : warnings) lines += "- " + warning + "\n";
  return lines;
}

std::string convention_head(const std::string& as) {
  if (as.empty()) return "Convention: ";
  return "Convention of " + std::string(results::convention_of(as).program) + " where nothing else is asked for: ";
}

std::string heading(const std::string& title, const std::string& by) {
  return title + (by.empty() ? "" : " by " + by) + "\n";
}

}  // namespace rtsurv::report
