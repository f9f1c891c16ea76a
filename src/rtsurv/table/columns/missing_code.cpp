#include "rtsurv/table/columns/missing_code.hpp"

#include <array>
#include <cmath>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::table {

MissingCode missing_code(std::string_view text) {
  struct Row {
    std::string_view word;
    MissingCode code;
  };
  constexpr std::array<Row, 27> rows{
      {{"na", MissingCode::unmistakable},       {"n/a", MissingCode::unmistakable},
       {"n.a.", MissingCode::unmistakable},     {"#n/a", MissingCode::unmistakable},
       {"nan", MissingCode::unmistakable},      {"null", MissingCode::unmistakable},
       {".", MissingCode::unmistakable},        {"k.a.", MissingCode::unmistakable},
       {"k. a.", MissingCode::unmistakable},    {"keine angabe", MissingCode::unmistakable},
       {"sin dato", MissingCode::unmistakable}, {"non renseigné", MissingCode::unmistakable},
       {"-", MissingCode::ambiguous},           {"?", MissingCode::ambiguous},
       {"n.d.", MissingCode::ambiguous},        {"nd", MissingCode::ambiguous},
       {"not done", MissingCode::ambiguous},    {"none", MissingCode::ambiguous},
       {"s.o.", MissingCode::ambiguous},        {"nr", MissingCode::ambiguous},
       {"nc", MissingCode::ambiguous},          {"모름", MissingCode::ambiguous},
       {"미상", MissingCode::ambiguous},        {"不明", MissingCode::ambiguous},
       {"不详", MissingCode::ambiguous},        {"unk", MissingCode::ambiguous},
       {"unknown", MissingCode::ambiguous}}};
  constexpr std::size_t longest = 14;
  if (text.size() > longest) return MissingCode::no;
  const std::string folded = fold_case(text);
  for (const Row& row : rows)
    if (row.word == folded) return row.code;
  return MissingCode::no;
}

std::string must_be_finite(const Column& column, const std::vector<std::size_t>& rows, const std::string& use) {
  bool nan = false;
  for (const std::size_t i : rows_not_finite(column)) nan = nan || std::isnan(column.number[i]);
  return "must be a finite number" + (rows.size() > 1 ? " (rows " + list_rows(rows) + ")" : std::string()) + use +
         (nan ? "; if NaN means missing, declare it as it is written: --missing nan, or missing = [\"nan\", \"NaN\"] in [study]"
              : "; leave it empty where the value is unknown");
}

std::string how_to_declare_missing(std::string_view text) {
  const std::string word(text);
  return "declare it: --missing \"" + word + "\", or missing = [\"" + word + "\"] in [study]";
}

}  // namespace rtsurv::table
