#include "rtsurv/ledger/tree.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/ledger/printed.hpp"

namespace rtsurv::ledger {
namespace {

using Kind = LedgerValue::Kind;
using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view bytes) {
  Lines lines;
  while (true) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    lines.push_back(bytes.substr(0, end));
    if (end == bytes.size()) return lines;
    bytes.remove_prefix(end + 1);
  }
}

/// The digits of a number where it stands; its shortest text when the place is not as expected.
std::string digits_of(const toml::node& node, const Lines& lines, double value) {
  const auto [row, column] = node.source().begin;
  if (row < 1 || row > lines.size()) return shortest(value);
  std::string_view rest = lines[row - 1];
  for (std::size_t i = 1; i < column && !rest.empty();) {
    rest.remove_prefix(1);
    const bool inside = !rest.empty() && (static_cast<unsigned char>(rest.front()) & 0xC0) == 0x80;
    if (!inside) ++i;
  }
  const std::size_t end = std::min(rest.find_first_not_of("0123456789.-"), rest.size());
  const auto printed = parse_printed(rest.substr(0, end));
  const bool same = printed && std::abs(printed->value - value) <= 1e-12 * std::abs(value);
  return same ? printed->text : shortest(value);
}

LedgerValue convert(const toml::node& node, const Lines& lines);

void fill_table(LedgerValue& value, const toml::table& table, const Lines& lines) {
  value.kind = Kind::table;
  for (const auto& [key, child] : table) value.entries.emplace_back(std::string(key.str()), convert(child, lines));
  std::ranges::stable_sort(value.entries, {}, [](const auto& entry) { return entry.second.line; });
}

LedgerValue convert(const toml::node& node, const Lines& lines) {
  LedgerValue value;
  value.kind = Kind::other;
  value.line = std::max<std::size_t>(1, node.source().begin.line);
  if (const auto* text = node.as_string()) {
    value.kind = Kind::text;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = Kind::number;
    value.text = std::to_string(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = std::isfinite(number->get()) ? Kind::number : Kind::other;
    value.text = std::isfinite(number->get()) ? digits_of(node, lines, number->get()) : "";
  } else if (const auto* truth = node.as_boolean()) {
    value.kind = Kind::truth;
    value.text = truth->get() ? "true" : "false";
  } else if (const auto* array = node.as_array()) {
    value.kind = Kind::list;
    for (const toml::node& item : *array) value.items.push_back(convert(item, lines));
  } else if (const auto* table = node.as_table()) {
    fill_table(value, *table, lines);
  }
  return value;
}

}  // namespace

LedgerValue parse_ledger_tree(const std::string& bytes, const std::string& path) {
  try {
    const Lines lines = lines_of(bytes);
    return convert(toml::parse(std::string_view(bytes), std::string_view(path)), lines);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::data, "not a ledger in TOML: " + std::string(error.description()),
                {.file = path, .line = error.source().begin.line, .position = error.source().begin.column});
  }
}

}  // namespace rtsurv::ledger
