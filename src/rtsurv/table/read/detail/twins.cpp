#include "rtsurv/table/read/detail/twins.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "rtsurv/core/text.hpp"

namespace rtsurv::table::detail {
namespace {

std::string without_case_and_blanks(const std::string& text) {
  std::string folded = fold_case(text);
  std::erase(folded, ' ');
  return folded;
}

}  // namespace

std::string note_of_twins(const Column& column) {
  constexpr std::size_t most_levels = 100, fewest_patients = 5;
  if (column.type != ColumnType::text || column.level.size() > most_levels) return {};
  std::vector<std::size_t> patients(column.level.size());
  for (const int code : column.code)
    if (code >= 0) ++patients[static_cast<std::size_t>(code)];
  std::map<std::string, std::vector<std::size_t>> spellings;
  for (std::size_t i = 0; i < column.level.size(); ++i)
    spellings[without_case_and_blanks(column.level[i])].push_back(i);
  std::string names;
  std::size_t twins = 0;
  for (const auto& [folded, levels] : spellings) {
    if (levels.size() < 2) continue;
    twins += levels.size();
    const std::size_t common = *std::ranges::max_element(levels, {}, [&](std::size_t i) { return patients[i]; });
    if (patients[common] >= fewest_patients) names += (names.empty() ? "\"" : ", \"") + column.level[common] + "\"";
  }
  if (twins == 0) return {};
  return "column \"" + column.name + "\": " + std::to_string(twins) +
         " texts differ from another only in case or blanks" + (names.empty() ? "" : ", among them " + names) +
         "; same = { \"text\" = [\"other spelling\"] } in [columns] makes them one";
}

}  // namespace rtsurv::table::detail
