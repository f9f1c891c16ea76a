#pragma once
// The specification of a cohort: a TOML file as plain structs. Start here: parse_specification().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/simulate/sheet.hpp"
#include "rtsurv/toml/section.hpp"

namespace rtsurv::simulate {

using toml::Text;  ///< also an expression: see Expressions

/// One level of a discrete column: how many patients, or which share of them, bear the value.
struct Level {
  Value value;
  double amount;
};

/// A point of a distribution: the share of patients at or below the value.
struct Quantile {
  double share, value;
};

/// How the patients for whom `when` holds get their cells; exactly one of the ways below.
struct ColumnPart {
  Text place;
  std::optional<Text> when;         ///< nothing: everybody whom no earlier part took
  std::optional<Text> value;        ///< computed
  std::vector<Level> levels;        ///< whole numbers are counts, met exactly; shares add up to 1
  std::vector<Quantile> quantiles;  ///< shares ascending from 0 to 1
  std::optional<Text> number;       ///< with totals: how many of the columns are true
  std::vector<double> totals;       ///< for each column: how many patients have it
};

/// Rank correlation with something made before.
struct Dependence {
  Text rank;
  double correlation;
};

/// [[column]]: one column, or several flags that are made together.
struct ColumnRule {
  std::vector<Text> names;
  std::vector<ColumnPart> parts;
  std::vector<Dependence> follows;
  table::ColumnType type = table::ColumnType::number;  ///< follows from the rule, not from the cells
  CellFormat format;
  bool written = true;
};

struct FollowUpRule {
  std::optional<Text> start;      ///< date; nothing: no calendar
  std::optional<double> end;      ///< the date at which follow-up stops, in days since 1970-01-01
  std::optional<double> longest;  ///< longest follow-up, in the unit of time
  std::optional<Text> among;      ///< who is followed
  std::optional<Text> least;      ///< days before which nothing can happen
  Text days{"follow_up_days"};    ///< column of its length
  double frailty = 0.0;           ///< variance of a gamma factor of mean 1, shared by the events of a patient
};

enum class EventKind { failure, death, loss };

/// From `from` on, in the unit of time, until the next.
struct Piece {
  double from, value;
};

/// The hazard is multiplied by ratio^x, x being the value of `of` (1 for true).
struct EffectRule {
  Text of;
  std::vector<Piece> ratio;
};

struct EventRule {
  Text name;
  EventKind kind = EventKind::failure;
  std::vector<Piece> hazard;  ///< per unit of time
  double frailty_power = 0.0;
  std::vector<EffectRule> effects;
};

/// The earliest of the events, censored at the end of follow-up.
struct EndpointRule {
  Text name;
  std::vector<Text> events;
};

struct Range {
  double low, high;
};

/// One term of a wanted Cox model.
struct TermRule {
  Text of;
  std::optional<double> ratio;
  std::optional<Range> p;
};

enum class TargetKind { rate, median, quartiles, log_rank, cox, cutpoint };

/// [[target]]: a figure that the cohort shall show, and how near.
struct TargetRule {
  Text name, endpoint;
  TargetKind kind = TargetKind::rate;
  std::optional<Text> among;
  double at = 0.0, value = 0.0;
  double tolerance = 0.0;         ///< in the unit of the value; of a hazard ratio: a share of it
  std::vector<double> quartiles;  ///< of the endpoint's times
  std::optional<Text> by;         ///< of the log-rank test; the variable of a cut-point
  Range p{0.0, 1.0};              ///< of the log-rank test
  std::vector<TermRule> terms;    ///< of the Cox model
};

struct Specification {
  std::string path, title;
  std::size_t patients = 0;
  std::uint64_t seed = 1;
  TimeUnit time_unit = TimeUnit::months;
  std::optional<Text> order;  ///< column by which the rows are sorted
  std::optional<Text> id;     ///< column of identifiers, made last
  std::string id_prefix;
  std::vector<ColumnRule> columns;
  std::optional<FollowUpRule> follow_up;
  std::vector<EventRule> events;
  std::vector<EndpointRule> endpoints;
  std::optional<Text> target_population;
  std::size_t moves = 0;  ///< of the search
  std::vector<TargetRule> targets;

  /// Columns that the follow-up makes: one per event but loss, and its length.
  [[nodiscard]] std::vector<std::string> outcome_columns() const;
};

/// Throws Error(protocol) with every problem of the file at its line and column. The grammar is in docs/simulate.md.
[[nodiscard]] Specification parse_specification(const std::string& bytes, const std::string& path);

}  // namespace rtsurv::simulate
