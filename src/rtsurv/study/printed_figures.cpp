#include "rtsurv/study/printed_figures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol_section.hpp"
#include "rtsurv/table/bytes.hpp"
#include "rtsurv/table/hash.hpp"

namespace rtsurv::study {
namespace {

/// "0.010", "<0.001", "45": digits with one decimal point at most, and a bound before them.
std::optional<PrintedNumber> parse(std::string_view text) {
  PrintedNumber number;
  number.text = text;
  if (!text.empty() && (text.front() == '<' || text.front() == '>')) number.bound = text.front();
  if (number.bound != '=') text.remove_prefix(1);
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number.value);
  const bool plain = text.find_first_not_of("-.0123456789") == std::string_view::npos;
  if (failure != std::errc{} || end != text.data() + text.size() || !plain) return std::nullopt;
  const std::size_t point = text.find('.');
  const std::size_t decimals = point == std::string_view::npos ? 0 : text.size() - point - 1;
  number.half_unit = 0.5 * std::pow(10.0, -static_cast<double>(decimals));
  return number;
}

/// Reads the values of one file; numbers keep the digits that stand there.
class LedgerReader {
 public:
  LedgerReader(const std::string& bytes, std::string path) : bytes_(bytes), path_(std::move(path)) {}

  std::vector<PrintedFigure> read() {
    std::vector<PrintedFigure> figures;
    for (const TomlEntry& entry : parse_tree(bytes_, path_).entries)
      if (entry.key == "figure")
        for (const TomlValue& figure : entry.value.items) figures.push_back(read_figure(figure));
    if (figures.empty()) problems_.add({.file = path_}, "there is no [[figure]] in this ledger");
    problems_.throw_if_any();
    return figures;
  }

 private:
  static const TomlValue* find(const TomlValue& figure, std::string_view key) {
    for (const TomlEntry& entry : figure.entries)
      if (entry.key == key) return &entry.value;
    return nullptr;
  }

  static std::string text(const TomlValue& figure, std::string_view key) {
    const TomlValue* value = find(figure, key);
    return value == nullptr ? std::string() : value->text;
  }

  /// The digits of a number as they are written.
  std::string digits(const TomlValue& value) const {
    if (value.kind == TomlKind::text) return value.text;
    std::string_view rest = bytes_;
    for (std::size_t line = 1; line < value.place.line; ++line) rest.remove_prefix(rest.find('\n') + 1);
    for (std::size_t position = 1; position < value.place.position; ++position) do
        rest.remove_prefix(1);
      while (!rest.empty() && (static_cast<unsigned char>(rest.front()) & 0xC0U) == 0x80U);
    return std::string(rest.substr(0, rest.find_first_not_of("-.0123456789")));
  }

  void add(PrintedFigure& figure, std::string part, const TomlValue& value) {
    if (value.kind == TomlKind::text && value.text.empty()) return;  // not printed
    auto number = parse(digits(value));
    if (!number) {
      problems_.add({.file = path_, .line = value.place.line, .position = value.place.position},
                    "\"" + figure.id + "\": must be a number as printed, such as 45.9, \"45.90\" or \"<0.001\"");
      return;
    }
    number->part = std::move(part);
    figure.numbers.push_back(std::move(*number));
  }

  void add_pair(PrintedFigure& figure, const TomlValue& table, std::string_view key,
                const std::array<const char*, 2>& parts) {
    const TomlValue* pair = find(table, key);
    if (pair == nullptr || pair->items.size() != parts.size()) return;
    for (std::size_t i = 0; i < parts.size(); ++i) add(figure, parts[i], pair->items[i]);
  }

  PrintedFigure read_figure(const TomlValue& table) {
    PrintedFigure figure;
    figure.id = text(table, "id");
    figure.statement = text(table, "statement");
    figure.note = text(table, "note");
    if (figure.note.empty()) figure.note = text(table, "flag");
    figure.of = text(table, "of");
    figure.is_rate = text(table, "kind") == "rate";
    const TomlValue* percent = find(table, "percent_printed");
    if (percent == nullptr) percent = find(table, "percent");
    const TomlValue* value = find(table, "value");
    const bool numeric = value != nullptr && (value->kind == TomlKind::number || value->kind == TomlKind::integer);
    if (const TomlValue* n = find(table, "n")) add(figure, "n", *n);
    if (percent != nullptr) add(figure, "percent", *percent);
    if (numeric) add(figure, "value", *value);
    add_pair(figure, table, "iqr", {"q1", "q3"});
    if (const TomlValue* hr = find(table, "hr")) add(figure, "hr", *hr);
    add_pair(figure, table, "ci95", {"lower", "upper"});
    if (const TomlValue* p = find(table, "p")) add(figure, "p", *p);
    if (const TomlValue* eqd2 = find(table, "eqd2_printed")) add(figure, "eqd2", *eqd2);
    return figure;
  }

  const std::string& bytes_;
  std::string path_;
  Problems problems_{ErrorKind::data};
};

/// A figure that repeats another gives its number as a plain value, whatever kind the number is of.
void name_repeated_parts(PrintedFigures& ledger) {
  for (PrintedFigure& figure : ledger.figures) {
    const PrintedFigure* original = figure.of.empty() ? nullptr : ledger.find(figure.of);
    if (original == nullptr) continue;
    figure.is_rate = original->is_rate;
    const auto has = [original](std::string_view part) {
      return std::any_of(original->numbers.begin(), original->numbers.end(),
                         [part](const PrintedNumber& number) { return number.part == part; });
    };
    for (PrintedNumber& number : figure.numbers)
      if (number.part == "value" && !has("value") && has("percent")) number.part = "percent";
  }
}

}  // namespace

const PrintedFigure* PrintedFigures::find(const std::string& id) const {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const PrintedFigure& figure) { return figure.id == id; });
  return found == figures.end() ? nullptr : &*found;
}

PrintedFigures read_figures(const std::string& path) {
  const std::string bytes = table::read_bytes(path);
  PrintedFigures ledger{table::sha256_hex(bytes), LedgerReader(bytes, path).read()};
  name_repeated_parts(ledger);
  return ledger;
}

}  // namespace rtsurv::study
