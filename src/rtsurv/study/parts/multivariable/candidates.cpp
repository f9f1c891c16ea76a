#include "rtsurv/study/parts/multivariable/candidates.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"

namespace rtsurv::study {
namespace {

constexpr std::string_view used_by = "[multivariable] factors";

/// The patients of the model, were all factors known. Throws NotEstimable when there are none.
Cases patients_of(Analysis& analysis, const std::string& endpoint) {
  Values& values = analysis.values();
  Selection selection(values.rows(), {});
  require(selection, outcome_values(values, analysis.model_outcome(endpoint)));
  require_strata(selection, values, analysis.model_strata());
  return selection.cases();
}

std::size_t known_in(const table::Column& column, const Cases& cases) {
  return static_cast<std::size_t>(
      std::ranges::count_if(cases.row, [&](std::size_t row) { return column.missing[row] == 0; }));
}

}  // namespace

Candidates candidates(Analysis& analysis, const std::string& endpoint) {
  const Protocol& protocol = analysis.protocol();
  const bool screens = protocol.multivariable->select_below.has_value();
  const Cases cases = results::maybe([&] { return patients_of(analysis, endpoint); }).value.value_or(Cases{});
  Candidates result;
  std::vector<std::string> all;
  for (const Text& text : screens ? protocol.univariable->factors : protocol.multivariable->factors) {
    if (analysis.withheld(text.text)) {  // no screen takes it; a model that was fixed says why it has no numbers
      if (!screens) result.factors.push_back(text.text);
      continue;
    }
    const std::size_t known = known_in(analysis.column(text, used_by), cases);
    all.push_back(text.text);
    if (static_cast<double>(known) >= thresholds::share_known * static_cast<double>(cases.size()))
      result.factors.push_back(text.text);
    else
      result.left_out.push_back({text.text,
                                 fmt::format("known in {} of {} patients, less than half", known, cases.size()), known,
                                 cases.size()});
  }
  if (result.factors.empty()) return {std::move(all), {}};
  return result;
}

}  // namespace rtsurv::study
