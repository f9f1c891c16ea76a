#pragma once
// Published figures beside those that the study obtained.

#include <optional>
#include <string>
#include <vector>

namespace rtsurv::results {

struct Published {
  /// When an obtained number agrees with the printed one.
  struct Tolerance {
    enum class Rule {
      absolute,  ///< they differ by no more than `limit`
      relative,  ///< by no more than the share `limit` of the printed one
      side,      ///< P values: both below `limit`, or both not
    };
    Rule rule = Rule::absolute;
    double limit = 0.0;
  };
  /// One printed number of a figure.
  struct Row {
    std::string id, statement;
    std::string part;                    ///< "n", "percent", "value", "q1", "q3", "hr", "lower", "upper", "p", "eqd2"
    std::string printed;                 ///< digits as in the ledger: "38.3", "<0.001"
    std::string address;                 ///< of the obtained number in results.json
    std::optional<double> obtained;      ///< in the unit of the print; nothing when the data cannot give it
    std::optional<double> difference;    ///< obtained minus printed; nothing beside a bound
    std::optional<Tolerance> tolerance;  ///< nothing: shown, not judged
    std::optional<bool> within;          ///< nothing when not judged; false without an obtained number
    std::string note;                    ///< of the ledger: what the figure contradicts; may be empty
  };
  struct Figure {
    std::string id, statement, note;
  };
  std::string ledger_file, ledger_sha256;
  std::vector<Row> rows;  ///< in the order of the ledger
  std::vector<Figure> not_compared;
};

}  // namespace rtsurv::results
