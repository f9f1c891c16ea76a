#include "rtsurv/simulate/specification_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "rtsurv/core/date.hpp"

namespace rtsurv::simulate {
namespace {

using toml::Kind;
using toml::Section;

bool is_number(const toml::Value& value) {
  return (value.kind == Kind::number || value.kind == Kind::integer) && std::isfinite(value.number);
}

Value level_value(const std::string& key) {
  if (key == "true" || key == "false") return key == "true";
  double number = 0.0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  if (error == std::errc() && end == key.data() + key.size()) return number;
  return key;
}

bool is_pair(const toml::Value& item) {
  return item.kind == Kind::list && item.items.size() == 2 &&
         std::all_of(item.items.begin(), item.items.end(), is_number);
}

void report_list(Section& section, const toml::Value& value, std::string_view key, const std::string& form) {
  section.report(value.place, section.what(key) + " must be " + form);
}

}  // namespace

bool read_truth(Section& section, std::string_view key, bool otherwise) {
  const toml::Value* value = section.find(key, Kind::boolean);
  return value == nullptr ? otherwise : value->truth;
}

std::optional<double> read_at_least(Section& section, std::string_view key, double least) {
  const auto number = section.number(key);
  if (!number || *number >= least) return number;
  section.report(section.find(key)->place, section.what(key) + " must be at least " + field(least, {}));
  return std::nullopt;
}

std::optional<double> read_whole(Section& section, std::string_view key, double least) {
  const auto number = read_at_least(section, key, least);
  if (!number || std::floor(*number) == *number) return number;
  section.report(section.find(key)->place, section.what(key) + " must be a whole number");
  return std::nullopt;
}

std::optional<double> read_date(Section& section, std::string_view key) {
  const auto text = section.text(key);
  if (!text) return std::nullopt;
  const auto days = parse_date(text->text);
  if (!days) section.report(place_of(*text), section.what(key) + " must be a date, written \"YYYY-MM-DD\"");
  return days;
}

std::vector<double> read_numbers(Section& section, std::string_view key) {
  const toml::Value* value = section.find(key);
  if (value == nullptr) return {};
  std::vector<double> numbers;
  if (value->kind == Kind::list)
    for (const toml::Value& item : value->items)
      if (is_number(item)) numbers.push_back(item.number);
  if (!numbers.empty() && numbers.size() == value->items.size()) return numbers;
  report_list(section, *value, key, "a list of numbers");
  return {};
}

std::vector<Piece> read_points(Section& section, std::string_view key) {
  const toml::Value* value = section.find(key);
  if (value == nullptr) return {};
  if (value->kind != Kind::list || value->items.empty() ||
      !std::all_of(value->items.begin(), value->items.end(), is_pair)) {
    report_list(section, *value, key, "a list of pairs of numbers, such as [[0, 1.5], [12, 2]]");
    return {};
  }
  std::vector<Piece> points;
  for (const toml::Value& item : value->items) points.push_back({item.items[0].number, item.items[1].number});
  const auto falls = [](const Piece& a, const Piece& b) { return !(a.from < b.from); };
  if (std::adjacent_find(points.begin(), points.end(), falls) != points.end())
    report_list(section, *value, key, "in ascending order of the first number of each pair");
  return points;
}

std::vector<Piece> read_pieces(Section& section, std::string_view key) {
  const toml::Value* value = section.find(key);
  if (value == nullptr) return {};
  std::vector<Piece> pieces = is_number(*value) ? std::vector<Piece>{{0.0, value->number}} : read_points(section, key);
  if (pieces.empty()) return pieces;
  if (pieces.front().from != 0.0) report_list(section, *value, key, "given from time 0 on");
  if (!std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.value > 0.0; }))
    report_list(section, *value, key, "positive");
  return pieces;
}

std::optional<Range> read_p_range(Section& section, std::string_view key) {
  const toml::Value* value = section.find(key);
  if (value == nullptr) return std::nullopt;
  if (is_pair(*value) && value->items[0].number >= 0.0 && value->items[1].number <= 1.0 &&
      value->items[0].number < value->items[1].number)
    return Range{value->items[0].number, value->items[1].number};
  report_list(section, *value, key, "two P values, the smaller first, such as [0, 0.05]");
  return std::nullopt;
}

std::vector<Level> read_amounts(Section& section, std::string_view key) {
  const toml::Value* value = section.find(key, Kind::table);
  if (value == nullptr) return {};
  std::vector<Level> levels;
  for (const toml::Entry& entry : value->entries) {
    if (is_number(entry.value) && entry.value.number >= 0.0)
      levels.push_back({level_value(entry.key), entry.value.number});
    else
      section.report(entry.value.place, toml::in_quotes(entry.key) + " of " + section.what(key) +
                                            " must be a count or a share of the patients");
  }
  if (value->entries.empty()) report_list(section, *value, key, "a table of levels, such as { yes = 12, no = 30 }");
  return levels;
}

std::vector<Section> sections(Section& section, std::string_view key) {
  const toml::Value* value = section.find(key);
  std::vector<Section> found;
  if (value == nullptr) return found;
  if (!value->is_list_of_tables()) {
    report_list(section, *value, key, "a list of tables");
    return found;
  }
  for (const toml::Value& table : value->items)
    found.emplace_back(table, std::string(key) + " of " + section.title(), section.problems());
  return found;
}

std::optional<std::size_t> read_word(Section& section, std::string_view key, const std::vector<std::string>& words) {
  const auto word = section.text(key);
  if (!word) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), word->text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  section.report(place_of(*word), section.what(key) + " must be one of " + toml::list_in_quotes(words));
  return std::nullopt;
}

}  // namespace rtsurv::simulate
