#include "rtsurv/report/html/methods/limitations.hpp"
#include "rtsurv/report/html/methods/methods_text.hpp"
#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

Section methods_section(Page& page) {
  const Section::Part limits{"limitations", "Limitations"};
  Section section{{}, {limits}};
  for (const std::string& sentences : methods_text(page.study())) section.body += paragraph(sentences);
  section.body += part_heading(limits) + limitations(page.study());
  return section;
}

}  // namespace rtsurv::report::html
