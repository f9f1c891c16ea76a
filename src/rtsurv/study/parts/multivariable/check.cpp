// [multivariable] against the cohort.
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {
namespace {

/// A screen goes by log-rank or Gray's tests, which take patients as independent and count each once; Gray's has no form
/// for delayed entry.
void refuse_screen(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  for (const Text& used : protocol.multivariable->endpoints)
    for (const EndpointRule& endpoint : protocol.endpoints) {
      if (endpoint.name.text != used.text) continue;
      const bool weighted = endpoint.weights || protocol.weights;
      if (weighted || endpoint.cluster || protocol.cluster)
        preparation.refuse(
            used, fmt::format("\"select\" in [multivariable] screens by log-rank or Gray's tests, which do not "
                              "take the {} of endpoint \"{}\"; list the factors of its model instead (factors)",
                              weighted ? "weights" : "clusters", used.text));
      if (endpoint.entry && endpoint.competing && protocol.multivariable->select_by == ScreenTest::gray)
        preparation.refuse(used,
                           fmt::format("\"select\" in [multivariable] goes by Gray's test, which has no form for the "
                                       "\"entry\" of endpoint \"{}\"; write logrank, or list the factors",
                                       used.text));
    }
}

/// Within a stratum everybody has the same value of what makes the strata.
void refuse_strata(Preparation& preparation) {
  const MultivariableRule& rule = *preparation.protocol.multivariable;
  const bool screened = rule.select_below && preparation.protocol.univariable;
  for (const Text& factor : screened ? preparation.protocol.univariable->factors : rule.factors)
    for (const Text& stratum : rule.strata)
      if (same_without_case(factor.text, stratum.text))
        preparation.refuse(
            screened ? stratum : factor,
            fmt::format(
                "\"{}\" is a factor of the model and makes the \"strata\" of [multivariable] too: within a stratum "
                "everybody has the same value, so that no hazard ratio can be estimated; keep it as one of the "
                "two{}",
                factor.text, screened ? " (\"factors\" lists those of the model)" : ""));
}

constexpr const char* of_factors = "[multivariable] factors";

void a_splined_number(const table::Table& table, const table::Column& column, const std::string& used_by) {
  require_splinable(table, column, used_by);
  a_number(table, column, used_by);
}

void check_factor(Preparation& preparation, const Text& text) {
  std::optional<SplineSpec> spline;
  std::vector<std::string> crossed;
  const bool understood = preparation.attempt(text, [&] {
    crossed = crossed_variables(text.text);
    spline = parse_spline(text.text);
  });
  if (!understood) return;
  if (!crossed.empty())
    return preparation.refuse(
        text,
        fmt::format("{}: \"{}\" is an interaction, which the factors of a protocol cannot be; write {} as factors of "
                    "their own, and [[effect]] to compare an effect between groups",
                    of_factors, text.text, fmt::join(crossed, " and ")));
  if (!spline) return check(preparation, text, of_factors, a_covariate);
  Text variable = text;
  variable.text = spline->variable;
  check(preparation, variable, of_factors, a_splined_number);
}

}  // namespace

void check_multivariable(Preparation& preparation) {
  const MultivariableRule& rule = *preparation.protocol.multivariable;
  for (const Text& text : rule.factors) check_factor(preparation, text);
  for (const Text& text : rule.strata) check(preparation, text, "[multivariable] strata", makes_strata);
  if (rule.cluster)
    preparation.attempt(*rule.cluster,
                        [&] { (void)preparation.table.evaluate(rule.cluster->text, "[multivariable] cluster"); });
  if (rule.select_below) refuse_screen(preparation);
  refuse_strata(preparation);
}

}  // namespace rtsurv::study
