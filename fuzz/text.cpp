// Running text -> printed figures, audited, and kept as a ledger that can be read.

#include "rtsurv/audit/audit.hpp"
#include "rtsurv/ledger/ledger.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {

void run(const std::string& bytes) {
  const ledger::Ledger ledger = audit::read_text(bytes, "paper.txt");
  (void)audit::audit_ledger(ledger);
  (void)ledger::read_ledger(ledger::to_toml(ledger), "written.toml");
}

}  // namespace rtsurv::fuzz
