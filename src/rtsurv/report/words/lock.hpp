#pragma once
// The lock of a protocol as sentences, the same on every page. All plain text, not yet escaped.

#include <string>

#include "rtsurv/results/parts/lock.hpp"

namespace rtsurv::report {

/// "Protocol locked on 2026-11-28, before outcomes were analysed; unchanged.", or "2 keys of it were changed since, and the
/// table is another one."; in place of these, why the lock proves nothing.
[[nodiscard]] std::string lock_sentence(const results::Lock& lock);

/// That the table is that of the lock, or that there was none; empty for another one, which lock_sentence() says.
[[nodiscard]] std::string lock_data_sentence(const results::Lock& lock);

/// For the methods: when it was locked, what was changed since, and the entry of the trail that says so.
[[nodiscard]] std::string lock_methods(const results::Lock& lock);

/// What a reader must allow for; empty when the protocol stands as it was locked, before outcomes were analysed.
[[nodiscard]] std::string lock_limits(const results::Lock& lock);

/// That nobody can say whether the protocol was locked, and `why` its trail cannot be read; empty where it is known.
[[nodiscard]] std::string lock_unknown_sentence(const std::string& why);

}  // namespace rtsurv::report
