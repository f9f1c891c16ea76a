#pragma once
// Numbers of a finished study by their address in results.json. Start here: Lookup.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// What stands at an address.
struct Found {
  /// A named number; a share from 0 to 1 is given in percent.
  using Number = std::pair<std::string, std::optional<double>>;
  std::vector<Number> numbers;  ///< of an object, each by its key; or the one addressed
  bool single = false;          ///< the address leads to one number
  std::string problem;          ///< why nothing stands there; then `numbers` is empty
};

/// An address is the keys of results.json with "/" between. A list is entered by a label of its item: the value of
/// "group", "level", "term", "time" and the like, of a period "from"; when several items bear it, the next step chooses among them by
/// another label. A step that holds "/" or " + ", or begins with a double quote, stands in double quotes.
///
///     flow/Course not completed/excluded
///     risk_groups/endpoints/LC/km/groups/Group 1/at/24/survival
///     schedules/schedules/"45/15"/n
///
/// With " + " between two addresses, the counts and percents at both are added.
class Lookup {
 public:
  explicit Lookup(const Study& study);
  Lookup(const Lookup&) = delete;
  Lookup& operator=(const Lookup&) = delete;
  ~Lookup();

  [[nodiscard]] Found at(std::string_view address) const;

 private:
  [[nodiscard]] Found at_one(const std::vector<std::string>& steps) const;

  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace rtsurv::results
