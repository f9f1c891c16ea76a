// [referrals]: how many patients each calendar year, and the trend of the share of one kind.
#include <algorithm>
#include <map>

#include "rtsurv/core/date.hpp"
#include "rtsurv/math/trend_test.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"
#include "rtsurv/study/analysis/tally.hpp"
#include "rtsurv/study/columns/dates.hpp"

namespace rtsurv::study {
namespace {

using results::Referrals;

struct YearCount {
  std::size_t n = 0, known = 0, share = 0;
};

/// Counts by year; years without a patient are not among them.
std::map<int, YearCount> count_years(Analysis& analysis, const ReferralRule& rule, Referrals& result) {
  Problems problems(ErrorKind::data);
  const table::Column date = as_date(analysis.table(), analysis.column(rule.date, "[referrals] date"), problems);
  const table::Column* share = nullptr;
  if (rule.share) {
    analysis.column(*rule.share, "[referrals] share");
    share = &analysis.values().indicator(rule.share->text, "[referrals] share");
  }
  const CohortCounts patients(analysis);
  std::map<int, YearCount> years;
  for (std::size_t i = 0; i < date.size(); ++i) {
    const std::size_t n = patients.of(i);
    if (date.missing[i] != 0) result.n_missing += n;
    if (date.missing[i] != 0 || n == 0) continue;
    YearCount& year = years[year_of(date.number[i])];
    year.n += n;
    if (share == nullptr || share->missing[i] != 0) continue;
    year.known += n;
    if (share->number[i] != 0.0) year.share += n;
  }
  return years;
}

void test_trend(Referrals& result) {
  std::vector<math::ScoredProportion> groups;
  std::size_t n = 0;
  for (const Referrals::Year& year : result.years) {
    groups.push_back({static_cast<double>(year.year), year.share->n, year.share->of});
    n += year.share->of;
  }
  const auto test = math::trend_test(groups);
  if (test)
    result.trend = Referrals::Trend{n, 100.0 * test->slope, test->chi_square, test->p};
  else
    result.why = "a trend needs two years with patients, and patients of both kinds";
}

}  // namespace

void run_referrals(Analysis& analysis, results::Study& study) {
  const ReferralRule& rule = *analysis.protocol().referrals;
  Referrals result;
  result.date = rule.date.text;
  result.label = rule.label;
  if (rule.share) result.share = rule.share->text;
  const std::map<int, YearCount> years = count_years(analysis, rule, result);
  if (!years.empty())
    for (int year = years.begin()->first; year <= years.rbegin()->first; ++year) {
      const auto found = years.find(year);
      const YearCount counted = found == years.end() ? YearCount{} : found->second;
      result.years.push_back({year, counted.n, std::nullopt});
      if (rule.share) result.years.back().share = proportion(counted.share, counted.known);
    }
  if (rule.share) test_trend(result);
  study.referrals = std::move(result);
}

}  // namespace rtsurv::study
