#include "rtsurv/table/read/detail/header.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/read/detail/cells.hpp"

namespace rtsurv::table::detail {
namespace {

bool ends_line(char c) { return c == '\n' || c == '\r'; }

}  // namespace

char find_delimiter(std::string_view text) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<std::size_t, 3> count{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (ends_line(c) && std::ranges::any_of(count, [](std::size_t n) { return n > 0; })) break;
    for (std::size_t k = 0; k < candidates.size(); ++k)
      if (c == candidates[k]) ++count[k];
  }
  return candidates[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

std::optional<char> take_separator_line(std::string_view& text) {
  constexpr std::string_view key = "sep=";
  if (text.size() < key.size() + 1 || !same_without_case(text.substr(0, key.size()), key)) return std::nullopt;
  const char delimiter = text[key.size()];
  const std::size_t end = text.find_first_of("\r\n");
  if (ends_line(delimiter) || end != key.size() + 1) return std::nullopt;
  text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  return delimiter;
}

std::vector<Record> first_records(std::string_view text, char delimiter) {
  std::vector<Record> records;
  FieldReader reader(text, delimiter);
  while (records.size() < header_sample && !reader.at_end()) {
    records.emplace_back();
    Field field;
    do {
      field = reader.next();
      records.back().push_back(field.doubled ? undouble(field.text) : std::string(field.text));
    } while (!field.ends_row);
  }
  return records;
}

std::vector<std::string> read_names(FieldReader& reader, const std::string& file, Problems& problems) {
  std::vector<std::string> names;
  Field field;
  do {
    field = reader.next();
    names.push_back(field.doubled ? undouble(field.text) : std::string(field.text));
    const std::string place = "the name of column " + std::to_string(names.size());
    if (field.fault == Fault::unclosed_quote)
      problems.add({.file = file}, place + " opens a quote and never closes it");
    if (field.fault == Fault::text_after_quote)
      problems.add({.file = file}, place + " goes on after its closing quote");
  } while (!field.ends_row);
  return names;
}

}  // namespace rtsurv::table::detail
