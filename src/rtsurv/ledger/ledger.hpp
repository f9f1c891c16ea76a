#pragma once
// The figures of a paper, one entry each, with the relations that a person stated between them. Start here: Ledger.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/ledger/printed.hpp"

namespace rtsurv::ledger {

/// One statement of a paper with its numbers. Only what is printed is filled; docs/ledger.md explains every key.
struct Figure {
  std::string id;
  std::string where;  ///< for people: the id, or the line of the text with a quotation
  std::string section, statement, kind, units, endpoint, group, test, variable;
  std::string of;         ///< id of the figure that this one repeats
  std::string reference;  ///< the work cited; empty: the paper itself
  std::string note;       ///< what it contradicts, or how it was chosen
  std::string direction;  ///< "worse" or "better": what the text says of the ratio
  std::size_t line = 0;

  std::optional<std::int64_t> n, denominator, n_group, events;
  std::optional<Printed> percent, value, ratio, p, eqd2, bed, bed_given;
  std::optional<std::array<Printed, 2>> interval, quartiles;
  double level = 0.95;  ///< of `interval`
  std::optional<double> alpha_beta, time_months, total_dose_gy, dose_per_fraction_gy, threshold_gy;
  std::optional<std::int64_t> fractions;
  bool odds = false;                 ///< the ratio is one of odds
  std::optional<bool> binary;        ///< the ratio compares two groups
  bool assumed_denominator = false;  ///< not printed with the count, but found nearby
  std::string denominator_source;    ///< how; for the reader
  bool recommended = false;
  bool from_text = false;  ///< read from running text: who belongs to what is inferred

  [[nodiscard]] bool is_rate() const { return kind == "rate"; }
};

/// A term of a sum: a figure with its sign, or a plain number.
struct Term {
  std::string id;  ///< empty: the number
  double sign = 1.0;
  double number = 0.0;
};

/// total = sum of the parts, in counts.
struct Sum {
  std::string id, where;
  Term total;
  std::vector<Term> parts;
  bool inferred = false;  ///< read from running text
};

/// The printed percents of the parts add up to `expected`, or to the percent of `expected_from`.
struct PercentSum {
  std::string id, where;
  std::vector<Term> parts;
  double expected = 100.0;
  std::string expected_from;
};

/// The inner group is part of the outer one.
struct Nested {
  std::string id, where;
  std::vector<Term> inner, outer;
};

/// A 2 x 2 table from its margins: of `total`, `a` have the first factor, `b` the second, `both` both.
struct Margins {
  std::string id, where;
  std::vector<Term> total, a, b, both, one, none;
};

struct Ledger {
  std::string source;
  std::optional<std::int64_t> cohort_n;
  bool cohort_inferred = false;  ///< found in the text, not stated
  std::optional<double> alpha_beta_gy, threshold_gy;
  std::vector<Figure> figures;
  std::vector<Sum> sums;
  std::vector<PercentSum> percent_sums;
  std::vector<Nested> nested;
  std::vector<Margins> margins;
  std::vector<std::string> warnings;

  [[nodiscard]] const Figure* find(const std::string& id) const;
};

/// The count that a term stands for, with its sign; nothing when the figure prints none.
[[nodiscard]] std::optional<double> count_of(const Ledger& ledger, const Term& term);

/// The sum of the terms; nothing when one has no count.
[[nodiscard]] std::optional<double> count_of(const Ledger& ledger, const std::vector<Term>& terms);

/// Reads the TOML of docs/ledger.md. Keys that it does not know are left alone; a value that is malformed is an error
/// with its place, all of a file at once. Throws Error(data); Error(io) never. `path` is for messages.
[[nodiscard]] Ledger read_ledger(const std::string& bytes, const std::string& path);

/// The same TOML; read_ledger() of it gives the same figures.
[[nodiscard]] std::string to_toml(const Ledger& ledger);

}  // namespace rtsurv::ledger
