#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/validated.hpp"
#include "rtsurv/report/html/trust/corrected.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using chain::Validation, results::Study;

std::string validation_lead(const Validation& validation) {
  return "Everything that this analysis decided from the data was decided again in " + replicates_phrase(validation) +
         ": cut-points were searched, factors screened, the models fitted, risk groups counted and effects estimated. "
         "An estimate is corrected by what it loses, on average, when the rules of a replicate meet the original "
         "patients.";
}

Table cut_table(const Study& study) {
  const Validation& validation = *study.validation;
  Table table{"Cut-points searched in " + replicates_phrase(validation) + ".",
              {"Cut-point", "Endpoint", "In all patients", interval_head(validation.confidence_level), "Same cut"},
              {},
              {"Percentile interval. Same cut: replicates that end at the cut of all patients."}};
  table.name = "validated-cuts";
  for (const chain::CutDistribution& cut : validation.cutpoints) {
    const auto same = std::ranges::find_if(cut.counts, [&](const auto& one) { return one.first == cut.original; });
    table.rows.push_back(
        {Table::RowKind::plain,
         column_label_with_unit(study, cut.variable),
         {endpoint_label(study, cut.endpoint), cut.original ? plain(*cut.original, 4) : "not estimable",
          cut.lower ? plain(*cut.lower, 4) + "\u2013" + plain(*cut.upper, 4) : "not estimable",
          same == cut.counts.end() ? "" : share_phrase(same->second, validation.replicates)},
         ""});
  }
  return table;
}

/// Factors of all screens, each once.
std::vector<std::string> screened_factors(const Validation& validation) {
  std::vector<std::string> factors;
  for (const chain::Selection& model : validation.selection)
    for (const auto& factor : model.factors)
      if (std::ranges::find(factors, factor.factor) == factors.end()) factors.push_back(factor.factor);
  return factors;
}

Table selection_table(const Study& study) {
  const Validation& validation = *study.validation;
  Table table{"How often each factor passed the screen in " + replicates_phrase(validation) + ".",
              {"Factor"},
              {},
              {"* In the model of this report. A factor that passes in few replicates is there by luck of these "
               "patients."}};
  table.name = "selection";
  for (const auto& model : validation.selection) table.header.push_back(endpoint_label(study, model.endpoint));
  for (const std::string& factor : screened_factors(validation)) {
    Table::Row row{Table::RowKind::plain, column_label(study, factor), {}, ""};
    for (const auto& model : validation.selection) {
      const auto one = std::ranges::find(model.factors, factor, &chain::Selection::Factor::factor);
      row.cells.emplace_back(one == model.factors.end()
                                 ? ""
                                 : share_phrase(one->times, validation.replicates) + (one->in_original ? " *" : ""));
    }
    table.rows.push_back(std::move(row));
  }
  for (const auto& model : validation.selection)
    table.notes.push_back("The set of the model of " + in_sentence(endpoint_label(study, model.endpoint)) +
                          " was chosen in " + share_phrase(model.times_original, validation.replicates) +
                          " of the replicates.");
  return table;
}

Html failures(const Validation& validation) {
  if (validation.failed == 0) return paragraph("Every part could be estimated in every replicate.");
  Html lines;
  for (const auto& [reason, times] : validation.reasons)
    lines += element("li", text(counted(static_cast<double>(times), "replicate") + ": " + reason + "."));
  return paragraph("In " + count(static_cast<double>(validation.failed)) + " of " +
                   count(static_cast<double>(validation.replicates)) +
                   " replicates some part could not be estimated; the other parts of them are used.") +
         element("ul", lines);
}

}  // namespace

Section validation_section(Page& page) {
  const Study& study = page.study();
  if (!study.validation) return {};
  const Validation& validation = *study.validation;
  Html body = paragraph(validation_lead(validation));
  if (!validation.cutpoints.empty()) body += page.table(cut_table(study));
  for (const chain::CutDistribution& cut : validation.cutpoints) body += page.figure({"validation-cut", cut.name});
  if (!validation.selection.empty()) body += page.table(selection_table(study));
  if (!validation.corrected.empty()) body += page.table(corrected_table(study, validation.corrected));
  body += failures(validation);
  for (const std::string& one : validation.not_followed) body += paragraph("Not repeated: " + one + ".");
  return {body, {}};
}

}  // namespace rtsurv::report::html
