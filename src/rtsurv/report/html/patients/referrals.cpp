#include <cmath>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/tally_table.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Referrals;

/// What the trend says, with its convention.
std::string trend_sentence(const Referrals& referrals) {
  if (!referrals.trend) return referrals.why.empty() ? "" : "No trend was tested: " + referrals.why + ".";
  const Referrals::Trend& trend = *referrals.trend;
  const std::string slope = fixed(std::abs(trend.percent_per_year), 1) + " percentage points a year";
  return "The share " + std::string(trend.percent_per_year < 0.0 ? "fell by " : "rose by ") + slope +
         " (Cochran\u2013Armitage test for trend over calendar years, no continuity correction, " + p_phrase(trend.p) +
         ", n = " + people_count(trend.n) + ").";
}

Table years_table(const Referrals& referrals) {
  Table table{
      "Patients by calendar year" + (referrals.share.empty() ? std::string() : ", and share: " + referrals.label) + ".",
      {"Year", "n"},
      {},
      {},
      true};
  table.name = "referrals";
  if (!referrals.share.empty()) table.header.push_back(referrals.label);
  for (const Referrals::Year& year : referrals.years) {
    Table::Row row{Table::RowKind::plain, std::to_string(year.year), {people_count(year.n)}, ""};
    if (!referrals.share.empty())
      row.cells.emplace_back(year.share && year.share->of > 0 ? proportion_phrase(*year.share) : "");
    table.rows.push_back(std::move(row));
  }
  if (!referrals.share.empty())
    table.notes.push_back("Exact " + interval_head(referrals.confidence_level) + " (Clopper and Pearson, two-sided).");
  if (referrals.n_missing > 0)
    table.notes.push_back("No date is known for " + counted(static_cast<double>(referrals.n_missing), "patient") + ".");
  return table;
}

}  // namespace

Section referrals_section(Page& page) {
  Section section;
  if (!page.study().referrals || page.study().referrals->years.empty()) return section;
  const Referrals& referrals = *page.study().referrals;
  section.body = paragraph(trend_sentence(referrals)) + page.figure({"referrals"});
  section.body += page.table(years_table(referrals));
  return section;
}

}  // namespace rtsurv::report::html
