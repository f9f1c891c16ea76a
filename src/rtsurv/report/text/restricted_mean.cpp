#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

std::string interval(double estimate, double lower, double upper) {
  return fixed(estimate, 2) + " (" + fixed(lower, 2) + "\u2013" + fixed(upper, 2) + ")";
}

std::string contrast_line(const char* name, const std::optional<survival::Contrast>& contrast) {
  if (!contrast) return {};
  if (!contrast->has_interval())
    return std::string(name) + " " + fixed(contrast->estimate, 2) + " (interval not estimable)\n";
  return std::string(name) + " " + interval(contrast->estimate, contrast->lower, contrast->upper) + ", " +
         p_phrase(contrast->p) + "\n";
}

}  // namespace

std::string to_text(const results::RestrictedMeanResult& result) {
  Grid grid({"Group", "n", "Events", "Restricted mean (" + interval_head(result.confidence_level) + ")"});
  for (const auto& group : result.groups)
    grid.add({group.group, plain(static_cast<double>(group.n)), plain(group.events, 1),
              interval(group.mean.mean, group.mean.lower, group.mean.upper)});
  std::string text = heading("Restricted mean survival time up to " + plain(result.tau), result.by) + grid.text();
  if (result.groups.size() == 2)
    text += contrast_line("Difference, second group minus first:", result.difference) +
            contrast_line("Ratio, second group over first:", result.ratio);
  text += sample_line(result.sample);
  text += "Convention: area under the Kaplan\u2013Meier curve; " + level_phrase(result.confidence_level) +
          " normal intervals with " + (is_robust(result.sample) ? "the robust" : "Greenwood's") +
          " variance, of the ratio on the log scale.\n";
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
