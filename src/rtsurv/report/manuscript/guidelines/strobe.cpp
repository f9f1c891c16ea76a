// Source: von Elm et al., Lancet 370 (2007) 1453-1457, the list for cohort studies.
#include "rtsurv/report/manuscript/guidelines/facts.hpp"

namespace rtsurv::report::manuscript {

namespace {

void add_strobe_methods(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("4", "Design of the study, early in the paper", authors()));
  items.push_back(item("5", "Setting, places and dates",
                       {facts.years ? "referrals" : "",
                        "setting, places" + std::string(facts.years ? "" : ", dates") + ": for the authors"}));
  items.push_back(item("6", "Who was eligible, how they were found and followed",
                       {facts.excluded ? "patients" : "", "source and selection: for the authors"}));
  items.push_back(item("7", "Outcomes, exposures and confounders defined", endpoints_defined(facts)));
  items.push_back(item("8", "Where the data come from and how they were measured", authors()));
  items.push_back(
      item("9", "What was done against bias",
           when(facts.adjusted, "methods", facts.effects ? missing("\u201Cadjust\u201D in [[effect]]") : authors())));
  items.push_back(item("10", "How the size of the study came about", authors()));
  items.push_back(item("11", "How numbers were handled, groupings and why",
                       when(facts.cuts, "cutpoints", when(facts.factors, "methods", authors()))));
  items.push_back(
      item("12", "Statistical methods: confounding, subgroups, missing values, losses, sensitivity", {"methods", ""}));
}

void add_strobe_results(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("13", "Numbers at each stage, reasons for leaving, a diagram",
                       {"patients", "the diagram: for the authors"}));
  items.push_back(item("14", "Characteristics of the patients, with missing values",
                       when(facts.characteristics, "patients", missing("[describe]"))));
  items.push_back(item("14", "How long they were followed", when(facts.follow_up, "summary", authors())));
  items.push_back(item("15", "Events and rates over time", {"outcomes", ""}));
  const Where main = when(facts.adjusted, "effects", when(facts.model, "factors", missing("[multivariable]")));
  items.push_back(
      item("16", "Estimates unadjusted and adjusted, with precision; limits of categories; absolute risks", main));
  items.push_back(item("17", "Other analyses: subgroups, interactions, sensitivity",
                       when(facts.effects, "effects", when(facts.checked, "models", missing("[[effect]]")))));
}

}  // namespace

Guideline strobe(const Facts& facts) {
  std::vector<GuidelineItem> items{item("1", "Design named in title or abstract; a balanced abstract", authors()),
                                   item("2", "Background and reason", authors()),
                                   item("3", "Aims and hypotheses set beforehand", authors())};
  add_strobe_methods(items, facts);
  add_strobe_results(items, facts);
  items.push_back(item("18", "Key results against the aims", {"summary", "in the authors\u2019 words"}));
  items.push_back(item("19", "Limitations", {"methods", "direction and size of bias: for the authors"}));
  items.push_back(item("20", "Cautious interpretation", {"trust", "in the light of other studies: for the authors"}));
  items.push_back(item("21", "How far results carry over to others", authors()));
  items.push_back(item("22", "Funding and the role of the funders", authors()));
  return {"STROBE", "cohort studies", "vonelm2007", std::move(items)};
}

}  // namespace rtsurv::report::manuscript
