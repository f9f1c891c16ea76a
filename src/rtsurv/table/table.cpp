#include "rtsurv/table/table.hpp"

#include <algorithm>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/columns/odd_cells.hpp"
#include "rtsurv/table/read/detail/from_columns.hpp"
#include "rtsurv/table/read/detail/load.hpp"
#include "rtsurv/table/read/detail/missing_cells.hpp"
#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "rtsurv/table/sql/detail/evaluator.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table {
namespace {

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

/// The name in a text that is one name in double quotes; else an empty one.
std::string_view between_quotes(std::string_view text) {
  if (text.size() < 3 || text.front() != '"' || text.back() != '"') return {};
  const std::string_view name = text.substr(1, text.size() - 2);
  return name.find('"') == std::string_view::npos ? name : std::string_view();
}

/// A place puts its column between quotes itself.
std::string inside_quotes(const std::string& headers) { return headers.substr(1, headers.size() - 2); }

}  // namespace

struct Table::Impl {
  explicit Impl(detail::Loaded&& file)
      : path(std::move(file.path)),
        sha256(std::move(file.sha256)),
        notes(std::move(file.notes)),
        dates(file.dates),
        cohort(std::move(file.cohort)),
        evaluator(cohort) {}

  Impl(const Impl& other)
      : path(other.path),
        sha256(other.sha256),
        notes(other.notes),
        dates(other.dates),
        cohort(other.cohort),
        evaluator(cohort) {}
  Impl& operator=(const Impl&) = delete;
  ~Impl() = default;

  /// The column of that name, or the value of the expression.
  [[nodiscard]] Column value(std::string_view expression, std::string_view used_by) {
    const Column* column = cohort.find(expression);
    if (column == nullptr) column = cohort.find(between_quotes(expression));
    if (column != nullptr) return *column;
    Column computed = evaluator.evaluate(unicode::one_line(expression), used_by);
    if (computed.type == ColumnType::text) change_levels(computed, unicode::one_line);
    return computed;
  }

  /// Removes rows by a condition: those where it is true, or those where it is not.
  std::size_t remove(std::string_view condition, std::string_view used_by, bool remove_true);

  /// The columns that a text names, each in quotes, with "or" between; with a row, those that have a value in it.
  [[nodiscard]] std::string headers(std::string_view text, std::optional<std::size_t> row) const;

  void append(Column column) {
    if (cohort.find(column.name) != nullptr)
      throw Error(ErrorKind::usage, "there is already a column \"" + column.name + "\" (case is ignored)");
    cohort.columns.push_back(std::move(column));
  }

  std::string path;
  std::string sha256;
  ReadNotes notes;
  DateRules dates;
  Cohort cohort;
  Evaluator evaluator;
};

std::string Table::Impl::headers(std::string_view text, std::optional<std::size_t> row) const {
  if (const Column* column = cohort.find(text)) return in_quotes(column->name);
  std::string all, known;
  for (const Column& column : cohort.columns) {
    if (!mentions(text, column.name)) continue;
    const std::string name = in_quotes(column.name);
    all += (all.empty() ? "" : " or ") + name;
    if (row && column.missing[*row] == 0) known += (known.empty() ? "" : " or ") + name;
  }
  if (all.empty()) return in_quotes(text);
  return known.empty() ? all : known;
}

std::size_t Table::Impl::remove(std::string_view condition, std::string_view used_by, bool remove_true) {
  const Column value = this->value(condition, used_by);
  if (value.type != ColumnType::boolean)
    throw Error(ErrorKind::usage, std::string(used_by) + " \"" + std::string(condition) +
                                      "\": must be true or false, but is a " + std::string(name(value.type)) +
                                      "; write a comparison, as in \"column = 1\"");
  std::vector<std::uint8_t> kept(value.size());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool is_true = value.missing[i] == 0 && value.number[i] == 1;
    kept[i] = is_true != remove_true ? 1 : 0;
    if (kept[i] != 0) rows.push_back(cohort.row[i]);
  }
  for (Column& column : cohort.columns) keep_rows(column, kept);
  cohort.row = std::move(rows);
  return value.size() - cohort.row.size();
}

Table::Table(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Table::Table(detail::Loaded&& loaded) : impl_(std::make_unique<Impl>(std::move(loaded))) {}
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

Table Table::copy() const { return Table(std::make_unique<Impl>(*impl_)); }

Table Table::read(const ReadOptions& options) { return Table(detail::load(options)); }

Table Table::from_columns(std::vector<Column> columns) { return Table(detail::load_columns(std::move(columns))); }

const std::string& Table::path() const noexcept { return impl_->path; }

const std::string& Table::sha256() const noexcept { return impl_->sha256; }

const ReadNotes& Table::notes() const noexcept { return impl_->notes; }

const DateRules& Table::date_rules() const noexcept { return impl_->dates; }

std::size_t Table::rows() const noexcept { return impl_->cohort.row.size(); }

std::vector<std::string> Table::names() const { return impl_->cohort.names(); }

std::optional<ColumnType> Table::type(std::string_view name) const {
  const Column* column = impl_->cohort.find(name);
  return column != nullptr ? std::optional(column->type) : std::nullopt;
}

Where Table::where(std::size_t i, std::string_view column) const {
  Where place = impl_->cohort.where(i, {});
  if (!column.empty()) place.column = inside_quotes(impl_->headers(column, i));
  return place;
}

Where Table::where(std::string_view column) const {
  return {.file = impl_->cohort.file, .column = inside_quotes(impl_->headers(column, std::nullopt))};
}

std::string Table::headers(std::string_view expression) const { return impl_->headers(expression, std::nullopt); }

std::string Table::in_sql(std::string_view text) const {
  const Column* column = impl_->cohort.find(text);
  if (column == nullptr) return "(" + std::string(text) + ")";
  const bool bare = std::ranges::all_of(column->name, [](char c) { return is_ascii_alphanumeric(c) || c == '_'; });
  return bare ? column->name : sql::quote_name(column->name);
}

Column Table::column(std::string_view name, std::string_view used_by) const {
  const Column* found = impl_->cohort.find(name);
  if (found == nullptr) throw Error(ErrorKind::usage, std::string(used_by) + ": " + impl_->cohort.unknown_column(name));
  Column column = *found;
  sort_levels(column);
  return column;
}

Column Table::evaluate(std::string_view expression, std::string_view used_by) const {
  Column column = impl_->value(expression, used_by);
  sort_levels(column);
  return column;
}

void Table::derive(std::string_view name, std::string_view expression, std::string_view used_by) {
  if (name.empty()) throw Error(ErrorKind::usage, std::string(used_by) + ": a derived column needs a name");
  Column column = impl_->value(expression, used_by);
  column.name = name;
  impl_->append(std::move(column));
}

void Table::append(const Column& column) {
  if (column.size() != rows())
    throw Error(ErrorKind::usage, "column \"" + column.name + "\" has " + std::to_string(column.size()) +
                                      " values for " + std::to_string(rows()) + " rows");
  impl_->append(column);
}

std::vector<OddCell> Table::odd_cells(std::string_view name) const {
  const Column* column = impl_->cohort.find(name);
  auto nearly = column != nullptr ? nearly_typed(impl_->cohort, *column, impl_->dates) : std::nullopt;
  return nearly ? std::move(nearly->odd) : std::vector<OddCell>();
}

std::vector<OddCell> Table::set_apart(const std::vector<std::string>& columns) {
  std::vector<OddCell> odd;
  for (Column& column : impl_->cohort.columns) {
    const auto is_named = [&](const std::string& name) { return same_without_case(name, column.name); };
    if (std::ranges::none_of(columns, is_named)) continue;
    auto nearly = nearly_typed(impl_->cohort, column, impl_->dates);
    if (!nearly) continue;
    odd.insert(odd.end(), nearly->odd.begin(), nearly->odd.end());
    column = std::move(nearly->column);
  }
  return odd;
}

void Table::replace(const Column& column) {
  for (Column& known : impl_->cohort.columns)
    if (same_without_case(known.name, column.name) && known.size() == column.size()) {
      std::string name = std::move(known.name);
      known = column;
      known.name = std::move(name);
      return;
    }
  throw Error(ErrorKind::usage,
              "there is no column \"" + column.name + "\" of " + std::to_string(column.size()) + " rows to replace");
}

void Table::treat_as_missing(const std::vector<std::string>& texts) {
  std::vector<std::string> lines;
  for (const std::string& text : texts) lines.push_back(unicode::one_line(text));
  for (Column& column : impl_->cohort.columns) detail::drop_missing(column, lines);
}

std::size_t Table::keep(std::string_view expression, std::string_view used_by) {
  return impl_->remove(expression, used_by, false);
}

std::size_t Table::exclude(std::string_view expression, std::string_view used_by) {
  return impl_->remove(expression, used_by, true);
}

std::string engine_version() { return std::string("DuckDB ") + sql::duckdb().library_version(); }

}  // namespace rtsurv::table
