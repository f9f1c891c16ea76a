// How the cohort is read: keys of [study] and of [columns].
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

/// A whole number of that range.
std::optional<int> whole_number(ProtocolSection& section, std::string_view key, int least, int most) {
  const TomlValue* value = section.find(key, TomlKind::integer);
  if (value == nullptr) return std::nullopt;
  if (value->integer >= least && value->integer <= most) return static_cast<int>(value->integer);
  section.report(value->place, section.what(key) + " must be a whole number from " + std::to_string(least) + " to " +
                                   std::to_string(most));
  return std::nullopt;
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
  options.dates.century = whole_number(section, "century", first_century, last_century);
  return options;
}

table::ColumnOptions read_column_reading(ProtocolSection& section, const std::string& column) {
  table::ColumnOptions options{.name = column};
  options.missing = texts(section, "missing");
  options.dates = read_order(section);
  const TomlValue* same = section.find("same", TomlKind::table);
  if (same == nullptr) return options;
  ProtocolSection spellings(*same, section.what("same"), section.problems());
  for (const TomlEntry& entry : spellings.entries()) options.same.emplace_back(entry.key, texts(spellings, entry.key));
  return options;
}

}  // namespace rtsurv::study
