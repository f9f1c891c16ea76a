// What goes into a manuscript beside the methods: results in sentences, and the sources that the methods cite.
#include "rtsurv/report/html/methods/cited.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/manuscript/findings/findings.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"

namespace rtsurv::report::html {

namespace {

/// Each number says where it stands in results.json.
Html told_paragraph(const manuscript::Told& told) {
  Html body;
  std::size_t done = 0;
  for (const manuscript::Tie& tie : told.ties) {
    body += text(std::string_view(told.text).substr(done, tie.begin - done));
    body += element("span", {{"title", "results.json: " + tie.address}}, text(tie.printed));
    done = tie.begin + tie.printed.size();
  }
  return element("p", body + text(std::string_view(told.text).substr(done)));
}

}  // namespace

Section manuscript_section(Page& page) {
  Section section;
  const Section::Part results{"results-text", "Results"}, sources{"references", "References"};
  const std::vector<manuscript::Finding> findings = manuscript::findings(page.study());
  if (!findings.empty()) section.body += part_heading(results);
  for (const manuscript::Finding& finding : findings)
    section.body += element("h4", text(finding.title)) + told_paragraph(finding.told);
  manuscript::References references;
  for (const std::string& sentences : manuscript::methods_text(page.study()))
    static_cast<void>(references.cut(sentences));
  const Html list = reference_list(references);
  if (!list.empty()) section.body += part_heading(sources) + list;
  return section;
}

}  // namespace rtsurv::report::html
