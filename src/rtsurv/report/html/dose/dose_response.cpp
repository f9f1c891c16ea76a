#include "rtsurv/report/html/dose/dose_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::DoseResponse, results::Study;

std::string sample_sentence(const Study& study, const DoseResponse& response) {
  const std::string at = duration(study, response.landmark);
  return counted(static_cast<double>(response.n), "patient") + " with " +
         event_count(static_cast<double>(response.events)) + " by " + at + "; " +
         count(static_cast<double>(response.censored)) + " left before " + at +
         " without an event and stay in the model." + missing_phrase(response.n_missing);
}

/// D50, gamma50 and the test; or why there are none.
Html fit_sentences(const Study& study, const DoseResponse& response) {
  if (!response.fit.value)
    return paragraph("The curve is " + not_estimable(response.fit.why) +
                     ". The observed rates below stand for themselves.");
  const auto& fit = *response.fit.value;
  const std::string interval = interval_head(response.confidence_level);
  std::string text = "In a " + response_model(response.model) + " model, " +
                     in_sentence(endpoint_label(study, response.endpoint)) + " of 50\u2009% at " +
                     duration(study, response.landmark) + " belongs to an EQD2 of " +
                     profile_interval(fit.d50_gy, 1, "Gy") + " (D50, " + interval +
                     "); there, one per cent more dose changes it by " + profile_interval(fit.gamma50, 2, "") +
                     " percentage points (\u03B350). Any effect of dose: likelihood-ratio chi-square " +
                     fixed(fit.chi_square, 1) + " on 1 df, " + p_phrase(fit.p) + ".";
  for (const std::string& open : response.open_limits) text += " " + open + ".";
  return paragraph(text) +
         paragraph(
             "Dose was chosen by physicians, not by lot: the curve describes these patients and is not the "
             "effect of giving another dose.");
}

std::string schedules_of(const DoseResponse::Bin& bin) {
  std::string list;
  for (const std::string& schedule : bin.schedules) list += (list.empty() ? "" : ", ") + schedule;
  return list.empty() ? "more than 10 schedules" : list;
}

Table bins_table(const Study& study, const DoseResponse& response) {
  const std::string label = endpoint_label(study, response.endpoint);
  Table table{
      "Observed " + in_sentence(label) + " at " + duration(study, response.landmark) +
          " in patients of neighbouring doses.",
      {"EQD2 (Gy)", "Mean (Gy)", "n", "Events",
       "At " + duration(study, response.landmark) + " (" + interval_head(response.confidence_level) + ")", "Schedules"},
      {},
      {"Kaplan\u2013Meier estimates; events up to the landmark. A row holds whole schedules. EQD2 with " +
       alpha_beta_phrase(response.alpha_beta_gy) + "."}};
  for (const DoseResponse::Bin& bin : response.bins) {
    const std::string rate = bin.control ? rate_phrase(*bin.control) : "beyond follow-up";
    table.rows.push_back({Table::RowKind::plain,
                          dose_range(bin.lowest_gy, bin.highest_gy),
                          {fixed(bin.mean_gy, 1), count(static_cast<double>(bin.n)),
                           count(static_cast<double>(bin.events)), rate, schedules_of(bin)},
                          ""});
  }
  table.name = response_figure_name(response);
  return table;
}

}  // namespace

Html dose_response_part(Page& page, const DoseResponse& response) {
  const Study& study = page.study();
  const Html words = paragraph(sample_sentence(study, response)) + fit_sentences(study, response);
  return element("div", {{"class", "beside"}}, element("div", words) + page.figure({response_figure_name(response)}));
}

Html dose_response_table(Page& page, const DoseResponse& response) {
  return response.bins.empty() ? Html{} : page.table(bins_table(page.study(), response));
}

}  // namespace rtsurv::report::html
