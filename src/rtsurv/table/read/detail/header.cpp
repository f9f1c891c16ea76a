#include "rtsurv/table/read/detail/header.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/table/read/detail/cells.hpp"

namespace rtsurv::table::detail {
namespace {

std::string single_spaced(std::string_view name) {
  std::string result;
  bool gap = false;
  for (const char c : name) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank && gap && !result.empty()) result += ' ';
    if (!blank) result += c;
    gap = blank;
  }
  return result;
}

void check_names(const std::vector<std::string>& names, const std::string& file, Problems& problems) {
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string place = std::to_string(i + 1);
    if (names[i].empty()) {
      problems.add({.file = file}, "column " + place + " has no name in the header");
      continue;
    }
    if (!is_utf8(names[i])) {
      problems.add({.file = file}, "the name of column " + place + " is not UTF-8; save the file as \"CSV UTF-8\"");
      continue;
    }
    const auto [other, is_new] = seen.emplace(fold_case(names[i]), i);
    if (!is_new)
      problems.add({.file = file, .column = names[i]}, "columns " + std::to_string(other->second + 1) + " and " +
                                                           place + " have the same name (case is ignored)");
  }
}

}  // namespace

char find_delimiter(std::string_view text) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<std::size_t, 3> count{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t k = 0; k < candidates.size(); ++k)
      if (c == candidates[k]) ++count[k];
  }
  return candidates[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

std::vector<std::string> read_names(FieldReader& reader, const std::string& file, Problems& problems) {
  std::vector<std::string> names;
  Field field;
  do {
    field = reader.next();
    names.push_back(single_spaced(field.doubled ? undouble(field.text) : std::string(field.text)));
    const std::string place = "the name of column " + std::to_string(names.size());
    if (field.fault == Fault::unclosed_quote)
      problems.add({.file = file}, place + " opens a quote and never closes it");
    if (field.fault == Fault::text_after_quote)
      problems.add({.file = file}, place + " goes on after its closing quote");
  } while (!field.ends_row);
  check_names(names, file, problems);
  return names;
}

}  // namespace rtsurv::table::detail
