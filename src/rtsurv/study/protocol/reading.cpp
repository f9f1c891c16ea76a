// How the cohort is read: keys of [study] and of [columns].
#include <algorithm>

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

std::vector<std::string> texts(ProtocolSection& section, std::string_view key) {
  std::vector<std::string> list;
  for (const Text& text : section.texts(key)) list.push_back(text.text);
  return list;
}

std::optional<table::DateOrder> read_order(ProtocolSection& section) {
  const auto word = section.text("dates");
  if (!word) return std::nullopt;
  const auto order = table::date_order(word->text);
  if (!order) section.report(place_of(*word), section.what("dates") + R"( must be "dmy", "mdy" or "ymd")");
  return order;
}

/// The decimal mark of numbers that are kept as texts.
std::optional<char> read_decimal(ProtocolSection& section) {
  const auto mark = section.text("decimal");
  if (!mark) return std::nullopt;
  if (mark->text == "." || mark->text == ",") return mark->text.front();
  section.report(place_of(*mark), section.what("decimal") + R"( must be "." or ",", the mark of decimals)");
  return std::nullopt;
}

/// A whole number of that range.
std::optional<int> whole_number(ProtocolSection& section, std::string_view key, int least, int most) {
  const TomlValue* value = section.find(key, TomlKind::integer);
  if (value == nullptr) return std::nullopt;
  if (value->integer >= least && value->integer <= most) return static_cast<int>(value->integer);
  section.report(value->place, section.what(key) + " must be a whole number from " + std::to_string(least) + " to " +
                                   std::to_string(most));
  return std::nullopt;
}

/// Each text has one way to be written, and each way means one text.
void check_same(ProtocolSection& spellings, const std::vector<Text>& others, const std::string& column,
                std::vector<std::string>& seen) {
  for (const Text& other : others) {
    const auto is_other = [&](const TomlEntry& entry) { return entry.key == other.text; };
    if (std::ranges::any_of(spellings.entries(), is_other))
      spellings.report(place_of(other), in_quotes(other.text) + " stands on both sides in same of " + column +
                                            "; give each text once, the one to keep on the left");
    else if (std::ranges::find(seen, other.text) != seen.end())
      spellings.report(place_of(other), in_quotes(other.text) + " stands twice in same of " + column +
                                            "; it can be read as one text only");
    seen.push_back(other.text);
  }
}

/// The other ways to write a text.
void read_same(ProtocolSection& section, const TomlValue& same, const std::string& column,
               table::ColumnOptions& options) {
  ProtocolSection spellings(same, section.what("same"), section.problems());
  std::vector<std::string> seen;
  for (const TomlEntry& entry : spellings.entries()) {
    if (entry.key.empty())
      spellings.report(
          entry.place,
          "same of " + column + " makes cells an empty text; missing = [...] says which mean that there is no value");
    const std::vector<Text> others = spellings.texts(entry.key);
    check_same(spellings, others, column, seen);
    options.same.emplace_back(entry.key, std::vector<std::string>());
    for (const Text& other : others) options.same.back().second.push_back(other.text);
  }
}

/// The name of a sheet, or its place.
std::string read_sheet(ProtocolSection& section) {
  const TomlValue* value = section.find("sheet");
  if (value == nullptr) return {};
  if (value->kind == TomlKind::integer) return std::to_string(value->integer);
  return section.text("sheet").value_or(Text{}).text;
}

}  // namespace

table::ReadOptions read_reading(ProtocolSection& section) {
  constexpr int last_row = 1'048'576, first_century = 1800, last_century = 2100;
  table::ReadOptions options;
  options.missing = texts(section, "missing");
  options.sheet = read_sheet(section);
  if (const auto row = whole_number(section, "header", 1, last_row)) options.header = static_cast<std::size_t>(*row);
  options.encoding = section.text("encoding").value_or(Text{}).text;
  options.dates.order = read_order(section);
  options.decimal = read_decimal(section);
  options.dates.century = whole_number(section, "century", first_century, last_century);
  return options;
}

table::ColumnOptions read_column_reading(ProtocolSection& section, const std::string& column) {
  table::ColumnOptions options{.name = column};
  options.missing = texts(section, "missing");
  options.dates = read_order(section);
  options.decimal = read_decimal(section);
  const TomlValue* same = section.find("same", TomlKind::table);
  if (same != nullptr) read_same(section, *same, in_quotes(column), options);
  return options;
}

}  // namespace rtsurv::study
