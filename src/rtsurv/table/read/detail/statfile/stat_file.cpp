#include "rtsurv/table/read/detail/statfile/stat_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/columns.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/columns/row_list.hpp"
#include "rtsurv/table/read/detail/grid.hpp"
#include "rtsurv/table/read/detail/statfile/counted_date.hpp"
#include "rtsurv/table/read/detail/statfile/parser.hpp"

namespace rtsurv::table::detail {
namespace {

using statfile::Program;
using statfile::RawColumn;
using statfile::RawTable;
using statfile::TimeUnit;
using statfile::ValueLabel;

Program program_of(Kind::Content content) {
  return content == Kind::Content::spss    ? Program::spss
         : content == Kind::Content::stata ? Program::stata
                                           : Program::sas;
}

/// One column of the file on its way to its type.
class Typing {
 public:
  Typing(const RawColumn& raw, const TypingRules& rules) : raw_(raw), rules_(rules) {}

  TypedColumn type(Program program, std::vector<std::string>& notes) {
    const auto unit = raw_.is_text ? std::nullopt : statfile::time_unit(program, raw_.format);
    auto typed = unit ? as_dates(program, *unit, notes) : std::nullopt;
    if (!typed) typed = raw_.is_text ? as_labels(texts()) : as_labels(raw_.number);
    if (!typed && raw_.is_text) typed = type_column(raw_.name, raw_.text, rules_);
    if (!typed) typed = TypedColumn{.column = as_numbers()};
    typed->column.title = raw_.label;
    return std::move(*typed);
  }

 private:
  std::optional<TypedColumn> as_dates(Program program, TimeUnit unit, std::vector<std::string>& notes) {
    TypedColumn typed{.column = missing_column(raw_.name, ColumnType::date, raw_.number.size())};
    std::vector<std::size_t> outside;
    for (std::size_t i = 0; i < raw_.number.size(); ++i) {
      if (std::isnan(raw_.number[i])) continue;
      const auto date = statfile::date_at(program, unit, raw_.number[i]);
      if (!date) outside.push_back(i + 1);
      if (!date || is_missing(iso_date(date->day), rules_)) continue;
      typed.column.missing[i] = 0;
      typed.column.number[i] = date->day;
      typed.times = typed.times || date->time_of_day;
    }
    if (outside.empty()) return typed;
    notes.push_back("column \"" + raw_.name + "\" has the format of dates, but no date of the years 1 to 9999 in " +
                    (outside.size() == 1 ? "row " : "rows ") + list_rows(outside) + "; it is read as numbers");
    return std::nullopt;
  }

  /// The texts of the column; empty where missing.
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> values;
    std::string scratch;
    for (std::size_t i = 0; i < raw_.text.size() && !raw_.labels.empty(); ++i)
      values.emplace_back(raw_.text.text(i, scratch));
    return values;
  }

  static double key_of(const ValueLabel& label, double) { return label.number; }
  static std::string key_of(const ValueLabel& label, const std::string&) { return label.text; }
  static bool is_empty(double value) { return std::isnan(value); }
  static bool is_empty(const std::string& value) { return value.empty(); }
  static std::string text_of(double value) { return label(value); }
  static std::string text_of(const std::string& value) { return value; }

  /// The labels of the values, when all that are known have one.
  template <typename Value>
  [[nodiscard]] std::optional<TypedColumn> as_labels(const std::vector<Value>& values) const {
    std::map<Value, std::string> label_of;
    for (const ValueLabel& label : raw_.labels)
      if (!label.label.empty()) label_of.emplace(key_of(label, Value{}), replaced(label.label, rules_));
    const auto is_code = [](const auto& entry) { return text_of(entry.first) == entry.second; };
    if (std::ranges::all_of(label_of, is_code)) return std::nullopt;
    Levels levels;
    std::map<Value, int> code_of;
    for (const auto& [value, label] : label_of) code_of[value] = levels.code(label);
    Column column = missing_column(raw_.name, ColumnType::text, values.size());
    bool known = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (is_empty(values[i]) || is_missing(text_of(values[i]), rules_)) continue;
      const auto found = code_of.find(values[i]);
      if (found == code_of.end()) return std::nullopt;
      if (is_missing(label_of.at(values[i]), rules_)) continue;
      known = true;
      column.missing[i] = 0;
      column.code[i] = found->second;
    }
    if (!known) return std::nullopt;
    column.level = levels.take();
    column.ordered = true;
    return TypedColumn{.column = std::move(column)};
  }

  [[nodiscard]] Column as_numbers() const {
    std::vector<double> codes;
    for (const std::string& text : rules_.missing)
      if (const auto code = parse_number(text)) codes.push_back(*code);
    std::vector<double> values = raw_.number;
    for (double& value : values)
      if (std::ranges::find(codes, value) != codes.end()) value = std::numeric_limits<double>::quiet_NaN();
    return number_column(raw_.name, values);
  }

  const RawColumn& raw_;
  const TypingRules& rules_;
};

void check_shape(const RawTable& raw, const std::string& file) {
  Problems problems(ErrorKind::data);
  Grid names{.file = file, .names = {}, .columns = {}, .row = {}, .notes = {}};
  for (const RawColumn& column : raw.columns) names.names.push_back(column.name);
  settle_names(names, problems);
  if (std::ranges::find(names.names, "") != names.names.end()) problems.add({.file = file}, "a column has no name");
  if (raw.rows == 0) problems.add({.file = file}, "the file has no data rows");
  problems.throw_if_any();
}

}  // namespace

StatTable read_stat_file(std::string_view bytes, const std::string& file, Kind::Content content,
                         const ReadOptions& options) {
  RawTable raw = statfile::parse(bytes, file, content, options.encoding);
  check_shape(raw, file);
  StatTable table;
  table.notes = std::move(raw.notes);
  for (RawColumn& column : raw.columns) {
    const TypingRules rules = typing_rules(column.name, options, true);
    table.columns.push_back(Typing(column, rules).type(program_of(content), table.notes));
    column.number = {};
  }
  return table;
}

}  // namespace rtsurv::table::detail
