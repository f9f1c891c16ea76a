#include "rtsurv/report/html/rows/tally_table.hpp"

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Proportion;
using results::Tally;

std::optional<double> share(const std::optional<double>& percent) {
  return percent ? std::optional(*percent / 100.0) : std::nullopt;
}

std::string rate(const Proportion& proportion) {
  if (proportion.n == 0 && proportion.upper)
    return percent(0.0) + " (upper limit " + percent(*proportion.upper / 100.0) + ")";
  return percent_interval(share(proportion.percent), share(proportion.lower), share(proportion.upper));
}

/// "; 12.0 % (5.1-23.0)" behind a count that is shown.
std::string rate_behind(const Proportion& proportion, const char* between) {
  return proportion.percent ? between + rate(proportion) : "";
}

std::string cell(const Proportion& proportion) {
  return proportion.of == 0 ? "no patients" : people_count(proportion.n) + rate_behind(proportion, "; ");
}

std::string group_head(const results::Study& study, const Tally& tally, const Tally::Group& group) {
  const std::string label = group.group == "all" ? "All" : level_label(study, tally.by, group.group);
  return label + ", n = " + people_count(group.n);
}

}  // namespace

std::string proportion_phrase(const Proportion& proportion) {
  return people_count(proportion.n) + " of " + people_count(proportion.of) + rate_behind(proportion, ": ");
}

Table tally_table(const results::Study& study, const Tally& tally, const std::string& caption,
                  const std::string& event) {
  Table table{caption, {column_label(study, tally.variable)}, {}, {}, true};
  table.name = figure_name({"counts", tally.variable});
  std::size_t missing = 0;
  for (const Tally::Group& group : tally.groups) {
    table.header.push_back(group_head(study, tally, group));
    if (group.group == "all") missing = group.n_missing;
  }
  if (tally.groups.empty()) return table;
  for (std::size_t k = 0; k < tally.groups.front().levels.size(); ++k) {
    const std::string& level = tally.groups.front().levels[k].level;
    Table::Row row{Table::RowKind::plain, level_label(study, tally.variable, level), {}, ""};
    for (const Tally::Group& group : tally.groups) row.cells.emplace_back(cell(group.levels[k].proportion));
    table.rows.push_back(std::move(row));
  }
  Table::Row last{Table::RowKind::plain, event, {}, ""};
  for (const Tally::Group& group : tally.groups) last.cells.emplace_back(cell(group.event));
  table.rows.push_back(std::move(last));
  table.notes.push_back("n; per cent of the patients whose value is known, with the exact " +
                        interval_head(tally.confidence_level) + " (Clopper and Pearson, two-sided).");
  if (missing > 0) table.notes.push_back("Not known in " + counted(static_cast<double>(missing), "patient") + ".");
  return table;
}

}  // namespace rtsurv::report::html
