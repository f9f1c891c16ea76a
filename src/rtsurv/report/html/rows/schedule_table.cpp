#include "rtsurv/report/html/rows/schedule_table.hpp"

#include <algorithm>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::html {

namespace {

using results::ScheduleOutcome, results::ScheduleTable, results::Study;
using Cells = std::vector<std::string>;

constexpr std::size_t widest = 6;  // columns after the first that fit on paper, whatever the rates say
constexpr const char* dagger = "\u2020";

void append(Cells& cells, const Cells& more) { cells.insert(cells.end(), more.begin(), more.end()); }

std::string share(std::size_t n, std::size_t all) {
  if (results::is_hidden(n)) return results::hidden_text(n);
  return count(static_cast<double>(n)) + " (" + fixed(100.0 * static_cast<double>(n) / static_cast<double>(all), 1) +
         ")";
}

// The columns of doses.

Cells dose_heads(const ScheduleTable& table) {
  Cells heads{"Gy per fraction"};
  for (const ScheduleTable::Spread& spread : table.eqd2)
    for (const char* measure : {"BED", "EQD2"})
      heads.push_back(std::string(measure) + " (Gy), " + alpha_beta_phrase(spread.alpha_beta_gy));
  return heads;
}

Cells dose_cells(const ScheduleRow& row) {
  Cells cells{fraction_dose(row.schedule) + (row.schedule.beyond_lq() ? dagger : "")};
  for (const results::EquivalentDose& dose : row.equivalents)
    append(cells, {fixed(dose.bed_gy, 1), fixed(dose.eqd2_gy, 1)});
  return cells;
}

/// Median and quartiles in the columns of EQD2.
Cells spread_cells(const ScheduleTable& table) {
  Cells cells{""};
  for (const ScheduleTable::Spread& spread : table.eqd2)
    append(cells, {"", fixed(spread.median, 1) + " (" + fixed(spread.q1, 1) + "\u2013" + fixed(spread.q3, 1) + ")"});
  return cells;
}

// The columns of outcomes.

double confidence_level(const Study& study, const std::string& endpoint) {
  const results::EndpointResult* found = find_endpoint(study, endpoint);
  return found ? found->km.confidence_level : 0.95;
}

Cells outcome_heads(const Study& study) {
  Cells heads;
  for (const ScheduleOutcome& outcome : study.schedules->rows.front().outcomes) {
    const std::string label = endpoint_label(study, outcome.endpoint);
    heads.push_back(label + ": events/n");
    if (!study.landmarks.empty())
      heads.push_back(label + " at " + duration(study, study.landmarks.back()) + " (" +
                      interval_head(confidence_level(study, outcome.endpoint)) + ")");
  }
  return heads;
}

std::string events_of(double events, std::size_t n) { return count(events) + "/" + count(static_cast<double>(n)); }

std::string rate(const ScheduleOutcome& outcome, double landmark) {
  const auto found = std::ranges::find(outcome.at, landmark, &survival::SurvivalAt::time);
  return found == outcome.at.end() ? "not estimable" : rate_phrase(*found);
}

Cells outcome_cells(const Study& study, const ScheduleRow& row) {
  Cells cells;
  for (const ScheduleOutcome& outcome : row.outcomes) {
    cells.push_back(events_of(outcome.events, outcome.n));
    if (!study.landmarks.empty()) cells.push_back(rate(outcome, study.landmarks.back()));
  }
  return cells;
}

Cells rare_outcome_cells(const Study& study, std::span<const ScheduleRow> rare) {
  Cells cells;
  for (std::size_t i = 0; i < rare.front().outcomes.size(); ++i) {
    std::size_t n = 0;
    double events = 0.0;
    for (const ScheduleRow& row : rare) {
      n += row.outcomes[i].n;
      events += row.outcomes[i].events;
    }
    cells.push_back(events_of(events, n));
    if (!study.landmarks.empty()) cells.emplace_back();
  }
  return cells;
}

/// Which columns a table has.
struct Columns {
  bool doses, outcomes;
};

Cells heads(const Study& study, Columns columns) {
  Cells cells{"Schedule (Gy/fractions)", "n (%)"};
  if (columns.doses) append(cells, dose_heads(*study.schedules));
  if (columns.outcomes) append(cells, outcome_heads(study));
  return cells;
}

Table::Row single_row(const Study& study, const ScheduleRow& row, Columns columns) {
  Cells cells{share(row.n, study.schedules->n)};
  if (columns.doses) append(cells, dose_cells(row));
  if (columns.outcomes) append(cells, outcome_cells(study, row));
  return {Table::RowKind::plain, row.schedule.name, {cells.begin(), cells.end()}, ""};
}

Table::Row rare_row(const Study& study, std::span<const ScheduleRow> rare, Columns columns) {
  Cells cells{share(patients_of(rare), study.schedules->n)};
  if (columns.doses) {
    const DoseRange range = eqd2_range(rare);
    append(cells, {"", "", dose_range(range.low, range.high)});
    cells.resize(1 + dose_heads(*study.schedules).size());
  }
  if (columns.outcomes) append(cells, rare_outcome_cells(study, rare));
  return {Table::RowKind::plain, rare_label(rare), {cells.begin(), cells.end()}, ""};
}

Cells notes(const Study& study, Columns columns) {
  const ScheduleTable& table = *study.schedules;
  Cells lines;
  if (columns.doses)
    lines.emplace_back(
        "BED, biologically effective dose; EQD2, equivalent dose in 2-Gy fractions; both by the "
        "linear-quadratic model. The last line gives the median over patients and the quartiles.");
  if (columns.outcomes)
    lines.emplace_back(
        "Rates by Kaplan\u2013Meier. Patients were not assigned to schedules at random: differences "
        "between the rows are not effects of dose alone.");
  if (table.n_missing > 0)
    lines.push_back("Dose not known, and left out: n = " + count(static_cast<double>(table.n_missing)) + ".");
  if (columns.doses && std::ranges::any_of(table.rows, [](const auto& r) { return r.schedule.beyond_lq(); }))
    lines.push_back(std::string(dagger) +
                    " More than 10 Gy in a fraction: the linear-quadratic model overstates the effect there.");
  return lines;
}

Table table_of(const Study& study, Columns columns, const std::string& caption) {
  const ScheduleTable& schedules = *study.schedules;
  Table table{caption + ", in " + counted(static_cast<double>(schedules.n), "patient") + " whose dose is known.",
              heads(study, columns),
              {},
              notes(study, columns)};
  table.name = columns.doses ? "schedules" : "schedules-outcomes";
  const ScheduleList list = schedule_list(schedules);
  for (const ScheduleRow& row : list.single) table.rows.push_back(single_row(study, row, columns));
  if (!list.rare.empty()) table.rows.push_back(rare_row(study, list.rare, columns));
  if (!columns.doses) return table;
  Cells cells{share(schedules.n, schedules.n)};
  append(cells, spread_cells(schedules));
  table.rows.push_back({Table::RowKind::plain, "All, median (quartiles)", {cells.begin(), cells.end()}, ""});
  return table;
}

}  // namespace

std::vector<Table> schedule_tables(const Study& study) {
  const std::size_t doses = dose_heads(*study.schedules).size(), outcomes = outcome_heads(study).size();
  if (outcomes == 0) return {table_of(study, {true, false}, "Schedules given")};
  if (1 + doses + outcomes <= widest)
    return {table_of(study, {true, true}, "Schedules given, their biological dose and the outcomes")};
  return {table_of(study, {true, false}, "Schedules given and their biological dose"),
          table_of(study, {false, true}, "Outcomes by schedule")};
}

}  // namespace rtsurv::report::html
