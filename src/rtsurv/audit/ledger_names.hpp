#pragma once
// The figures of a ledger and numbers as printed, by the names that the rules use.

#include "rtsurv/ledger/ledger.hpp"
#include "rtsurv/ledger/printed.hpp"

namespace rtsurv::audit {

using ledger::count_of;
using ledger::Figure;
using ledger::Ledger;
using ledger::Margins;
using ledger::may_be_same;
using ledger::name;
using ledger::Nested;
using ledger::parse_printed;
using ledger::percent_rounding;
using ledger::PercentSum;
using ledger::Printed;
using ledger::Range;
using ledger::read_ledger;
using ledger::reads_as;
using ledger::Rounding;
using ledger::shortest;
using ledger::Sum;
using ledger::Term;
using ledger::to_toml;
using ledger::with_decimals;

}  // namespace rtsurv::audit
