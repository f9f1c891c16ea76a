// [person_time]: events per 100 patient-years, of all patients and by factor.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/units.hpp"
#include "rtsurv/math/poisson_interval.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/parts/attempt.hpp"

namespace rtsurv::study {
namespace {

using results::PersonTime;

constexpr double level = 0.95, per = 100.0;

/// The rate of the cases with a flag.
PersonTime::Group rate_of(std::string name, const survival::FollowUp& all, const std::vector<std::uint8_t>& flags,
                          double years_per_unit) {
  const survival::FollowUp members = all.subset(flags);
  PersonTime::Group group{std::move(name), members.total_events(), 0.0, {}, {}, {}};
  for (std::size_t i = 0; i < members.size(); ++i) {
    const double start = members.entry().empty() ? 0.0 : std::max(0.0, members.entry()[i]);
    group.person_years += members.weight_of(i) * (members.time()[i] - start) * years_per_unit;
  }
  if (!(group.person_years > 0.0)) return group;
  const math::Interval interval = math::garwood(group.events, level);
  group.rate_per_100 = per * group.events / group.person_years;
  group.lower = per * interval.lower / group.person_years;
  group.upper = per * interval.upper / group.person_years;
  return group;
}

/// Of all patients whose outcome is known; by factor, of those in whom it is known too.
class Rates {
 public:
  Rates(Analysis& analysis, const EndpointRule& endpoint)
      : analysis_(analysis),
        endpoint_(endpoint.name.text),
        outcome_(outcome_values(analysis.values(), analysis.outcome(endpoint_))),
        years_per_unit_(days_per(analysis.protocol().time_unit) / days_per(TimeUnit::years)) {}

  [[nodiscard]] PersonTime of_all() const {
    const Cases cases = selection().cases();
    return {
        endpoint_, {}, {rate_of("all", follow_up(cases), std::vector<std::uint8_t>(cases.size(), 1), years_per_unit_)}};
  }

  [[nodiscard]] PersonTime by(const Text& factor) const {
    const table::Column& column = analysis_.column(factor, "[person_time] factors");
    Selection known = selection();
    known.require(column.missing);
    const Cases cases = known.cases();
    const Factor groups = on_cases(as_factor(analysis_.table(), column, analysis_.levels(factor.text)), cases);
    const survival::FollowUp all = follow_up(cases);
    PersonTime result{endpoint_, factor.text, {}};
    for (std::size_t k = 0; k < groups.levels.size(); ++k)
      result.groups.push_back(rate_of(groups.levels[k], all, members(groups, k), years_per_unit_));
    return result;
  }

 private:
  [[nodiscard]] Selection selection() const {
    Selection selection(analysis_.table().rows(), {});
    require(selection, outcome_);
    return selection;
  }
  [[nodiscard]] survival::FollowUp follow_up(const Cases& cases) const {
    survival::FollowUp all = study::follow_up(analysis_.table(), outcome_, cases);
    require_independent(all, outcome_.rows, "the exact interval of a rate");
    return all;
  }

  Analysis& analysis_;
  std::string endpoint_;
  OutcomeValues outcome_;
  double years_per_unit_;
};

/// The factors that the protocol lists, or those of [univariable] that have groups.
std::vector<Text> factors_of(Analysis& analysis) {
  const Protocol& protocol = analysis.protocol();
  std::vector<Text> factors = protocol.person_time->factors;
  if (!factors.empty() || !protocol.univariable) return factors;
  std::ranges::copy_if(protocol.univariable->factors, std::back_inserter(factors), [&](const Text& factor) {
    return analysis.withheld(factor.text) || !analysis.is_covariate_only(factor.text);
  });
  return factors;
}

}  // namespace

void run_person_time(Analysis& analysis, results::Study& study) {
  const std::vector<Text>& wanted = analysis.protocol().person_time->endpoints;
  std::vector<Text> factors = factors_of(analysis);
  std::erase_if(factors, [&](const Text& factor) {
    const std::string* why = analysis.withheld(factor.text);
    if (why) study.failed_parts.push_back({fmt::format("[person_time] by \"{}\"", factor.text), *why});
    return why != nullptr;
  });
  for (const EndpointRule& endpoint : analysis.protocol().endpoints) {
    if (!wanted.empty() && std::ranges::find(wanted, endpoint.name.text, &Text::text) == wanted.end()) continue;
    attempt(study, fmt::format("[person_time] of {}", endpoint.name.text), [&] {
      const Rates rates(analysis, endpoint);
      study.person_time.push_back(rates.of_all());
      for (const Text& factor : factors) study.person_time.push_back(rates.by(factor));
    });
  }
}

}  // namespace rtsurv::study
