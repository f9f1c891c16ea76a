#include <algorithm>
#include <cmath>

#include "rtsurv/report/html/factors/beside_screen.hpp"
#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/factors/model_parts.hpp"
#include "rtsurv/report/html/factors/non_proportional.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/competing_parts.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CoxResult;

/// " Left out: ..."; empty where every factor of the protocol is in the model.
std::string left_out_sentence(const results::Study& study, const results::Multivariable& model) {
  std::vector<std::string> few, others;
  for (const results::LeftOut& one : model.left_out)
    if (one.cause == results::LeftOut::Cause::few_known)
      few.push_back(label_in_sentence(study, one.factor) + " (" + count(static_cast<double>(one.known)) + " of " +
                    count(static_cast<double>(one.all)) + ")");
    else
      others.push_back(label_in_sentence(study, one.factor) + " (" + one.reason + ")");
  std::string text;
  if (!few.empty())
    text += " Left out, because known in less than half of the patients: " + enumerate(few) + "; " +
            (few.size() == 1 ? "its" : "their") + " univariable result is not adjusted.";
  for (std::size_t i = 0; i < others.size(); ++i) text += (i == 0 ? " Left out: " : "; ") + others[i];
  return others.empty() ? text : text + ".";
}

/// Factors that the screen kept out by an average over time; empty where there is none.
std::string kept_out_sentence(const results::Study& study, const results::Multivariable& model) {
  std::vector<std::string> factors;
  for (const results::KeptOut& one : model.kept_out) {
    const auto test = std::ranges::find(one.cox.zph, one.factor, &CoxResult::Zph::term);
    factors.push_back(
        label_in_sentence(study, one.factor) +
        (test == one.cox.zph.end() ? "" : " (test of proportional hazards " + p_phrase(test->test.p) + ")"));
  }
  if (factors.empty()) return "";
  return " The screen goes by an average over the follow-up; kept out by it although the hazard ratio changes over time: " +
         enumerate(factors) + ".";
}

/// " From 215 patients to 198: ..."; empty where nobody is left out.
std::string shrunken_phrase(const results::Sample& sample) {
  if (sample.n_missing == 0) return "";
  return " From " + count(static_cast<double>(sample.n + sample.n_missing)) + " patients to " +
         count(static_cast<double>(sample.n)) + ":" + missing_phrase(sample.n_missing);
}

std::string rule_sentence(const results::Study& study, const results::Multivariable& model) {
  const std::vector<std::string> labels = labels_in_sentence(study, model.factors);
  const std::string list = labels.empty() ? "none" : enumerate(labels);
  if (model.screened_below)
    return "Factors were selected by the rule \u201C" + model.rule + "\u201D in univariable analysis: " + list + ".";
  return "Factors " + model.rule + ": " + list + ".";
}

std::string strata_note(const results::Study& study, const CoxResult& cox) {
  const std::vector<std::string> labels = labels_in_sentence(study, cox.strata);
  return labels.empty() ? "" : " Stratified by " + enumerate(labels) + ": each stratum has its own baseline hazard.";
}

/// The tests of factors with several coefficients, beside their names: no level's own P says whether the factor matters.
void add_factor_tests(Table& table, const results::Study& study, const CoxResult& cox) {
  const std::size_t column = table.header.size() - 1;
  bool any = false;
  for (const CoxResult::Factor& factor : cox.factors) {
    const auto row = std::ranges::find_if(table.rows, [&](const Table::Row& one) {
      return one.kind == Table::RowKind::head && one.label == column_label_with_unit(study, factor.term);
    });
    if (factor.test.df < 2.0 || row == table.rows.end()) continue;
    row->cells.resize(column);
    row->cells.push_back(p_cell(factor.test.p));
    any = true;
  }
  if (!any) return;
  table.header.emplace_back("Factor P");
  table.notes.push_back(
      "Factor P: all levels of a factor together, by the " +
      (is_robust(cox.sample) ? std::string("robust Wald test.") : "likelihood ratio against the model without it."));
}

Table model_table(const results::Study& study, const results::EndpointResult& endpoint, const CoxResult& cox) {
  const std::string interval = " (" + interval_head(cox.confidence_level) + ")";
  const results::FineGrayResult* other = fine_gray_beside(endpoint);
  Table table{"Multivariable Cox model of " + in_sentence(endpoint.label) + " in " + sample_phrase(cox.sample) + ".",
              {"Factor", "n", "Events", "HR" + interval, "Wald P"},
              cox_rows(study, cox, other ? &other->model : nullptr),
              {}};
  if (other != nullptr) {
    table.caption = "Multivariable models of " + in_sentence(endpoint.label) + " in " +
                    competing_sample(study, endpoint, *other) + ".";
    table.header = {"Factor",
                    "n",
                    event_label(study, endpoint.name),
                    "Cause-specific HR" + interval,
                    "P",
                    "Subdistribution HR" + interval,
                    "P"};
  }
  std::string tests = test_phrase("Likelihood-ratio test of all terms", cox.likelihood_ratio) + "; " +
                      test_phrase("Wald test", cox.wald) + "; " + test_phrase("score test", cox.score) + ".";
  if (cox.concordance && cox.concordance->std_error > 0.0)
    tests += " Harrell\u2019s C " + fixed(cox.concordance->c, 3) + " (standard error " +
             fixed(cox.concordance->std_error, 3) + "), measured in the patients that made the model.";
  table.notes = {"HR, hazard ratio adjusted for the other factors of the table; CI, Wald confidence interval. " +
                     ties_name(cox.ties) + "\u2019s method for ties." + strata_note(study, cox) +
                     rows_note(cox.sample) + shrunken_phrase(cox.sample),
                 tests};
  if (is_robust(cox.sample))
    table.notes.emplace_back(
        std::string(
            "The likelihood-ratio and score tests take patients as independent and count each once; read the ") +
        (std::isnan(cox.wald.p) ? "tests of the factors." : "Wald test."));
  for (const CoxResult::Spline& spline : cox.splines)
    table.notes.push_back(column_label(study, spline.variable) + ": " + spline_phrase(spline) +
                          ". Its rows are quartiles against the median, with P of Wald.");
  if (other != nullptr) std::ranges::copy(two_models_notes(study, endpoint, *other), std::back_inserter(table.notes));
  std::ranges::copy(separation_notes(cox), std::back_inserter(table.notes));
  add_factor_tests(table, study, cox);
  table.name = figure_name({"multivariable", endpoint.name});
  return table;
}

Table hazards_table(const results::Study& study, const results::EndpointResult& endpoint, const CoxResult& cox) {
  Table table{"Test of proportional hazards for the model of " + in_sentence(endpoint.label) + ".",
              {"Term", "Chi-square", "df", "P"},
              {},
              {"Score test of a trend of the coefficients over " + zph_scale(cox.zph_transform) +
               ". A small P says that the hazard ratio changes over time; the table then gives its average."}};
  table.name = figure_name({"hazards", endpoint.name});
  for (const CoxResult::Zph& zph : cox.zph)
    table.rows.push_back({Table::RowKind::plain,
                          zph.of_all_terms() ? "All terms" : column_label(study, zph.term),
                          {fixed(zph.test.chi_square, 2), plain(zph.test.df), p_cell(zph.test.p)},
                          ""});
  return table;
}

}  // namespace

Html model_words(const results::Study& study, const results::EndpointResult& endpoint) {
  const results::Multivariable& model = *endpoint.multivariable;
  Html words =
      paragraph(rule_sentence(study, model) + left_out_sentence(study, model) + kept_out_sentence(study, model));
  if (!model.cox.value) return words + paragraph("The model is " + not_estimable(model.cox.why) + ".");
  if (!model.cox.value->converged)
    words += paragraph("The fit did not converge; its numbers are those of the last iteration.");
  return words;
}

Html multivariable_part(Page& page, const results::EndpointResult& endpoint) {
  const auto& cox = endpoint.multivariable->cox;
  return cox.value ? page.table(model_table(page.study(), endpoint, *cox.value)) : Html{};
}

Html model_in_full(Page& page, const results::EndpointResult& endpoint) {
  const results::Multivariable& model = *endpoint.multivariable;
  Html body;
  if (model.cox.value) {
    const CoxResult& cox = *model.cox.value;
    body += page.figure({"forest", endpoint.name});
    for (const CoxResult::Spline& spline : cox.splines) body += page.figure({"spline", endpoint.name, spline.variable});
    if (!cox.zph.empty()) {
      body += page.table(hazards_table(page.study(), endpoint, cox));
      body += non_proportional_part(page, endpoint);
    }
    body += model_checks_part(page, endpoint);
    if (model.fine_gray && !model.fine_gray->value)
      body += paragraph("The Fine\u2013Gray model is " + not_estimable(model.fine_gray->why) + ".");
  }
  body += beside_screen_part(page, endpoint);
  return body;
}

}  // namespace rtsurv::report::html
