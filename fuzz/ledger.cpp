// Ledger -> figures, written and read again, and audited.

#include "rtsurv/ledger/ledger.hpp"

#include <cstdlib>

#include "rtsurv/audit/audit.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {

void run(const std::string& bytes) {
  const ledger::Ledger ledger = ledger::read_ledger(bytes, "paper.toml");
  const std::string written = ledger::to_toml(ledger);
  if (ledger::to_toml(ledger::read_ledger(written, "written.toml")) != written) std::abort();
  (void)audit::audit_ledger(ledger);
}

}  // namespace rtsurv::fuzz
