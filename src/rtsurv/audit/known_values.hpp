#pragma once
// The values of a results.json, by the way they are printed.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/audit/ledger_names.hpp"

namespace rtsurv::audit {

struct KnownValues {
  struct Triple {
    double estimate, lower, upper;
  };
  std::vector<Triple> intervals;                     ///< any number of an object with lower and upper, or q1 and q3
  std::vector<std::pair<double, double>> shares;     ///< n, percent
  std::set<std::pair<double, double>> n_and_events;  ///< of one object
  std::set<std::string> hashes;                      ///< texts of 64 characters
  std::vector<double> p, counts;                     ///< curves left out
  std::vector<std::pair<double, double>> flow;       ///< excluded, remaining

  /// True when some interval prints so; percents are 100 times the value.
  [[nodiscard]] bool has_interval(const Printed& estimate, const Printed& lower, const Printed& upper,
                                  bool percent) const;
  /// The interval that agrees in two of the three numbers, as printed with the same decimals; empty without one.
  [[nodiscard]] std::string nearest_interval(const Printed& estimate, const Printed& lower, const Printed& upper,
                                             bool percent) const;
  [[nodiscard]] bool has_share(const Printed& n, const Printed& percent) const;
  [[nodiscard]] bool has_p(const Printed& p_value) const;
  [[nodiscard]] bool has_count(const Printed& count) const;
};

/// Throws Error(data) when the text is not the document of a study; `path` is for the message.
[[nodiscard]] KnownValues read_results(const std::string& json, const std::string& path);

}  // namespace rtsurv::audit
