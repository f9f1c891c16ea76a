#pragma once
// What is possible in a table and its protocol but unlikely to be meant: days called months, 999 for "not known", a line
// of means below the patients. Nothing of it is an error. Start here: notice().
//
// A kind of notice is one function over a Scene (scene.hpp) and one line in registry.cpp.

#include <vector>

#include "rtsurv/results/parts/notices.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Everything noticed in a cohort that fits its protocol, worst first (the order of results::Notice::Id, then that of
/// the protocol). Only columns that the protocol names are looked at. `today` in days since 1970-01-01: core/date.hpp.
/// Cost: linear in the rows for each column, and for each pair of factors of one model.
[[nodiscard]] std::vector<results::Notice> notice(const Protocol& protocol, const Prepared& prepared, double today);

/// What can be noticed of a table that has no endpoint yet: every column that is no identifier and no free text.
[[nodiscard]] std::vector<results::Notice> notice(const table::Table& table, double today);

}  // namespace rtsurv::study
