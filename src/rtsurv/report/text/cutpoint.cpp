#include "rtsurv/report/format.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words.hpp"

namespace rtsurv::report {

std::string to_text(const results::CutpointResult& result) {
  const survival::Maxstat& maxstat = result.maxstat;
  const std::string cut = plain(maxstat.cutpoint);
  Grid grid({"Group", "n"});
  grid.add({result.x + " \u2264 " + cut, std::to_string(maxstat.n_low)});
  grid.add({result.x + " > " + cut, std::to_string(maxstat.n_high)});
  std::string text = heading("Cut-point of " + result.x + " by the maximally selected rank statistic") + grid.text();
  text += "Statistic " + fixed(maxstat.statistic, 3) + ", the largest of " + std::to_string(maxstat.cut.size()) +
          " candidate cuts.\n";
  text += "P corrected for the search: " + cutpoint_p_phrase(result) + ".\n";
  if (result.fixed) text += "Fixed by the protocol: " + result.x + " \u2265 " + plain(*result.fixed) + ".\n";
  text += sample_line(result.sample);
  text += "Convention: " + plain(100.0 * result.min_proportion, 1) + "\u2009% to " +
          plain(100.0 * result.max_proportion, 1) + "\u2009% of the rows at or below a candidate cut.\n";
  text +=
      "The cut was chosen because it separates these data best: differences between the two groups here are too "
      "large on average.\n";
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
