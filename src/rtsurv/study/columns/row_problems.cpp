#include "rtsurv/study/columns/row_problems.hpp"

#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::study {

void RowProblems::add(std::size_t i, const std::string& column, const std::string& message) {
  Key key{table_.where(i, column).column, message};
  const auto [place, is_new] = place_.try_emplace(key, found_.size());
  if (is_new) found_.emplace_back(std::move(key), std::vector<std::size_t>());
  found_[place->second].second.push_back(i);
}

void RowProblems::hand_to(Problems& problems) const {
  for (const auto& [key, rows] : found_) {
    Where where = table_.where(rows.front(), {});
    where.column = key.first;
    if (rows.size() == 1) {
      problems.add(where, key.second);
      continue;
    }
    where.row.reset();
    std::vector<std::size_t> in_sheet;
    for (const std::size_t i : rows) in_sheet.push_back(table_.where(i, {}).row.value_or(i + 1));
    problems.add(where, key.second + " (rows " + table::list_rows(in_sheet) + ")");
  }
}

void RowProblems::throw_if_any() const {
  Problems problems(ErrorKind::data);
  hand_to(problems);
  problems.throw_if_any();
}

}  // namespace rtsurv::study
