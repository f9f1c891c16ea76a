#include "rtsurv/table/read/detail/statfile/collector.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/table/read/detail/blanks.hpp"
#include "rtsurv/table/read/detail/encoding.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail::statfile {
namespace {

constexpr std::size_t most_bytes = 1'000'000'000;

/// A file of that size that unfolds to more is a bomb: 64 MB and 250 times its size, in cells of 8 bytes.
std::size_t most_cells(std::size_t file_size) {
  constexpr std::size_t small = 8'000'000, most = 100'000'000, most_per_byte = 31;
  return std::clamp(most_per_byte * std::min(file_size, most), small, most);
}

/// A number in single precision as the shortest decimal that gives it: 0.1 and not 0.10000000149011612.
double as_typed(float value) {
  if (!std::isfinite(value)) return value;
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  double typed = value;
  std::from_chars(buffer.data(), end, typed);
  return typed;
}

double number_of(readstat_value_t value) {
  return readstat_value_type(value) == READSTAT_TYPE_FLOAT ? as_typed(readstat_float_value(value))
                                                           : readstat_double_value(value);
}

bool is_text(readstat_value_t value) { return readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING; }

std::size_t size_of(const RawColumn& column) { return column.is_text ? column.text.size() : column.number.size(); }

std::string_view text_of(const char* text) { return text != nullptr ? text : std::string_view(); }

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Collector::Collector(Source source, const MemorySource& bytes)
    : source_(std::move(source)), bytes_(bytes), most_cells_(most_cells(source_.size)) {}

void Collector::refuse_size() const {
  throw Error(
      ErrorKind::io,
      "has more cells than a table can have (100 million), or far more than a file of its size holds; it is not "
      "read",
      {.file = source_.file});
}

template <typename Work>
int Collector::guarded(Work work) noexcept {
  try {
    return work() ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
  } catch (...) {
    failure_ = std::current_exception();
    return READSTAT_HANDLER_ABORT;
  }
}

void Collector::attach(readstat_parser_t* parser) {
  readstat_set_metadata_handler(parser, [](readstat_metadata_t* metadata, void* context) {
    auto* self = static_cast<Collector*>(context);
    return self->guarded([&] { return self->add_metadata(metadata), true; });
  });
  readstat_set_variable_handler(parser, [](int, readstat_variable_t* variable, const char* labels, void* context) {
    auto* self = static_cast<Collector*>(context);
    return self->guarded([&] { return self->add_variable(variable, labels), true; });
  });
  readstat_set_value_handler(parser, [](int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
    auto* self = static_cast<Collector*>(context);
    return self->guarded([&] { return row >= 0 && self->add_value(static_cast<std::size_t>(row), variable, value); });
  });
  readstat_set_value_label_handler(parser,
                                   [](const char* set, readstat_value_t value, const char* label, void* context) {
                                     auto* self = static_cast<Collector*>(context);
                                     return self->guarded([&] { return self->add_label(set, value, label), true; });
                                   });
}

void Collector::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

bool Collector::is_rectangle() const {
  return std::ranges::all_of(table_.columns, [&](const RawColumn& column) { return size_of(column) == table_.rows; });
}

void Collector::add_metadata(readstat_metadata_t* metadata) {
  const auto rows = readstat_get_row_count(metadata), columns = readstat_get_var_count(metadata);
  if (rows > 0 && columns > 0 && static_cast<std::size_t>(rows) > most_cells_ / static_cast<std::size_t>(columns))
    refuse_size();
  if (source_.content == Kind::Content::spss && rows < 0)
    table_.notes.emplace_back(
        "the file does not say how many rows it has, so that it cannot be told whether all were read");
  constexpr int first_in_utf8 = 118;
  old_stata_ = source_.content == Kind::Content::stata && readstat_get_file_format_version(metadata) < first_in_utf8;
}

void Collector::add_variable(const readstat_variable_t* variable, const char* labels) {
  RawColumn column;
  column.name = clean(text_of(readstat_variable_get_name(variable)), {.file = source_.file});
  const Where where{.file = source_.file, .column = column.name};
  column.label = clean(text_of(readstat_variable_get_label(variable)), where);
  if (const char* format = readstat_variable_get_format(variable)) column.format = format;
  column.is_text = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
  table_.columns.push_back(std::move(column));
  set_of_column_.emplace_back(labels != nullptr ? bytes_.text_at(labels) : std::string_view());
}

bool Collector::add_value(std::size_t row, readstat_variable_t* variable, readstat_value_t value) {
  const int index = readstat_variable_get_index(variable);
  if (index < 0 || static_cast<std::size_t>(index) >= table_.columns.size()) return false;
  RawColumn& column = table_.columns[static_cast<std::size_t>(index)];
  if (size_of(column) != row || is_text(value) != column.is_text) return false;
  if (++cells_ > most_cells_) refuse_size();
  table_.rows = row + 1;
  const bool missing = readstat_value_is_missing(value, variable) != 0;
  if (column.is_text)
    add_text(column, value, missing);
  else
    column.number.push_back(missing ? std::numeric_limits<double>::quiet_NaN() : number_of(value));
  return true;
}

void Collector::add_text(RawColumn& column, readstat_value_t value, bool missing) {
  const Where where{.file = source_.file, .row = table_.rows, .column = column.name};
  const std::string text = missing ? std::string() : clean(text_of(readstat_string_value(value)), where);
  if (table_.text->size() + text.size() > most_bytes)
    throw Error(ErrorKind::io, "holds more than 1 GB of text, too much for a table", {.file = source_.file});
  column.text.add_at(table_.text->size(), text.size());
  *table_.text += text;
}

void Collector::add_label(const char* set, readstat_value_t value, const char* label) {
  if (set == nullptr || label == nullptr || readstat_value_is_system_missing(value) != 0 ||
      readstat_value_is_tagged_missing(value) != 0)
    return;
  const Where where{.file = source_.file};
  ValueLabel entry{.text = {}, .label = clean(bytes_.text_at(label), where)};
  if (is_text(value))
    entry.text = clean(text_of(readstat_string_value(value)), where);
  else
    entry.number = number_of(value);
  if (++cells_ > most_cells_) refuse_size();
  sets_[std::string(bytes_.text_at(set))].push_back(std::move(entry));
}

std::string Collector::clean(std::string_view text, const Where& where) {
  const std::string_view trimmed = without_blanks(text);
  if (is_ascii(trimmed)) return unicode::one_line(trimmed);
  const bool told = source_.is_raw() && !source_.encoding.empty();
  const bool as_windows = !told && old_stata_ && !is_utf8(trimmed);
  if (!told && !as_windows && !is_utf8(trimmed)) {
    problems_.add(where,
                  "holds bytes that are not UTF-8; name the encoding of the texts: --encoding, or encoding in [study]");
    return {};
  }
  assumed_windows_ = assumed_windows_ || as_windows;
  const Recoded recoded = recode(trimmed, source_.file,
                                 told         ? source_.encoding
                                 : as_windows ? "WINDOWS-1252"
                                              : "UTF-8");
  return unicode::one_line(recoded.text ? without_blanks(*recoded.text) : trimmed);
}

RawTable Collector::take() {
  problems_.throw_if_any();
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    RawColumn& column = table_.columns[i];
    column.text = column.text.after(0, table_.text->data());
    const auto found = sets_.find(set_of_column_[i]);
    if (found != sets_.end())
      column.labels = found->second;
    else if (source_.content == Kind::Content::stata && !set_of_column_[i].empty())
      table_.notes.push_back("column \"" + column.name + "\" names value labels that are not in the file");
  }
  if (assumed_windows_)
    table_.notes.emplace_back(
        "the texts are read as WINDOWS-1252, since files of Stata before 14 do not name their encoding; another one is "
        "named with encoding");
  return std::move(table_);
}

}  // namespace rtsurv::table::detail::statfile
