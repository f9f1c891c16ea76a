// [[column]]: how cells are made.

#include <algorithm>
#include <cmath>

#include "rtsurv/simulate/specification_parts.hpp"
#include "rtsurv/simulate/specification_values.hpp"

namespace rtsurv::simulate {
namespace {

using toml::Section;

Text place(const Section& section) { return {section.title(), section.place().line, section.place().position}; }

void read_quantiles(Section& section, ColumnPart& part) {
  for (const Piece& point : read_points(section, "quantiles")) part.quantiles.push_back({point.from, point.value});
  if (part.quantiles.empty()) return;
  const auto& first = part.quantiles.front();
  const auto& last = part.quantiles.back();
  const auto report = [&](const std::string& message) {
    section.report(section.find("quantiles")->place, section.what("quantiles") + message);
  };
  if (first.share != 0.0 || last.share != 1.0)
    report(" must begin with the share 0 (the least value) and end with 1 (the greatest)");
  for (std::size_t i = 1; i < part.quantiles.size(); ++i)
    if (part.quantiles[i].value < part.quantiles[i - 1].value)
      report(" contradict each other: the value at " + field(part.quantiles[i].share, {}) + " is below the one at " +
             field(part.quantiles[i - 1].share, {}));
}

void read_totals(Section& section, const std::vector<Text>& names, ColumnPart& part) {
  part.number = section.text("number");
  const std::vector<Level> totals = read_amounts(section, "totals");
  for (const Text& name : names) {
    const auto found =
        std::find_if(totals.begin(), totals.end(), [&](const Level& level) { return level.value == Value(name.text); });
    if (found != totals.end() && std::floor(found->amount) != found->amount)
      section.report(section.find("totals")->place, section.what("totals") + " must be whole numbers");
    if (found != totals.end())
      part.totals.push_back(found->amount);
    else if (!totals.empty())
      section.report(section.find("totals")->place, section.what("totals") + " lacks " + toml::in_quotes(name.text));
  }
  if (totals.size() > names.size() && part.totals.size() == names.size())
    section.report(section.find("totals")->place,
                   section.what("totals") + " names more than the columns of this table");
}

/// By the keys that stand there: a value that is wrong in itself has been reported already.
void check_one_way(Section& section, bool flags) {
  std::size_t ways = 0;
  for (const char* key : {"value", "levels", "quantiles"}) ways += section.find(key) != nullptr ? 1U : 0U;
  const bool number = section.find("number") != nullptr, totals = section.find("totals") != nullptr;
  if (flags ? ways == 0 && number && totals : ways == 1 && !number && !totals) return;
  section.report(section.place(),
                 section.title() + " needs " +
                     (flags ? R"("number" with "totals")" : R"(one of "value", "levels" and "quantiles")"));
}

ColumnPart read_part(Section& section, const std::vector<Text>& names) {
  ColumnPart part;
  part.place = place(section);
  part.when = section.text("when");
  part.value = section.text("value");
  part.levels = read_amounts(section, "levels");
  read_quantiles(section, part);
  read_totals(section, names, part);
  return part;
}

void read_parts(Section& section, ColumnRule& column, bool flags) {
  if (section.find("part") == nullptr) {
    column.parts.push_back(read_part(section, column.names));
    check_one_way(section, flags);
    return;
  }
  for (Section& part : sections(section, "part")) {
    column.parts.push_back(read_part(part, column.names));
    check_one_way(part, flags);
    part.report_unknown();
  }
}

void read_dependence(Section& section, ColumnRule& column) {
  for (Section& part : sections(section, "follows")) {
    Dependence dependence{part.required_text("rank"), part.required_number("correlation", "a rank correlation")};
    if (!(std::abs(dependence.correlation) <= 1.0))
      part.report(part.find("correlation")->place, part.what("correlation") + " must be between -1 and 1");
    part.report_unknown();
    column.follows.push_back(std::move(dependence));
  }
}

}  // namespace

void read_column(Section& section, Specification& specification) {
  ColumnRule column;
  const bool flags = section.find("names") != nullptr;
  if (flags)
    column.names = section.texts("names");
  else
    column.names = {section.required_text("name")};
  column.written = read_truth(section, "write", true);
  column.format.date = read_truth(section, "date", false);
  column.format.decimals = static_cast<int>(read_whole(section, "decimals", 0.0).value_or(-1.0));
  if (column.format.decimals > 12)
    section.report(section.find("decimals")->place, section.what("decimals") + " must be at most 12");
  read_dependence(section, column);
  read_parts(section, column, flags);
  section.report_unknown();
  specification.columns.push_back(std::move(column));
}

}  // namespace rtsurv::simulate
