#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/tally_table.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

using results::Response;
using results::Tally;

const results::Proportion* event_of_all(const Tally& tally) {
  return tally.groups.empty() ? nullptr : &tally.groups.front().event;
}

Html best_response(Page& page, const Response& response) {
  const std::string how = response.derived
                              ? "Best response was derived from the sums of lesion diameters by RECIST 1.1; a "
                                "confirming measurement was not asked for."
                              : "Best response is as recorded in the table.";
  Html body = paragraph(how);
  if (response.of_all.of > 0)
    body += paragraph("Among all patients, those not assessed counting as without response, " +
                      proportion_phrase(response.of_all) + " responded.");
  return body + page.table(tally_table(page.study(), response.best, "Best response.", "Complete or partial response"));
}

Html symptoms(Page& page, const Tally& tally) {
  Html body;
  if (const auto* relief = event_of_all(tally))
    body += paragraph("Relief (" + enumerate(tally.events) + "): " + proportion_phrase(*relief) + ".");
  return body + page.table(tally_table(page.study(), tally, column_label(page.study(), tally.variable) + " response.",
                                       "Relief"));
}

Html toxicity(Page& page, const results::Toxicity& toxicity) {
  Html body;
  if (const auto* severe = event_of_all(toxicity.grades))
    body += paragraph(
        "Toxicity of grade 3 or worse: " + proportion_phrase(*severe) + "." +
        (severe->n == 0 ? " None seen is not none: the upper limit is what these patients can exclude." : ""));
  return body + page.table(tally_table(page.study(), toxicity.grades, "Worst grade of toxicity of each patient.",
                                       "Grade 3 or worse"));
}

}  // namespace

Section response_section(Page& page) {
  Section section;
  const auto part = [&](const std::string& title, const Html& content) {
    section.parts.push_back({part_id("response", section.parts.size()), title});
    section.body += part_heading(section.parts.back()) + content;
  };
  const results::Study& study = page.study();
  if (study.response) {
    part("Best response", best_response(page, *study.response));
    for (const Tally& tally : study.response->symptoms)
      part(column_label(study, tally.variable) + " response", symptoms(page, tally));
  }
  if (study.toxicity) part("Toxicity", toxicity(page, *study.toxicity));
  return section;
}

}  // namespace rtsurv::report::html
