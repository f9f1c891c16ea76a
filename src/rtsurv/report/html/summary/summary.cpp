#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/sections.hpp"
#include "rtsurv/report/html/summary/doubts.hpp"
#include "rtsurv/report/html/summary/key_numbers.hpp"
#include "rtsurv/report/html/summary/verdicts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

constexpr std::size_t most_doubts = 5;

std::string what_the_data_are(const results::Study& study) {
  const results::Manifest& manifest = study.manifest;
  std::vector<std::string> labels;
  for (const results::EndpointResult& endpoint : study.endpoints) labels.push_back(in_sentence(endpoint.label));
  const std::string read = count(static_cast<double>(manifest.rows_read));
  const std::string used = count(static_cast<double>(manifest.rows_analysed));
  return (manifest.rows_read == manifest.rows_analysed ? "All " + used : used + " of the " + read) + " patients in " +
         manifest.data_file + " were analysed" + (labels.empty() ? "" : " for " + enumerate(labels)) +
         "; times are in " + std::string(name(study.time_unit)) + ".";
}

Html numbers_list(const results::Study& study) {
  Html list;
  for (const KeyNumber& number : key_numbers(study)) {
    Html value;
    for (const std::string& estimate : number.values) value += element("b", text(estimate)) + text(" ");
    if (!number.detail.empty()) value += element("span", text(number.detail));
    list += element("dt", link(number.id, number.label)) + element("dd", value);
  }
  return list.empty() ? Html{} : element("dl", {{"class", "numbers"}}, list);
}

Html doubts_box(const results::Study& study) {
  const std::vector<Doubt> found = doubts(study);
  Html lines;
  for (std::size_t i = 0; i < found.size() && i < most_doubts; ++i)
    lines += element("li", link(found[i].id, found[i].sentence));
  return element("aside", {{"class", "doubt"}, {"aria-labelledby", "doubt"}},
                 element("h2", {{"id", "doubt"}}, text("What to doubt")) +
                     (lines.empty() ? paragraph(doubts_checked()) : element("ul", lines)));
}

/// The findings with how solid they are; nothing for a study without any.
Html verdicts_table(const results::Study& study) {
  const std::vector<Verdict> all = verdicts(study);
  if (all.empty()) return {};
  const auto cell = [](const char* tag, const Html& content) { return element(tag, content); };
  Html rows;
  for (const Verdict& verdict : all)
    rows += element("tr", {{"class", "grade-" + std::to_string(static_cast<int>(verdict.grade))}},
                    element("th", {{"scope", "row"}}, link(verdict.id, verdict.finding)) +
                        cell("td", element("b", text(name(verdict.grade)))) + cell("td", text(verdict.why)));
  Html head;
  for (const char* title : {"Finding", "How solid", "Why"}) head += element("th", {{"scope", "col"}}, text(title));
  return element("h2", text("How solid is it?")) +
         element(
             "div", {{"class", "scroll verdicts"}, {"tabindex", "0"}},
             element("table", {{"class", "words"}},
                     element("caption", element("span", text("Each finding with the weakest point of its evidence."))) +
                         element("thead", element("tr", head)) + element("tbody", rows))) +
         element(
             "p", {{"class", "note"}},
             text("Solid: P below 0.05 and no check of this report speaks against it. Uncertain: P below 0.05, but a "
                  "check does. Not shown: P of 0.05 or more; that does not prove the opposite."));
}

}  // namespace

Section summary_section(Page& page) {
  const results::Study& study = page.study();
  const Html numbers = element("div", element("h2", text("Key results")) + numbers_list(study));
  return {"summary",
          "Summary",
          element("p", {{"class", "lead"}}, text(what_the_data_are(study))) +
              element("div", {{"class", "first"}}, numbers + doubts_box(study)) + verdicts_table(study),
          {}};
}

}  // namespace rtsurv::report::html
