#include "rtsurv/table/columns/cohort.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table {

const Column* Cohort::find(std::string_view name) const {
  const std::string folded = fold_case(unicode::one_line(name));
  for (const Column& column : columns)
    if (fold_case(column.name) == folded) return &column;
  return nullptr;
}

std::vector<std::string> Cohort::names() const {
  std::vector<std::string> result;
  result.reserve(columns.size());
  for (const Column& column : columns) result.push_back(column.name);
  return result;
}

Where Cohort::where(std::size_t i, std::string_view column) const {
  return {.file = file, .row = row.at(i), .line = {}, .position = {}, .column = std::string(column)};
}

std::string Cohort::unknown_column(std::string_view name) const {
  const std::string message = "there is no column \"" + std::string(name) + "\" in " + file;
  if (const auto near = nearest(name, names())) return message + "; did you mean \"" + *near + "\"?";
  constexpr std::size_t few = 30;
  if (columns.size() > few) return message + ", which has " + std::to_string(columns.size()) + " other columns";
  std::string list;
  for (const Column& column : columns) list += (list.empty() ? "" : ", ") + column.name;
  return message + "; its columns are: " + list;
}

}  // namespace rtsurv::table
