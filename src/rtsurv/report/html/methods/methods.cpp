#include "rtsurv/report/manuscript/methods/methods.hpp"
#include "rtsurv/report/html/methods/cited.hpp"
#include "rtsurv/report/html/methods/limitations.hpp"
#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

Section methods_section(Page& page) {
  const Section::Part limits{"limitations", "Limitations"};
  Section section{{}, {limits}};
  manuscript::References references;
  for (const std::string& sentences : manuscript::methods_text(page.study()))
    section.body += cited_paragraph(sentences, references);
  section.body += part_heading(limits) + limitations(page.study());
  return section;
}

}  // namespace rtsurv::report::html
