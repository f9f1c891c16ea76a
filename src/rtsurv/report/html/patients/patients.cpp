#include "rtsurv/report/html/patients/characteristics.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::html {

namespace {

std::string sentence(const std::vector<results::FlowStep>& flow) {
  const std::size_t read = flow.front().remaining, left = flow.back().remaining;
  if (flow.size() == 1) return "All " + counted(static_cast<double>(read), "patient") + " of the file were analysed.";
  return "Of " + counted(static_cast<double>(read), "patient") + " in the file, " + people_count(read - left) +
         " were excluded and " + people_count(left) + " remain. Every later count starts from these " +
         people_count(left) + ".";
}

}  // namespace

Section patients_section(Page& page) {
  const std::vector<results::FlowStep>& flow = page.study().flow;
  const Html cohort = flow.empty() ? Html{} : paragraph(sentence(flow)) + page.figure({"flow"});
  return {cohort + characteristics_part(page), {}};
}

}  // namespace rtsurv::report::html
