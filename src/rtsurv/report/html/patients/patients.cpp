#include "rtsurv/report/html/patients/characteristics.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::html {

namespace {

std::string sentence(const std::vector<results::FlowStep>& flow) {
  const std::size_t read = flow.front().remaining, left = flow.back().remaining;
  if (flow.size() == 1) return "All " + people_count(read) + " patients of the file were analysed.";
  return "Of " + people_count(read) + " patients in the file, " + people_count(read - left) + " were excluded and " +
         people_count(left) + " remain. Every later count starts from these " + people_count(left) + ".";
}

}  // namespace

Section patients_section(Page& page) {
  const std::vector<results::FlowStep>& flow = page.study().flow;
  const Html cohort = flow.empty() ? Html{} : paragraph(sentence(flow)) + page.figure({"flow"});
  return {cohort + characteristics_part(page), {}};
}

}  // namespace rtsurv::report::html
