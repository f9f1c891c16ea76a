#include "rtsurv/table/sql/detail/evaluator.hpp"

#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/sql/detail/engine.hpp"
#include "rtsurv/table/sql/detail/failure_text.hpp"
#include "rtsurv/table/sql/detail/watch.hpp"

namespace rtsurv::table {

namespace {

/// One expression on its way through the engine, and how messages speak of it.
class Evaluation {
 public:
  Evaluation(const Cohort& cohort, sql::Engine& engine, std::string expression, std::string_view used_by)
      : cohort_(cohort),
        engine_(engine),
        expression_(std::move(expression)),
        computed_(expression_),
        subject_(std::string(used_by) + " \"" + expression_ + "\"") {}

  Column run(sql::Watchman& watchman) {
    const sql::Watch watch(watchman, subject_);
    try {
      Column column = value();
      watch.check();
      return column;
    } catch (const Error&) {
      watch.check();  // an interruption looks like a failure of the expression
      throw;
    }
  }

 private:
  Column value() {
    try {
      syntax_ = engine_.syntax(expression_);
      check_names();
      const sql::Conversion target = conversion();
      rows_shown_ = true;
      return checked(engine_.values(computed_, target));
    } catch (const sql::ExpressionFlaw& flaw) {
      refuse(flaw.what() + quoting_advice());
    } catch (const sql::RowMismatch& mismatch) {
      refuse(mismatch.what());
    } catch (const sql::Failure& failure) {
      explain(failure);
    }
  }

  [[noreturn]] void refuse(const std::string& why) const { throw Error(ErrorKind::usage, subject_ + ": " + why); }

  /// Names that are no columns, and columns whose values SQL would compare wrongly.
  void check_names() const {
    for (const sql::NameParts& parts : syntax_.names) {
      const Column* column = nullptr;
      for (const std::string& part : parts)
        if (column == nullptr) column = cohort_.find(part);
      if (column != nullptr) {
        check_finite(*column);
      } else if (sql::is_unrepeatable_value(parts.back())) {
        refuse("the value of " + parts.back() + " depends on when and where it runs");
      } else if (!syntax_.nested) {
        const bool of_cohort = parts.size() == 1 || fold_case(parts.front()) == "cohort";
        refuse(cohort_.unknown_column(of_cohort ? parts.back() : parts.front() + "." + parts.back()) +
               quoting_advice() + text_advice(parts.back()));
      }
    }
  }

  void check_finite(const Column& column) const {
    const std::vector<std::size_t> rows = rows_not_finite(column);
    if (rows.empty()) return;
    std::vector<std::size_t> in_sheet;
    for (const std::size_t i : rows) in_sheet.push_back(cohort_.row[i]);
    Where place{.file = cohort_.file, .column = column.name};
    if (rows.size() == 1) place.row = in_sheet.front();
    throw Error(ErrorKind::data, must_be_finite(column, in_sheet, "; it is used in " + subject_), place);
  }

  /// Where the engine knows no such sum, days may have been added to a date.
  [[nodiscard]] duckdb_type type() {
    try {
      return engine_.type(computed_);
    } catch (const sql::Failure& failure) {
      auto with_days =
          failure.words().find("DATE") != std::string::npos ? engine_.with_whole_days(computed_) : std::nullopt;
      if (!with_days) throw;
      computed_ = std::move(*with_days);
      return engine_.type(computed_);
    }
  }

  [[nodiscard]] sql::Conversion conversion() {
    const duckdb_type type = this->type();
    if (type == DUCKDB_TYPE_INTERVAL) refuse("gives an interval; date_diff('day', from, to) gives days");
    const auto conversion = sql::conversion_of(type);
    if (!conversion) refuse("gives no number, text, date, true or false");
    return *conversion;
  }

  [[nodiscard]] Column checked(sql::Fetched fetched) const {
    if (fetched.times_of_day) refuse("gives a time of day; cast(... as date) gives the date");
    Column& column = fetched.column;
    if (!fetched.exact) column.type = ColumnType::number;
    column.name = expression_;
    Problems problems(ErrorKind::data);
    for (std::size_t i = first_non_finite(column, 0); i < column.size(); i = first_non_finite(column, i + 1))
      problems.add(cohort_.where(i, ""), subject_ + " is not a finite number");
    problems.throw_if_any();
    return std::move(column);
  }

  /// A failure that no row causes is a wrong expression; else the rows are named. DuckDB's own words are used only when
  /// it has seen no row.
  [[noreturn]] void explain(const sql::Failure& failure) const {
    if (!rows_shown_ && sql::is_static(failure.type())) refuse(sql::static_reason(failure));
    const std::string reason = sql::row_reason(failure);
    if (syntax_.together || !engine_.computes_without_values(computed_)) refuse(reason);
    constexpr std::size_t shown = 10;
    const std::vector<std::size_t> rows = engine_.failing_rows(computed_, shown);
    Problems problems(ErrorKind::data);
    for (const std::size_t i : rows) problems.add(cohort_.where(i, ""), subject_ + " cannot be computed: " + reason);
    if (rows.size() == shown) problems.add({.file = cohort_.file}, "later rows were not tried");
    problems.throw_if_any();
    refuse(reason);
  }

  /// Names of columns that are used bare but need double quotes: a word of SQL, a point or a blank.
  [[nodiscard]] std::string quoting_advice() const {
    const std::string folded = fold_case(expression_);
    for (const Column& column : cohort_.columns) {
      const std::string quoted = sql::quote_name(column.name);
      const bool used = folded.find(fold_case(column.name)) != std::string::npos;
      if (used && folded.find(fold_case(quoted)) == std::string::npos && !engine_.is_bare_name(column.name))
        return "; in an expression the column " + column.name + " is written with double quotes: " + quoted;
    }
    return "";
  }

  /// A name that is no column may have been meant as a text.
  [[nodiscard]] std::string text_advice(const std::string& name) const {
    for (const std::string_view quote : {"\u201C", "\u201D", "\u201E", "\u2018", "\u2019", "\u201A"})
      if (expression_.find(quote) != std::string::npos)
        return "; curly quotes are none: write the straight ones, ' around a text";
    const bool compared = expression_.find_first_of("=<>") != std::string::npos || mentions(expression_, "in");
    return compared ? "; if it is a text, it stands in single quotes: '" + name + "'" : "";
  }

  const Cohort& cohort_;
  sql::Engine& engine_;
  std::string expression_;  ///< as it was written
  std::string computed_;    ///< as the engine computes it
  std::string subject_;
  sql::Syntax syntax_;
  bool rows_shown_ = false;
};

}  // namespace

Evaluator::Evaluator(const Cohort& cohort, const ExpressionLimits& limits) : cohort_(cohort), limits_(limits) {}

Evaluator::~Evaluator() = default;

Column Evaluator::evaluate(std::string_view expression, std::string_view used_by) {
  if (engine_ == nullptr) {
    engine_ = std::make_unique<sql::Engine>(cohort_);
    watchman_ = std::make_unique<sql::Watchman>(engine_->connection(), limits_);
  }
  return Evaluation(cohort_, *engine_, std::string(expression), used_by).run(*watchman_);
}

}  // namespace rtsurv::table
