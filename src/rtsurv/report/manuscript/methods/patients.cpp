#include "rtsurv/report/manuscript/methods/patients.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::Study;

/// What a test of Table 1 goes back to; nothing for one that every reader knows.
std::string source_of_test(const std::string& test) {
  if (test.starts_with("Wilcoxon")) return cite({"mann1947"});
  if (test.starts_with("Kruskal")) return cite({"kruskal1952"});
  return test.starts_with("Fisher") ? cite({"freeman1951"}) : "";
}

}  // namespace

std::string cohort_methods(const Study& study) {
  if (study.flow.empty()) return "";
  std::vector<std::string> steps;
  for (const results::FlowStep& step : study.flow)
    if (step.reason)
      steps.push_back(in_sentence(*step.reason) + " (n = " + count(static_cast<double>(step.excluded)) + ")");
  const std::string left = count(static_cast<double>(study.flow.back().remaining));
  const std::size_t read = study.flow.front().remaining;
  const std::string hidden = study.min_cell ? " " + small_counts_sentence(*study.min_cell) : "";
  const std::string sentence =
      results::is_hidden(read) ? "" : "The file held " + counted(static_cast<double>(read), "patient") + ". ";
  if (steps.empty()) return sentence + "None was excluded." + hidden;
  return sentence + (steps.size() == 1 ? "The reason for exclusion was " : "Exclusions were applied in this order: ") +
         enumerate(steps) + "; " + left + " patients remained for analysis." + hidden;
}

std::string characteristics_methods(const Study& study) {
  if (!study.table1) return "";
  std::string text =
      "Continuous variables are given as median and interquartile range, categorical variables as number and "
      "percentage of the known values.";
  if (study.table1->by.empty()) return text;
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> variables;
  for (const auto& variable : study.table1->variables) {
    if (!variable.p) continue;
    if (!variables.contains(variable.test)) order.push_back(variable.test);
    variables[variable.test].push_back(variable.variable);
  }
  std::vector<std::string> tests;
  tests.reserve(order.size());
  for (const std::string& test : order)
    tests.push_back("the " + test_name(test) + source_of_test(test) + " (" +
                    enumerate(labels_in_sentence(study, variables[test])) + ")");
  if (tests.empty()) return text;
  return text + " Groups of " + label_in_sentence(study, study.table1->by) + " were compared by " + enumerate(tests) +
         ".";
}

}  // namespace rtsurv::report::manuscript
