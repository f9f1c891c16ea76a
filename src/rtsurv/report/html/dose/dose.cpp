#include "rtsurv/report/html/dose/dose_parts.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/schedule_table.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report::html {

namespace {

using results::ScheduleTable, results::Study;

std::string missing_sentence(const ScheduleTable& table) {
  if (table.n_missing == 0) return "";
  return " The dose of " + counted(static_cast<double>(table.n_missing), "patient") + " is not known.";
}

/// Of the first alpha/beta, then of the others in short.
std::string spread_sentence(const ScheduleTable& table) {
  std::string text;
  for (const ScheduleTable::Spread& spread : table.eqd2) {
    text += text.empty() ? " EQD2 had a median of " : "; with " + alpha_beta_phrase(spread.alpha_beta_gy) + ", ";
    text += fixed(spread.median, 1) + " Gy (interquartile range " + fixed(spread.q1, 1) + "\u2013" +
            fixed(spread.q3, 1) + ")";
    if (&spread == &table.eqd2.front()) text += " with " + alpha_beta_phrase(spread.alpha_beta_gy);
  }
  return text + ".";
}

Html schedules(Page& page) {
  const ScheduleTable& table = *page.study().schedules;
  if (table.rows.empty()) return paragraph("No patient has a known dose.");
  return paragraph(counted(static_cast<double>(table.n), "patient was", "patients were") + " treated with " +
                   counted(static_cast<double>(table.rows.size()), "schedule") + "." + spread_sentence(table) +
                   missing_sentence(table)) +
         page.figure({"schedules"});
}

Html schedules_in_full(Page& page) {
  Html body;
  if (page.study().schedules && !page.study().schedules->rows.empty())
    for (const Table& one : schedule_tables(page.study())) body += page.table(one);
  return body;
}

std::string response_title(const Study& study, const results::DoseResponse& response) {
  return "Dose and " + in_sentence(endpoint_label(study, response.endpoint));
}

void add(Section& section, const Section::Part& part, const Html& body) {
  if (body.empty()) return;
  section.body += part_heading(part) + body;
  section.parts.push_back(part);
}

}  // namespace

Section dose_section(Page& page) {
  Section section;
  const Study& study = page.study();
  if (study.schedules) add(section, {"dose-schedules", "Schedules given"}, schedules(page));
  for (std::size_t i = 0; i < study.dose_responses.size(); ++i)
    add(section, {part_id("dose-response", i), response_title(study, study.dose_responses[i])},
        dose_response_part(page, study.dose_responses[i]));
  return section;
}

Section dose_in_full(Page& page) {
  Section section;
  const Study& study = page.study();
  add(section, {"dose-tables", "Schedules given"}, schedules_in_full(page));
  for (std::size_t i = 0; i < study.dose_responses.size(); ++i)
    add(section, {part_id("dose-observed", i), response_title(study, study.dose_responses[i])},
        dose_response_table(page, study.dose_responses[i]));
  if (study.sweep && !study.sweep->alpha_beta_gy.empty())
    add(section, {"dose-sweep", "What depends on \u03B1/\u03B2"}, sweep_part(page));
  if (study.recommendation) add(section, {"dose-options", "Schedules as options"}, recommendation_part(page));
  return section;
}

}  // namespace rtsurv::report::html
