#pragma once
// The figures of a ledger as [published] compares them. Start here: read_figures().

#include <string>
#include <vector>

#include "rtsurv/ledger/printed.hpp"

namespace rtsurv::study {

/// One number of a figure.
struct PrintedNumber {
  std::string part;  ///< "n", "percent", "value", "q1", "q3", "hr", "lower", "upper", "p", "eqd2"
  ledger::Printed printed;
};

struct PrintedFigure {
  std::string id, statement;
  std::string note;      ///< what it contradicts; may be empty
  std::string of;        ///< id of the figure that it repeats; else empty
  bool is_rate = false;  ///< its percent is estimated from censored times
  std::vector<PrintedNumber> numbers;
};

struct PrintedFigures {
  std::string sha256;  ///< of the file
  std::vector<PrintedFigure> figures;

  [[nodiscard]] const PrintedFigure* find(const std::string& id) const;
};

/// Reads a ledger (docs/ledger.md). What repeats another figure is a number of the same part as there. Throws
/// Error(data) with every malformed value, Error(io) when the file cannot be read.
[[nodiscard]] PrintedFigures read_figures(const std::string& path);

}  // namespace rtsurv::study
