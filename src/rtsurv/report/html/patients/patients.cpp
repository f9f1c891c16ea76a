#include "rtsurv/report/html/patients/characteristics.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::html {

namespace {

std::string sentence(const std::vector<results::FlowStep>& flow) {
  const std::size_t read = flow.front().remaining, left = flow.back().remaining;
  if (results::is_hidden(read))
    return people_count(left) + " patients of the file were analysed. Every later count starts from these.";
  if (flow.size() == 1) return "All " + counted(static_cast<double>(read), "patient") + " of the file were analysed.";
  return "Of " + counted(static_cast<double>(read), "patient") + " in the file, " + people_count(read - left) +
         " were excluded and " + people_count(left) + " remain. Every later count starts from these " +
         people_count(left) + ".";
}

/// What the reader does not see.
Html not_shown(const results::Study& study) {
  if (!study.min_cell) return {};
  return paragraph(small_counts_sentence(*study.min_cell));
}

}  // namespace

Section patients_section(Page& page) {
  const std::vector<results::FlowStep>& flow = page.study().flow;
  const Html cohort = flow.empty() ? Html{} : paragraph(sentence(flow)) + page.figure({"flow"});
  return {cohort + not_shown(page.study()) + characteristics_part(page), {}};
}

}  // namespace rtsurv::report::html
