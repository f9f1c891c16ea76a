// Source: McShane et al., Br J Cancer 93 (2005) 387-391.
#include "rtsurv/report/manuscript/guidelines/facts.hpp"

namespace rtsurv::report::manuscript {

namespace {

void add_remark_patients(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("1", "Factor studied, aims, hypotheses set beforehand", authors()));
  items.push_back(item("2", "Patients: characteristics, source, who was in and who was out",
                       {facts.characteristics || facts.excluded ? "patients" : "", "source: for the authors"}));
  items.push_back(item("3", "Treatments and how they were chosen",
                       {facts.doses ? "dose" : "", "how they were chosen: for the authors"}));
  items.push_back(item("4", "Specimens and how they were kept", authors("where a factor is measured in a specimen")));
  items.push_back(
      item("5", "Assay, its quality, blinding to the outcome", authors("where a factor is measured by one")));
  items.push_back(item("6", "How cases were selected, looking forward or back", authors()));
  items.push_back(item("6", "Period of treatment", when(facts.years, "referrals", authors())));
  items.push_back(item("6", "End and median of follow-up", when(facts.follow_up, "summary", authors())));
}

void add_remark_methods(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("7", "Endpoints defined exactly", endpoints_defined(facts)));
  items.push_back(
      item("8", "All variables that were candidates", when(facts.factors, "factors", missing("[univariable]"))));
  items.push_back(item("9", "Reason for the sample size", authors()));
  items.push_back(item("10", "Statistical methods, selection, assumptions, missing values", {"methods", ""}));
  const Where straight = when(facts.numbers, "methods", authors());
  items.push_back(item("11", "How values of the factor were handled; how cuts were found",
                       when(facts.cuts, "cutpoints", straight)));
}

void add_remark_results(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("12", "Flow of patients, numbers and events of each analysis", {"patients", ""}));
  items.push_back(item("13", "Distribution of characteristics and of the factor, with missing values",
                       when(facts.characteristics, "patients", missing("[describe]"))));
  items.push_back(item("14", "The factor beside the standard variables",
                       when(facts.compared, "patients", missing("\u201Cby\u201D in [describe]"))));
  items.push_back(item("15", "The factor alone: estimate, interval, curves",
                       when(facts.factors, "factors", missing("[univariable]"))));
  items.push_back(item("16", "The factor in a model with others, each with its interval",
                       when(facts.model, "factors", missing("[multivariable]"))));
  items.push_back(item("17", "The factor beside the standard variables in one model, significant or not",
                       when(facts.fixed_or_full, "models", missing("\u201Cfactors\u201D in [multivariable]"))));
  items.push_back(
      item("18", "Assumptions and sensitivity checked", when(facts.checked, "models", missing("[multivariable]"))));
  items.push_back(item("18", "Validation", when(facts.validated, "validation", missing("[validation]"))));
}

}  // namespace

Guideline remark(const Facts& facts) {
  std::vector<GuidelineItem> items;
  add_remark_patients(items, facts);
  add_remark_methods(items, facts);
  add_remark_results(items, facts);
  items.push_back(
      item("19", "Interpretation against the aims, limitations", {"trust", "interpretation: for the authors"}));
  items.push_back(item("20", "What follows for research and practice", authors()));
  return {"REMARK", "studies of prognostic factors", "mcshane2005", std::move(items)};
}

}  // namespace rtsurv::report::manuscript
