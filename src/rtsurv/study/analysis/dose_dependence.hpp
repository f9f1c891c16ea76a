#pragma once
// What in a protocol depends on alpha/beta. Start here: DoseDependence.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study {

/// The columns that change with the first alpha/beta of [dose]: bed and eqd2, and every column of [derive],
/// [[cutpoint]] and [risk_groups] that is made from one of them. A name counts wherever it stands in an expression.
class DoseDependence {
 public:
  explicit DoseDependence(const Protocol& protocol);

  /// The expression uses such a column.
  [[nodiscard]] bool reaches(std::string_view expression) const;

 private:
  std::vector<std::string> columns_;
};

}  // namespace rtsurv::study
