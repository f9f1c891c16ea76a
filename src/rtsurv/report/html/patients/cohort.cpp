#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::html {

namespace {

Table flow_table(const std::vector<results::FlowStep>& flow) {
  Table table{"Patients in the file, excluded by each criterion in this order, and remaining.",
              {"Step", "Excluded", "Remaining"},
              {},
              {}};
  for (const results::FlowStep& step : flow)
    table.rows.push_back({Table::RowKind::plain,
                          step.reason ? *step.reason : "In the file",
                          {step.reason ? people_count(step.excluded) : "", people_count(step.remaining)},
                          ""});
  return table;
}

std::string sentence(const std::vector<results::FlowStep>& flow) {
  const std::size_t read = flow.front().remaining, left = flow.back().remaining;
  if (flow.size() == 1) return "All " + people_count(read) + " patients of the file were analysed.";
  return "Of " + people_count(read) + " patients in the file, " + people_count(read - left) + " were excluded and " +
         people_count(left) + " remain. Every later count starts from these " + people_count(left) + ".";
}

}  // namespace

Section cohort_section(Page& page) {
  Section section;
  const std::vector<results::FlowStep>& flow = page.study().flow;
  if (flow.empty()) return section;
  section.body = paragraph(sentence(flow)) + page.figure({"flow"});
  section.body += page.unnumbered_table(flow_table(flow), "flow-table");
  return section;
}

}  // namespace rtsurv::report::html
