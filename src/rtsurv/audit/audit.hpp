#pragma once
// Finds printed figures that cannot be true together. Start here: read_text(), read_ledger(), audit_ledger().

#include <optional>
#include <string>

#include "rtsurv/audit/ledger_names.hpp"
#include "rtsurv/results/audit.hpp"

namespace rtsurv::audit {

/// What the caller knows better than the source.
struct AuditOptions {
  std::optional<std::int64_t> cohort_n;
  std::optional<double> alpha_beta_gy;
};

/// The options in place of what the ledger says. Throws InvalidOption when one is not positive.
[[nodiscard]] Ledger with_options(Ledger ledger, const AuditOptions& options);

/// The figures that running text prints, with their lines: the forms that docs/methods/audit.md shows. UTF-8 or
/// Latin-1. Linear in the size of the text, but for denominators, which are looked for within a paragraph. Throws
/// Error(data) for an empty or binary file, InvalidOption as with_options().
[[nodiscard]] Ledger read_text(const std::string& bytes, const std::string& path, const AuditOptions& options = {});

/// Every rule over the ledger. Cost: about quadratic in the number of figures that share a kind.
[[nodiscard]] results::AuditResult audit_ledger(const Ledger& ledger);

}  // namespace rtsurv::audit
