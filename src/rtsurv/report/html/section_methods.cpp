#include "rtsurv/report/html/methods_text.hpp"
#include "rtsurv/report/html/sections.hpp"

namespace rtsurv::report::html {

Section methods_section(Page& page) {
  Section section{"methods", "Methods", {}, {}};
  for (const std::string& sentences : methods_text(page.study())) section.body += paragraph(sentences);
  return section;
}

}  // namespace rtsurv::report::html
