#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult, results::MissingByOutcome, results::Study;

bool has_few(const MissingByOutcome& one) {
  return static_cast<double>(std::min(one.n_missing, one.n_known)) < thresholds::patients_on_side;
}

Cell log_rank_cell(const MissingByOutcome& one) {
  if (one.log_rank.value) return p_cell(one.log_rank.value->p);
  return has_few(one) ? "not tested" : "not estimable";
}

Table missing_table(const Study& study, const EndpointResult& endpoint) {
  Table table{"Patients in whom a factor is missing, and " + in_sentence(endpoint.label) + ".",
              {"Factor", "Missing, n", "Events", "Known, n", "Events", "Log-rank P"},
              {},
              {}};
  for (const MissingByOutcome& one : endpoint.missing) {
    std::vector<Cell> cells = people(static_cast<double>(one.n_missing), one.events_missing);
    const std::vector<Cell> known = people(static_cast<double>(one.n_known), one.events_known);
    cells.insert(cells.end(), known.begin(), known.end());
    cells.push_back(log_rank_cell(one));
    table.rows.push_back({Table::RowKind::plain, column_label(study, one.factor), std::move(cells), ""});
  }
  const bool all_tested =
      std::ranges::all_of(endpoint.missing, [](const auto& one) { return one.log_rank.value.has_value(); });
  const bool matters = std::ranges::any_of(endpoint.missing, judgement::missing_matters);
  table.notes = {
      matters      ? "A small P says that the patients left out fare differently, so that those who remain do not "
                     "stand for all. Complete the values, or impute them and report both analyses."
      : all_tested ? "Patients left out do not fare differently from the others as far as these data can tell."
                   : "Where there is no P it is not known whether the patients left out fare like the others."};
  if (std::ranges::any_of(endpoint.missing, has_few))
    table.notes.push_back("Not tested where fewer than " + count(thresholds::patients_on_side) +
                          " patients have or miss a value.");
  table.name = figure_name({"missing", endpoint.name});
  return table;
}

}  // namespace

Html missing_part(Page& page, const EndpointResult& endpoint) {
  if (endpoint.missing.empty()) return {};
  return page.table(missing_table(page.study(), endpoint));
}

}  // namespace rtsurv::report::html
