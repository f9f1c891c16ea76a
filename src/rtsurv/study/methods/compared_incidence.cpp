#include "rtsurv/study/methods/compared_incidence.hpp"

#include <fmt/format.h>

namespace rtsurv::study {

void require_groups_of_strata(const IncidenceCall& call) {
  if (!call.strata.empty() && call.by.empty())
    throw InvalidOption("--strata stratifies the test between groups; give the groups with --by");
}

void require_causes(std::size_t causes, std::size_t rows) {
  if (causes == 0) throw NotEstimable(fmt::format("all {} rows used are censored, so there is no cause", rows));
}

void compare_groups(results::IncidenceResult& result, bool has_entry,
                    const std::function<survival::ChiSquareTest(int)>& test) {
  const auto& causes = result.groups.front().causes;
  for (std::size_t k = 0; k < causes.size(); ++k) {
    results::IncidenceResult::Gray gray{causes[k].cause, {}, {}};
    try {
      if (has_entry)
        throw NotEstimable(
            "Gray's test has no form for delayed entry; compare the rates of the cause instead (log-rank test or Cox "
            "model, both with entry)");
      gray.test = test(static_cast<int>(k) + 1);
    } catch (const NotEstimable& reason) {
      gray.why = reason.what();
      result.sample.warnings.push_back(fmt::format("no test of cause \"{}\": {}", gray.cause, gray.why));
    }
    result.gray.push_back(std::move(gray));
  }
}

}  // namespace rtsurv::study
