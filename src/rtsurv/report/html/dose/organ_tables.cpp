#include <algorithm>

#include "rtsurv/report/html/dose/dose_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report::html {

namespace {

using results::OrganLimit, results::Recommendation, results::RegimenOption;

constexpr std::size_t most_columns = 6;  // organs beside each other on paper
constexpr const char* double_dagger = "\u2021";

Table limits_table(const Recommendation& recommendation) {
  Table table{"Limits for organs at risk, from " + recommendation.organs_file + ".",
              {"Organ", "\u03B1/\u03B2 (Gy)", "Limit, EQD2 (Gy)", "Of what", "Endpoint", "Source"},
              {},
              {"Limits are those of the table given, with the organ\u2019s own \u03B1/\u03B2; SHA-256 " +
               recommendation.organs_sha256.substr(0, 12) + "."}};
  bool unverified = false;
  for (const OrganLimit& organ : recommendation.organs) {
    unverified = unverified || !organ.verified;
    table.rows.push_back({Table::RowKind::plain,
                          organ.organ + (organ.verified ? "" : "*"),
                          {plain(organ.alpha_beta_gy, 2), organ.limit_eqd2_gy ? plain(*organ.limit_eqd2_gy, 1) : "none",
                           organ.metric, organ.endpoint, organ.source},
                          ""});
  }
  if (unverified) table.notes.emplace_back("* Not marked as verified in its source by whoever wrote the table.");
  table.words = true;
  table.name = "organs";
  return table;
}

/// Every schedule that some group lists as an option, once.
std::vector<const RegimenOption*> listed(const Recommendation& recommendation) {
  std::vector<const RegimenOption*> all;
  for (const results::RecommendedGroup& group : recommendation.groups)
    for (const auto* options : {&group.short_courses, &group.reaching})
      for (const RegimenOption& option : *options)
        if (std::ranges::none_of(all, [&](const auto* other) { return other->schedule.name == option.schedule.name; }))
          all.push_back(&option);
  std::ranges::stable_sort(all, {}, &RegimenOption::eqd2_gy);
  return all;
}

std::string organ_head(const OrganLimit& organ) {
  return organ.organ + ", " + alpha_beta_phrase(organ.alpha_beta_gy) +
         (organ.limit_eqd2_gy ? "; limit " + plain(*organ.limit_eqd2_gy, 1) + "\u00A0Gy" : "; no limit");
}

std::string organ_cell(const Recommendation& recommendation, const RegimenOption& option, std::size_t organ) {
  if (organ >= option.organs.size()) return "";
  const auto& limit = recommendation.organs[organ].limit_eqd2_gy;
  const double eqd2 = option.organs[organ].eqd2_gy;
  return fixed(eqd2, 1) + (limit && eqd2 > *limit ? double_dagger : "");
}

Table doses_table(const Recommendation& recommendation, std::size_t first) {
  Table table{"EQD2 (Gy) that an organ would receive if all of it had the full prescription: an upper bound.",
              {"Schedule (Gy/fractions)"},
              {},
              {std::string(double_dagger) +
               " Above the limit under that assumption; the plan\u2019s dose to the organ decides."}};
  table.name = "organs-" + std::to_string(first / most_columns + 1);
  const std::size_t last = std::min(first + most_columns, recommendation.organs.size());
  for (std::size_t i = first; i < last; ++i) table.header.push_back(organ_head(recommendation.organs[i]));
  for (const RegimenOption* option : listed(recommendation)) {
    Table::Row row{Table::RowKind::plain, option->schedule.name, {}, ""};
    for (std::size_t i = first; i < last; ++i) row.cells.emplace_back(organ_cell(recommendation, *option, i));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Html organ_tables(Page& page) {
  const Recommendation& recommendation = *page.study().recommendation;
  if (recommendation.organs.empty()) return {};
  Html body = element("h4", text("Organs at risk")) + page.table(limits_table(recommendation));
  if (listed(recommendation).empty()) return body;
  for (std::size_t first = 0; first < recommendation.organs.size(); first += most_columns)
    body += page.table(doses_table(recommendation, first));
  return body;
}

}  // namespace rtsurv::report::html
