#include <algorithm>
#include <cmath>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

void add(Table& table, const std::string& label, const std::string& value) {
  if (!value.empty()) table.rows.push_back({Table::RowKind::plain, label, {value}, ""});
}

void add_model_conventions(Table& table, const results::Study& study) {
  const bool models = std::ranges::any_of(
      study.endpoints, [](const auto& e) { return !e.univariable.empty() || e.multivariable.has_value(); });
  if (!models) return;
  if (std::ranges::any_of(study.endpoints, [](const auto& e) {
        return std::ranges::any_of(e.univariable, [](const auto& row) { return row.logrank.value.has_value(); });
      }))
    add(table, "Log-rank test", "hypergeometric variance, unweighted (rho = 0)");
  add(table, "Ties in Cox models", "Efron");
  add(table, "Intervals and P of hazard ratios", "Wald");
  add(table, "Reference level",
      "the first level of the protocol, else the first in sort order; \u201Cno\u201D before \u201Cyes\u201D");
  for (const auto& endpoint : study.endpoints)
    if (endpoint.multivariable && endpoint.multivariable->cox.value &&
        !endpoint.multivariable->cox.value->zph.empty()) {
      add(table, "Proportional hazards",
          "score test over " + zph_scale(endpoint.multivariable->cox.value->zph_transform));
      return;
    }
}

Table conventions(const results::Study& study) {
  Table table{"Conventions behind the numbers of this report.", {"Quantity", "Convention"}, {}, {}, true};
  table.name = "conventions";
  if (!study.endpoints.empty()) {
    const results::KaplanMeierResult& km = study.endpoints.front().km;
    add(table, "Survival", "Kaplan\u2013Meier; patients censored at a time count as at risk then");
    add(table, "Interval of survival",
        level_phrase(km.confidence_level) + ", " + interval_type(km.confidence_type) + ", " +
            curve_variance(km.sample));
    add(table, "Median survival", "first time below 50\u2009%; the middle of a step at 50\u2009%");
    add(table, "Median follow-up", "reverse Kaplan\u2013Meier");
    add(table, "Beyond follow-up",
        "no estimate after the last observed time of a group, but 0 where its curve has come to 0");
  }
  add(table, "Quartiles", "type 7 (linear between order statistics)");
  add_model_conventions(table, study);
  for (const results::CutpointResult& cutpoint : study.cutpoints)
    if (std::isfinite(cutpoint.maxstat.cutpoint))
      add(table, "P of cut-point " + cutpoint.name, cutpoint_p_method(cutpoint));
  if (study.alpha_beta_gy) add(table, "\u03B1/\u03B2", plain(*study.alpha_beta_gy, 3) + " Gy");
  add(table, "Missing values", "left out of each analysis that needs them, and counted there");
  add(table, "P values", "two-sided, not adjusted for the number of tests");
  return table;
}

Table provenance(const results::Study& study) {
  const results::Manifest& manifest = study.manifest;
  const std::optional<results::Lock>& lock = study.lock;
  Table table{"Where the numbers come from.", {"Item", "Value"}, {}, {}, true};
  table.name = "provenance";
  add(table, "Data file", manifest.data_file);
  add(table, "SHA-256 of the data", manifest.data_sha256);
  add(table, "Protocol", manifest.protocol_file);
  add(table, "SHA-256 of the protocol", manifest.protocol_sha256);
  if (lock) {
    add(table, "Protocol locked", lock->date);
    add(table, "SHA-256 of the lock\u2019s entry", lock->entry_sha256);
  }
  add(table, "Rows read", count(static_cast<double>(manifest.rows_read)));
  add(table, "Rows analysed", count(static_cast<double>(manifest.rows_analysed)));
  add(table, "Columns", count(static_cast<double>(manifest.columns)));
  if (study.min_cell) add(table, "Smallest count of people shown", count(static_cast<double>(*study.min_cell)));
  add(table, "Seed", std::to_string(manifest.seed));
  add(table, "rtsurv", manifest.version + " (source " + manifest.commit + ", " + manifest.compiler + ")");
  for (const auto& [library, version] : manifest.libraries) add(table, library, version);
  return table;
}

Html list(const std::vector<std::string>& lines) {
  Html items;
  for (const std::string& line : lines) items += element("li", text(line));
  return items.empty() ? Html{} : element("ul", items);
}

}  // namespace

Section provenance_section(Page& page) {
  const results::Study& study = page.study();
  Html body = page.table(conventions(study));
  body += paragraph("The same data, protocol, seed and version give the same report, byte for byte.");
  body += page.table(provenance(study));
  return {body + list(study.manifest.notes) + list(study.warnings), {}};
}

Section other_figures_section(Page& page) { return {page.other_figures(), {}}; }

}  // namespace rtsurv::report::html
