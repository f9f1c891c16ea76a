#include "rtsurv/report/manuscript/methods/methods.hpp"

#include <algorithm>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/manuscript/methods/adjusted.hpp"
#include "rtsurv/report/manuscript/methods/checks.hpp"
#include "rtsurv/report/manuscript/methods/comparisons.hpp"
#include "rtsurv/report/manuscript/methods/dose.hpp"
#include "rtsurv/report/manuscript/methods/models.hpp"
#include "rtsurv/report/manuscript/methods/patients.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/lock.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::Study;

std::string locked_methods(const Study& study) { return study.lock ? lock_methods(*study.lock) : std::string(); }

std::string validation_methods(const Study& study) {
  if (!study.validation) return "";
  std::string text =
      "The analysis was validated internally: cut-points, screens, models, risk groups and effects were repeated on " +
      count(static_cast<double>(study.validation->replicates)) +
      " bootstrap samples of the patients. Estimates were corrected by the mean difference between what a replicate "
      "finds in its own sample and what its rules give in the original patients" +
      cite({"efron1983", "harrell1996"}) +
      ", hazard ratios on the logarithmic scale, with percentile intervals moved by that optimism" +
      cite({"noma2021"}) + ".";
  if (!study.validation->selection.empty())
    text += " How often a screen chooses a factor is given as the share of the samples in which it did" +
            cite({"sauerbrei1992"}) + ".";
  if (study.validation->permutations > 0)
    text += " The frequency of a false claim was found from " +
            count(static_cast<double>(study.validation->permutations)) + " permutations of the outcome.";
  return text;
}

std::string general_methods(const Study& study) {
  const results::Manifest& manifest = study.manifest;
  return "Patients with a missing value were left out of the analyses that need it; nothing was imputed. P values are "
         "two-sided and, where nothing else is said, not adjusted for the number of tests. Analyses were done with rtsurv " +
         manifest.version + cite({"rtsurv"}) + " (source " + manifest.commit + "), seed " +
         std::to_string(manifest.seed) + ".";
}

}  // namespace

std::vector<std::string> methods_text(const Study& study) {
  std::vector<std::string> paragraphs;
  for (const auto subject :
       {locked_methods,     cohort_methods,        dose_methods,       characteristics_methods, observed_methods,
        outcome_methods,    univariable_methods,   cutpoint_methods,   cut_evidence_methods,    multivariable_methods,
        separation_methods, check_methods,         risk_group_methods, effect_methods,          adjusted_methods,
        landmark_methods,   dose_response_methods, sweep_methods,      recommendation_methods,  validation_methods,
        general_methods})
    if (std::string sentences = subject(study); !sentences.empty()) paragraphs.push_back(std::move(sentences));
  return paragraphs;
}

}  // namespace rtsurv::report::manuscript
