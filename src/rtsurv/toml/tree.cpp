#include "rtsurv/toml/tree.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/toml/nesting.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::toml {
namespace {

Place place_of(const ::toml::source_region& source) noexcept { return {source.begin.line, source.begin.column}; }

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view bytes) {
  Lines lines;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = bytes.find('\n');
    lines.push_back(bytes.substr(0, end));
    if (end != std::string_view::npos) bytes.remove_prefix(end + 1);
  }
  return lines;
}

/// A number as it stands in the file: from its place to the next sign that is no part of one.
std::string written(const Place& place, const Lines& lines) {
  std::string_view rest = place.line >= 1 && place.line <= lines.size() ? lines[place.line - 1] : std::string_view();
  for (std::size_t k = 1; k < place.position && !rest.empty(); ++k)
    rest.remove_prefix(first_character(rest).value_or(Character{}).length);
  return std::string(rest.substr(0, rest.find_first_of(" \t\r,]}#")));
}

Value convert(const ::toml::node& node, const Lines& lines);

std::vector<Entry> entries_of(const ::toml::table& table, const Lines& lines) {
  std::vector<Entry> entries;
  entries.reserve(table.size());
  for (const auto& [key, node] : table)
    entries.push_back({unicode::one_line(key.str()), place_of(key.source()), convert(node, lines)});
  // The library keeps keys in alphabetical order; people mean the order in which they wrote them.
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.place < b.place; });
  return entries;
}

std::vector<Value> items_of(const ::toml::array& array, const Lines& lines) {
  std::vector<Value> items;
  items.reserve(array.size());
  for (const ::toml::node& node : array) items.push_back(convert(node, lines));
  return items;
}

Kind kind_of(const ::toml::node& node) noexcept {
  switch (node.type()) {
    case ::toml::node_type::string:
      return Kind::text;
    case ::toml::node_type::integer:
      return Kind::integer;
    case ::toml::node_type::floating_point:
      return Kind::number;
    case ::toml::node_type::boolean:
      return Kind::boolean;
    case ::toml::node_type::array:
      return Kind::list;
    case ::toml::node_type::date:
    case ::toml::node_type::time:
    case ::toml::node_type::date_time:
      return Kind::date;
    case ::toml::node_type::table:
    case ::toml::node_type::none:
      break;
  }
  return Kind::table;
}

Value convert(const ::toml::node& node, const Lines& lines) {
  Value value;
  value.kind = kind_of(node);
  value.place = place_of(node.source());
  if (const auto* text = node.as_string()) {
    value.as_read = text->get();
    value.text = unicode::one_line(value.as_read);
  }
  if (const auto* integer = node.as_integer()) {
    value.integer = integer->get();
    value.number = static_cast<double>(integer->get());
  }
  if (const auto* number = node.as_floating_point()) value.number = number->get();
  if (node.is_number()) value.text = written(value.place, lines);
  if (const auto* truth = node.as_boolean()) value.truth = truth->get();
  if (const auto* array = node.as_array()) value.items = items_of(*array, lines);
  if (const auto* table = node.as_table()) value.entries = entries_of(*table, lines);
  return value;
}

/// The second of two keys of one table that are the same, in all of the tree.
const Entry* second_of_twins(const Value& value) {
  std::set<std::string_view> keys;
  for (const Entry& entry : value.entries) {
    if (!keys.insert(entry.key).second) return &entry;
    if (const Entry* below = second_of_twins(entry.value)) return below;
  }
  for (const Value& item : value.items)
    if (const Entry* below = second_of_twins(item)) return below;
  return nullptr;
}

struct Explanation {
  std::string_view said;   ///< part of the library's message
  std::string_view plain;  ///< what a person should read instead
};

constexpr std::string_view not_a_value =
    "this value is not understood; text needs quotes, as in event = \"status = 2\"";
constexpr std::string_view not_closed = "the text is not closed; its closing quote is missing";
constexpr std::string_view bad_list = "this list lacks a comma or its closing \"]\"";
constexpr std::string_view bad_escape =
    "a backslash inside \"...\" begins an escape; write two, or put the text between '...'";

// The first that fits holds; the order is from special to general.
constexpr std::array<Explanation, 35> explanations{{
    {"could not determine value type", not_a_value},
    {"parsing boolean", "this value is not understood; text needs quotes, truth is written true or false"},
    {"expected value, saw", "the value after \"=\" is missing"},
    {"expected a comment or whitespace, saw ','",
     "a comma after the value; the decimal sign is a point, a list needs [ ]"},
    {"expected a comment or whitespace",
     "something follows the value; write one key to a line, text in quotes, and single ones within these: \"stage = "
     "'IV'\""},
    {"table header: expected ']'", "the name of this table is not closed; write [name] or [[name]]"},
    {"table header: encountered", "the name of this table is not closed; write [name] or [[name]]"},
    {"blank bare keys", "a table needs a name between its brackets"},
    {"expected comma or closing ']'", bad_list},
    {"expected value or closing ']'", bad_list},
    {"parsing array: encountered", bad_list},
    {"expected key or closing '}', saw '\\n'", "a table in { } must stay on one line"},
    {"dangling comma", "a comma before the closing \"}\"; remove it"},
    {"expected comma or closing '}'", "this table in { } lacks a comma or its closing \"}\""},
    {"parsing inline table: encountered", "this table in { } lacks a comma or its closing \"}\""},
    {"escape sequence", bad_escape},
    {"unicode scalar", bad_escape},
    {"parsing string: unescaped control", "the text is not closed; its closing quote is missing on this line"},
    {"string: encountered end-of-file", not_closed},
    {"leading zero", "a number must not begin with 0; quote it if it is text"},
    {"not representable in 64 bits", "this whole number is too large"},
    {"expected month", "there is no such date"},
    {"expected day", "there is no such date"},
    {"parsing date", not_a_value},
    {"parsing time", not_a_value},
    {"parsing floating-point", not_a_value},
    {" integer: ", not_a_value},
    {"as dotted key", "this table has been given before, in another form"},
    {"cannot redefine existing table",
     "this table has been given before; each [name] stands once, [[name]] may repeat"},
    {"cannot redefine existing array", "this has been given before as [[name]] or as a list; use one form"},
    {"cannot redefine existing", "this key has been given before"},
    {"expected '=', saw", "expected \"=\" after the key; a key with blanks or signs needs quotes"},
    {"expected keys, tables", "expected a key, such as title = \"...\", or the header of a table, such as [study]"},
    {"expected bare key", R"(a key with other signs than a-z, A-Z, 0-9, "-" and "_" needs quotes)"},
    {"encountered end-of-file", "the file ends before this is complete"},
}};

std::string explain(std::string_view said) {
  for (const Explanation& explanation : explanations)
    if (said.find(explanation.said) != std::string_view::npos) return std::string(explanation.plain);
  return "not valid TOML: " + std::string(said);
}

/// The quotes that word processors put in the place of the straight ones.
std::string quotes_advice(const Place& place, const Lines& lines) {
  if (place.line < 1 || place.line > lines.size()) return {};
  for (const std::string_view quote : {"\u201C", "\u201D", "\u201E", "\u2018", "\u2019", "\u201A"})
    if (lines[place.line - 1].find(quote) != std::string_view::npos)
      return "; curly quotes are none: write the straight ones, \" and '";
  return {};
}

/// Where the text goes on that begins like this.
Place place_after(std::string_view beginning) {
  Place place;
  for (const char32_t character : code_points(beginning)) {
    ++place.position;
    if (character == '\n') place = {place.line + 1, 1};
  }
  return place;
}

}  // namespace

std::string_view describe(Kind kind) noexcept {
  constexpr std::array<std::string_view, 7> words{"text",           "a whole number", "a number", "true or false",
                                                  "a date or time", "a list",         "a table"};
  return words[static_cast<std::size_t>(kind)];
}

bool Value::is_list_of_tables() const noexcept {
  return kind == Kind::list && !items.empty() &&
         std::all_of(items.begin(), items.end(), [](const Value& item) { return item.kind == Kind::table; });
}

Value parse_tree(const std::string& bytes, const std::string& path, ErrorKind kind) {
  const auto problem = [&](const Place& place, const std::string& message) {
    return Error(kind, message, {.file = path, .line = place.line, .position = place.position});
  };
  const std::string_view text = bytes;
  if (const std::size_t valid = utf8_prefix(text); valid < text.size())
    throw problem(place_after(text.substr(0, valid)), "not UTF-8 text; save the file as UTF-8");
  if (const auto deep = first_too_deep(text))
    throw problem(place_after(text.substr(0, *deep)),
                  "tables and lists lie more than " + std::to_string(deepest_nesting) + " deep in each other here");
  try {
    Value tree = convert(::toml::parse(text, std::string_view(path)), lines_of(text));
    if (const Entry* twin = second_of_twins(tree))
      throw problem(twin->place,
                    "this key has been given before: the two differ only in line breaks, or in how their letters are "
                    "composed");
    return tree;
  } catch (const ::toml::parse_error& error) {
    const Place place = place_of(error.source());
    throw problem(place, explain(error.description()) + quotes_advice(place, lines_of(text)));
  }
}

}  // namespace rtsurv::toml
