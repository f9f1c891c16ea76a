#include "rtsurv/report/html/rows/univariable_table.hpp"

#include <algorithm>
#include <utility>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::UnivariableRow;

Cell log_rank_p(const UnivariableRow& row) {
  return row.logrank.value ? p_cell(row.logrank.value->test.test.p) : "not estimable";
}

void add_numeric(Table& table, const results::Study& study, const UnivariableRow& row) {
  const std::string label = univariable_label(study, row) == column_label(study, row.factor)
                                ? numeric_label(study, row.factor)
                                : univariable_label(study, row);
  if (!row.cox.value || row.cox.value->terms.empty()) {
    table.rows.push_back({Table::RowKind::plain, label, {}, not_estimable(row.cox.why)});
    return;
  }
  const results::CoxTerm& term = row.cox.value->terms.front();
  std::vector<Cell> cells = people(static_cast<double>(term.n), term.events);
  cells.resize(cells.size() + study.landmarks.size() + 1);
  add_term_row(table.rows, {Table::RowKind::plain, label, std::move(cells), ""}, term);
}

/// P of a trend along the levels, below the log-rank P.
void add_trend_row(Table& table, const results::Study& study, const UnivariableRow& row) {
  if (!row.logrank.value || !row.logrank.value->trend) return;
  std::vector<Cell> cells(2 + study.landmarks.size());
  cells.push_back(p_cell(row.logrank.value->trend->test.test.p));
  table.rows.push_back({Table::RowKind::level, "Trend along the levels", std::move(cells), ""});
}

/// "Grade: 1 and 3 P = 0.010; all other pairs P of 0.05 or more"; empty without pairs.
std::string pairs_phrase(const results::Study& study, const UnivariableRow& row) {
  if (!row.logrank.value || row.logrank.value->pairwise.empty()) return "";
  const auto& pairs = row.logrank.value->pairwise;
  std::string text;
  std::size_t small = 0;
  for (const auto& pair : pairs) {
    if (!pair.p_adjusted || !(*pair.p_adjusted < thresholds::p)) continue;
    ++small;
    text += (text.empty() ? "" : "; ") + level_label(study, row.factor, pair.a) + " and " +
            level_label(study, row.factor, pair.b) + " " + p_phrase(pair.p_adjusted);
  }
  if (small == 0) return univariable_label(study, row) + ": no pair of levels with P below 0.05";
  return univariable_label(study, row) + ": " + text + (small < pairs.size() ? "; no other pair below 0.05" : "");
}

void add_factor(Table& table, const results::Study& study, const UnivariableRow& row) {
  if (!row.km.value) {
    table.rows.push_back({Table::RowKind::plain, univariable_label(study, row), {}, not_estimable(row.km.why)});
    return;
  }
  const bool named = univariable_label(study, row) == column_label(study, row.factor);
  Table::Row head{
      Table::RowKind::head, named ? column_label_with_unit(study, row.factor) : univariable_label(study, row), {}, ""};
  head.cells.resize(2 + study.landmarks.size());
  head.cells.push_back(log_rank_p(row));
  table.rows.push_back(std::move(head));
  for (const auto& group : row.km.value->groups) {
    std::vector<Cell> cells = people(group.n(), group.events());
    std::ranges::copy(landmark_rates(study, group.curve), std::back_inserter(cells));
    cells.emplace_back();
    add_level_row(table.rows,
                  {Table::RowKind::level, level_label(study, row.factor, group.group), std::move(cells), ""}, row.cox,
                  group.group);
  }
  add_unit_row(table.rows, study, row.cox, 3 + study.landmarks.size());
  add_trend_row(table, study, row);
}

/// Factors without a log-rank test, those of one reason together.
class Untested {
 public:
  void add(const std::string& why, std::string label) {
    auto found = std::ranges::find(reasons_, why, &Reason::first);
    if (found == reasons_.end()) found = reasons_.insert(found, Reason{why, {}});
    found->second.push_back(std::move(label));
  }
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const auto& [why, labels] : reasons_)
      lines.push_back(enumerate(labels) + ": log-rank test " + not_estimable(why) + ".");
    return lines;
  }

 private:
  using Reason = std::pair<std::string, std::vector<std::string>>;
  std::vector<Reason> reasons_;
};

/// Reasons and missing values that the rows do not show.
std::vector<std::string> notes(const results::Study& study, const std::vector<UnivariableRow>& rows) {
  std::vector<std::string> missing, reasons, pairs;
  Untested untested;
  for (const UnivariableRow& row : rows) {
    if (std::string text = pairs_phrase(study, row); !text.empty()) pairs.push_back(std::move(text));
    const std::size_t n = row.cox.value ? row.cox.value->sample.n_missing : 0;
    if (n > 0) missing.push_back(univariable_label(study, row) + " " + count(static_cast<double>(n)));
    if (!row.numeric && row.km.value && !row.logrank.value)
      untested.add(row.logrank.why, univariable_label(study, row));
    if (row.km.value && !row.cox.value)
      reasons.push_back(univariable_label(study, row) + ": hazard ratio " + not_estimable(row.cox.why) + ".");
    if (row.cox.value)
      for (const std::string& warning : row.cox.value->sample.warnings)
        reasons.push_back(univariable_label(study, row) + ": " + warning + ".");
  }
  std::vector<std::string> lines{
      "HR, hazard ratio from a Cox model with this factor alone; CI, confidence interval; P of the log-rank test for "
      "the factor, of the Wald test for each level."};
  if (!pairs.empty()) {
    std::string all = "Pairs of levels, log-rank P adjusted by Holm within the factor.";
    for (const std::string& text : pairs) all += " " + text + ".";
    lines.push_back(std::move(all));
  }
  const auto robust = std::ranges::find_if(
      rows, [](const UnivariableRow& row) { return row.cox.value && !rows_phrase(row.cox.value->sample).empty(); });
  if (robust != rows.end()) lines.push_back(rows_phrase(robust->cox.value->sample));
  if (!missing.empty()) lines.push_back("Patients left out because the value is missing: " + enumerate(missing) + ".");
  std::ranges::copy(untested.lines(), std::back_inserter(lines));
  std::ranges::copy(reasons, std::back_inserter(lines));
  return lines;
}

}  // namespace

std::string univariable_label(const results::Study& study, const UnivariableRow& row) {
  return row.label.empty() || row.label == row.factor ? column_label(study, row.factor) : row.label;
}

Table univariable_table(const results::Study& study, const std::vector<UnivariableRow>& rows,
                        const UnivariableHead& head) {
  Table table;
  table.name = head.name;
  table.caption = head.caption;
  table.header = {"Factor", "n", "Events"};
  std::ranges::copy(head.rates, std::back_inserter(table.header));
  const std::string interval = interval_head(head.confidence_level);
  table.header.insert(table.header.end(), {"Log-rank P", "HR (" + interval + ")", "Wald P"});
  for (const UnivariableRow& row : rows)
    if (row.numeric)
      add_numeric(table, study, row);
    else
      add_factor(table, study, row);
  table.notes = notes(study, rows);
  return table;
}

}  // namespace rtsurv::report::html
