// [univariable]: each factor alone, on the patients in whom it is known.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
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

}  // namespace

std::vector<results::UnivariableRow> compare_factors(Analysis& analysis, const std::string& endpoint) {
  const std::vector<Text>& curves = analysis.protocol().univariable->curves;
  std::vector<results::UnivariableRow> rows;
  for (const Text& factor : analysis.protocol().univariable->factors) {
    warn_about_missing(analysis, factor);
    rows.push_back(compare_factor(analysis, analysis.outcome(endpoint), factor.text));
    rows.back().drawn = std::ranges::find(curves, factor.text, &Text::text) != curves.end();
  }
  return rows;
}

}  // namespace rtsurv::study
