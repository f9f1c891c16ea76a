#include "rtsurv/report/html/outcomes/person_time.hpp"

#include <cmath>

#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::html {

namespace {

using results::PersonTime;

std::string rate(const PersonTime::Group& group) {
  if (results::is_hidden(group.events)) return results::hidden_text(results::hidden_count());
  if (!group.rate_per_100) return "no follow-up";
  return fixed(*group.rate_per_100, 1) + " (" + fixed(*group.lower, 1) + "\u2013" + fixed(*group.upper, 1) + ")";
}

void add_rows(Table& table, const results::Study& study, const PersonTime& one) {
  if (one.factor) table.rows.push_back({Table::RowKind::head, column_label(study, *one.factor), {}, ""});
  for (const PersonTime::Group& group : one.groups)
    table.rows.push_back(
        {one.factor ? Table::RowKind::level : Table::RowKind::plain,
         one.factor ? level_label(study, *one.factor, group.group) : "All patients",
         {count(group.events), std::isnan(group.person_years) ? "" : fixed(group.person_years, 1), rate(group)},
         ""});
}

}  // namespace

Html person_time_part(Page& page) {
  Html body;
  const results::Study& study = page.study();
  for (auto one = study.person_time.begin(); one != study.person_time.end();) {
    Table table{endpoint_label(study, one->endpoint) + ": events per 100 patient-years.",
                {"Patients", "Events", "Patient-years", "Per 100 patient-years (95\u2009% CI)"},
                {},
                {"Exact intervals (Garwood). A rate is an average over the follow-up: it describes well only a hazard "
                 "that stays about the same."}};
    table.name = figure_name({"person-time", one->endpoint});
    for (const std::string endpoint = one->endpoint; one != study.person_time.end() && one->endpoint == endpoint; ++one)
      add_rows(table, study, *one);
    body += page.table(table);
  }
  return body;
}

}  // namespace rtsurv::report::html
