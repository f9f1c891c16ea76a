// Source: Collins et al., BMJ 385 (2024) e078378. Items that ask about data set apart for a test do not arise: the
// validation is internal.
#include "rtsurv/report/manuscript/guidelines/facts.hpp"

namespace rtsurv::report::manuscript {

namespace {

Where does_not_arise(const std::string& why) { return {"", "does not arise: " + why}; }

void add_tripod_introduction(std::vector<GuidelineItem>& items) {
  items.push_back(item("1", "Title: a prediction model, for whom and for what", authors()));
  items.push_back(item("2", "Abstract after the list for abstracts", authors()));
  items.push_back(item("3a", "Context, reason, earlier models", authors()));
  items.push_back(item("3b", "For which patients and users", authors()));
  items.push_back(item("3c", "Known inequalities in health", authors()));
  items.push_back(item("4", "Aims: development, evaluation or both", authors()));
}

void add_tripod_data(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("5a", "Source of the data and whom they stand for", authors()));
  items.push_back(item("5b", "Dates of accrual and end of follow-up", when(facts.years, "referrals", authors())));
  items.push_back(item("6a", "Setting and number of centres", authors()));
  items.push_back(item("6b", "Who was eligible", when(facts.excluded, "patients", authors())));
  items.push_back(item("6c", "Treatments received", when(facts.doses, "dose", authors())));
  items.push_back(item("7", "How data were prepared and checked", {"provenance", ""}));
  items.push_back(item("8a", "Outcome defined, with its time horizon", endpoints_defined(facts)));
  items.push_back(item("8b", "Who assessed the outcome", authors()));
  items.push_back(item("8c", "Blinding of that assessment", authors()));
  items.push_back(item("9a", "How predictors were chosen", when(facts.model, "methods", authors())));
  items.push_back(
      item("9b", "Predictors defined",
           {facts.characteristics ? "patients" : "", "how they were measured, and whether blinded: for the authors"}));
  items.push_back(item("9c", "Who assessed the predictors", authors()));
}

void add_tripod_analysis(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("10", "Sample size: events per coefficient",
                       {facts.checked ? "models" : "", "reason for the size: for the authors"}));
  items.push_back(item("11", "Missing values", {"methods", ""}));
  items.push_back(item("12a", "How the data were used", {"methods", ""}));
  items.push_back(item("12b", "How predictors were handled", {"methods", ""}));
  items.push_back(item("12c", "Kind of model, its building, internal validation", {"methods", ""}));
  items.push_back(item("12d", "Differences between clusters", authors("where there are several centres")));
  items.push_back(item("12e", "Measures of performance", {"methods", "calibration: not given"}));
  items.push_back(item("12f", "Updating of the model", does_not_arise("none was updated")));
  items.push_back(item("12g", "How predictions were made", does_not_arise("no other data were predicted")));
  items.push_back(item("13", "Imbalance of classes", does_not_arise("times are analysed, not classes")));
  items.push_back(item("14", "Fairness", authors()));
  items.push_back(item("15", "Output of the model, and its thresholds", when(facts.groups, "risk-groups", authors())));
  items.push_back(item("16", "Development and evaluation data compared", does_not_arise("the validation is internal")));
  items.push_back(item("17", "Approval by an ethics committee", authors()));
}

void add_tripod_openness(std::vector<GuidelineItem>& items) {
  items.push_back(item("18a", "Funding", authors()));
  items.push_back(item("18b", "Conflicts of interest", authors()));
  items.push_back(item("18c", "Protocol of the study", {"provenance", "where it can be read: for the authors"}));
  items.push_back(item("18d", "Registration", authors()));
  items.push_back(item("18e", "Whether data can be had", authors()));
  items.push_back(item("18f", "Code of the analysis: program, version, seed", {"provenance", ""}));
  items.push_back(item("19", "Patients and public involved", authors()));
}

void add_tripod_results(std::vector<GuidelineItem>& items, const Facts& facts) {
  items.push_back(item("20a", "Flow of patients, events, follow-up", {"patients", ""}));
  items.push_back(item("20b", "Characteristics, with missing values",
                       when(facts.characteristics, "patients", missing("[describe]"))));
  items.push_back(
      item("20c", "Predictors compared with those of the development", does_not_arise("the validation is internal")));
  items.push_back(
      item("21", "Patients and events of each analysis", when(facts.model, "factors", {"risk-groups", ""})));
  items.push_back(item("22", "The model in full", when(facts.model, "factors", authors())));
  if (facts.model) items.back().left = "baseline survival, which a prediction needs: not given";
  items.push_back(item("23a", "Performance with its interval", {"validation", ""}));
  items.push_back(item("23b", "Performance between clusters", authors("where there are several centres")));
  items.push_back(item("24", "Results of updating", does_not_arise("none was updated")));
  items.push_back(item("25", "Interpretation, fairness included", authors()));
  items.push_back(item("26", "Limitations", {"methods", "in the authors\u2019 words"}));
  items.push_back(item("27a", "What to do with poor or missing input", authors()));
  items.push_back(item("27b", "What users must know or do", authors()));
  items.push_back(item("27c", "What is to be studied next", authors()));
}

}  // namespace

Guideline tripod(const Facts& facts) {
  std::vector<GuidelineItem> items;
  add_tripod_introduction(items);
  add_tripod_data(items, facts);
  add_tripod_analysis(items, facts);
  add_tripod_openness(items);
  add_tripod_results(items, facts);
  return {"TRIPOD+AI", "prediction models", "collins2024", std::move(items)};
}

}  // namespace rtsurv::report::manuscript
