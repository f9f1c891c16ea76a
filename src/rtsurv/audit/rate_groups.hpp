#pragma once
// Which rates of a ledger are those of the parts of one whole.

#include <vector>

#include "rtsurv/audit/ledger_names.hpp"

namespace rtsurv::audit {

/// Rates at one endpoint and time of groups whose names share their beginning ("risk1", "risk2"; "eqd2_ge_63",
/// "eqd2_lt_63"), with the rate of the whole: of the group that the common beginning names, else of "all".
struct RateFamily {
  const Figure* pooled = nullptr;
  std::vector<const Figure*> groups;
  bool complement = false;  ///< the two sides of one cut
};

[[nodiscard]] std::vector<RateFamily> rate_families(const Ledger& ledger);

/// People behind a rate: printed with it, or the count or group size whose label has the same cut, or all others than
/// those on the other side of the cut.
[[nodiscard]] std::optional<std::int64_t> size_of(const Ledger& ledger, const Figure& rate, const RateFamily& family);

}  // namespace rtsurv::audit
