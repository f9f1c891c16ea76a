#pragma once
// An endpoint of the protocol as the columns that methods ask for.

#include <string>
#include <vector>

#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/prepare/endpoint_columns.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study {

/// When its patients are seen, what happens, their weights and clusters. `columns` are those of each endpoint of the
/// protocol. Throws Error(protocol) for a name that is none.
[[nodiscard]] Outcome outcome_of(const Protocol& protocol, const std::vector<EndpointColumns>& columns,
                                 const std::string& endpoint);

/// The same for its multivariable model, which may have clusters of its own.
[[nodiscard]] Outcome model_outcome_of(const Protocol& protocol, const std::vector<EndpointColumns>& columns,
                                       const std::string& endpoint);

/// The strata of the multivariable models.
[[nodiscard]] std::vector<std::string> model_strata_of(const Protocol& protocol);

}  // namespace rtsurv::study
