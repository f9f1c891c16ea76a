// [univariable]: each factor alone, on the patients in whom it is known.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/comparison.hpp"
#include "rtsurv/study/parts/univariable/compare_factors.hpp"

namespace rtsurv::study {
namespace {

void warn_about_missing(Analysis& analysis, const Text& factor) {
  const table::Column& column = analysis.column(factor, "[univariable] factors");
  std::size_t missing = 0;
  for (const std::uint8_t one : column.missing) missing += one;
  const double share = static_cast<double>(missing) / static_cast<double>(column.size());
  if (share > thresholds::share_missing)
    analysis.warn(fmt::format("\"{}\" is missing in {} of {} patients ({:.1f} %): results with it rest on the others",
                              factor.text, missing, column.size(), 100.0 * share));
}

/// The factor on the cumulative incidence of the event.
void add_incidence(Analysis& analysis, const CauseOutcome& causes, results::UnivariableRow& row) {
  const std::string& factor = row.factor;
  if (!row.numeric)
    row.cuminc = results::maybe([&] {
      return cumulative_incidence(
          analysis.values(),
          {.outcome = causes, .by = factor, .levels = analysis.levels(factor), .at = analysis.protocol().landmarks});
    });
  row.fine_gray = results::maybe([&] {
    if (!causes.entry.empty()) throw NotEstimable(no_fine_gray_with_entry);
    return fine_gray(analysis.values(), {.outcome = causes, .terms = {analysis.term(factor)}});
  });
}

}  // namespace

std::vector<results::UnivariableRow> compare_factors(Analysis& analysis, const std::string& endpoint) {
  const std::vector<Text>& curves = analysis.protocol().univariable->curves;
  const std::optional<CauseOutcome> causes = analysis.causes(endpoint);
  std::vector<results::UnivariableRow> rows;
  for (const Text& factor : analysis.protocol().univariable->factors) {
    if (!analysis.withheld(factor.text)) warn_about_missing(analysis, factor);
    rows.push_back(compare_factor(analysis, analysis.outcome(endpoint), factor.text));
    rows.back().drawn = std::ranges::find(curves, factor.text, &Text::text) != curves.end();
    if (causes) add_incidence(analysis, *causes, rows.back());
  }
  return rows;
}

}  // namespace rtsurv::study
