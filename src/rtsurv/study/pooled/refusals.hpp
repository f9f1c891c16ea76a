#pragma once
// What sums of parts cannot give.

#include <string>
#include <vector>

#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

// Each throws InvalidOption for an option that needs the patients themselves, and says why and what to do.
void require_sums(const KaplanMeierCall& call);
void require_sums(const LogRankCall& call);
void require_sums(const IncidenceCall& call);
void require_sums(const CoxCall& call);

/// Throws Error(usage) for an expression whose value in a row depends on other rows, which a part does not have. `texts` are
/// columns of the part or expressions; `used_by` names the option.
void require_rows_alone(const table::Table& part, const std::vector<std::string>& texts, const char* used_by);

// The same of every text of a call.
void require_rows_alone(const table::Table& part, const KaplanMeierCall& call);
void require_rows_alone(const table::Table& part, const LogRankCall& call);
void require_rows_alone(const table::Table& part, const IncidenceCall& call);
void require_rows_alone(const table::Table& part, const CoxCall& call);

}  // namespace rtsurv::study
