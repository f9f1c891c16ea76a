#include "rtsurv/simulate/simulate.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/simulate/columns.hpp"
#include "rtsurv/simulate/contradictions.hpp"
#include "rtsurv/simulate/courses.hpp"
#include "rtsurv/simulate/search.hpp"
#include "rtsurv/simulate/streams.hpp"

namespace rtsurv::simulate {
namespace {

using AllFigures = std::vector<std::vector<std::optional<double>>>;

bool all_met(const Target& target, const std::vector<std::optional<double>>& figures) {
  for (std::size_t k = 0; k < figures.size(); ++k)
    if (!is_met(target.wanted[k], figures[k])) return false;
  return true;
}

std::vector<Residual> residuals(const std::vector<Target>& targets, const AllFigures& figures) {
  std::vector<Residual> all;
  for (std::size_t t = 0; t < targets.size(); ++t)
    for (std::size_t k = 0; k < figures[t].size(); ++k) {
      const Wanted& wanted = targets[t].wanted[k];
      all.push_back({wanted.what, wanted.range, figures[t][k], is_met(wanted, figures[t][k]),
                     targets[t].rule->kind == TargetKind::rate});
    }
  return all;
}

std::string shown(const std::optional<double>& value) {
  return value ? field(*value, {.decimals = 4}) : "not estimable";
}

/// The targets without any one of which all others are met.
std::string clash(const Specification& specification, const std::vector<Target>& targets, const Courses& best) {
  constexpr double cool = 0.05;  // from the best courses on, which a hot search would lose
  std::string names;
  for (std::size_t without = 0; without < targets.size(); ++without) {
    std::vector<std::uint8_t> ignored(targets.size());
    ignored[without] = 1;
    Search search(specification, targets, best, streams::clash + without);
    search.run(specification.moves / targets.size(), ignored, cool);
    const AllFigures figures = search.figures();
    bool rest = true;
    for (std::size_t t = 0; t < targets.size(); ++t) rest = rest && (t == without || all_met(targets[t], figures[t]));
    if (rest) names += (names.empty() ? "" : ", ") + toml::in_quotes(targets[without].rule->name.text);
  }
  return names.empty() ? "No single target stands in the way: leave out or loosen several, or allow more \"moves\"."
                       : "These clash; without any one of them the rest is met: " + names + ".";
}

[[noreturn]] void fail(const Specification& specification, const std::vector<Target>& targets, const Search& search,
                       const AllFigures& figures) {
  std::string message =
      "the targets cannot be met together. Not met after " + std::to_string(specification.moves) + " moves:";
  for (const Residual& residual : residuals(targets, figures))
    if (!residual.met)
      message += "\n  " + residual.what + ": wanted " + shown(residual.wanted.low) + " to " +
                 shown(residual.wanted.high) + ", obtained " + shown(residual.obtained);
  throw Error(ErrorKind::numerical, message + "\n" + clash(specification, targets, search.courses()),
              {.file = specification.path});
}

void calibrate(const Specification& specification, const std::vector<Target>& targets, Courses& courses, Cohort& cohort,
               toml::FileProblems& problems) {
  report_contradictions(specification, targets, courses, problems);
  problems.throw_if_any();
  if (targets.empty()) return;
  Search search(specification, targets, std::move(courses), streams::search);
  cohort.moves = search.run(specification.moves, std::vector<std::uint8_t>(targets.size()));
  const AllFigures figures = search.figures();
  for (std::size_t t = 0; t < targets.size(); ++t)
    if (!all_met(targets[t], figures[t])) fail(specification, targets, search, figures);
  cohort.residuals = residuals(targets, figures);
  courses = search.courses();
}

void sort_rows(Sheet& sheet, const std::string& by) {
  const std::vector<Value> keys = sheet.find(by)->cells;
  std::vector<std::size_t> order(sheet.rows);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  for (Column& column : sheet.columns) {
    std::vector<Value> sorted;
    for (const std::size_t row : order) sorted.push_back(std::move(column.cells[row]));
    column.cells = std::move(sorted);
  }
}

void add_identifiers(Sheet& sheet, const std::string& name, const std::string& prefix) {
  const std::size_t width = std::max<std::size_t>(3, std::to_string(sheet.rows).size());
  Column column{name, table::ColumnType::text, {}, {}, true};
  for (std::size_t row = 1; row <= sheet.rows; ++row) {
    const std::string number = std::to_string(row);
    column.cells.emplace_back(prefix + std::string(width - number.size(), '0') + number);
  }
  sheet.columns.insert(sheet.columns.begin(), std::move(column));
}

}  // namespace

Cohort simulate(const Specification& specification) {
  Cohort cohort;
  cohort.sheet.rows = specification.patients;
  toml::FileProblems problems(specification.path);
  Expressions expressions(cohort.sheet);
  ColumnMaker columns(specification, cohort.sheet, expressions, problems);
  columns.make_possible();
  problems.throw_if_any();
  if (specification.follow_up) {
    Courses courses = draw_courses(specification, expressions, problems);
    problems.throw_if_any();
    const std::vector<Target> targets = resolve_targets(specification, expressions, problems);
    problems.throw_if_any();
    calibrate(specification, targets, courses, cohort, problems);
    add_outcome_columns(specification, courses, cohort.sheet);
    columns.make_possible();
    problems.throw_if_any();
  }
  if (specification.order) sort_rows(cohort.sheet, specification.order->text);
  if (specification.id) add_identifiers(cohort.sheet, specification.id->text, specification.id_prefix);
  return cohort;
}

}  // namespace rtsurv::simulate
