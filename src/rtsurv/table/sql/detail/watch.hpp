#pragma once
// Ends an expression that takes too much time or memory. For the sources of table/ only.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "rtsurv/table/sql/limits.hpp"

namespace rtsurv::table::sql {

/// Watches the expressions of one connection, one after the other, on a thread of its own.
///
/// Beyond a limit the engine is interrupted, which makes its query fail. The engine looks for that between blocks of
/// rows only; when the expression is not over `grace` later, the last resort is called, once (see limits.hpp).
/// Memory is what the process has more than at the start. Cost: a look every 10 ms while an expression runs.
class Watchman {
 public:
  Watchman(duckdb_connection connection, const ExpressionLimits& limits);
  Watchman(const Watchman&) = delete;
  Watchman& operator=(const Watchman&) = delete;
  ~Watchman();

 private:
  friend class Watch;

  void look();
  void look_once();
  [[nodiscard]] std::string breach() const;
  [[nodiscard]] std::string message() const;

  duckdb_connection connection_;
  ExpressionLimits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool at_work_ = true, watching_ = false, idle_ = false;
  std::string subject_;
  std::chrono::steady_clock::time_point start_, last_moment_;
  std::size_t memory_at_start_ = 0;
  std::string breach_;  ///< empty: within the limits
  std::thread thread_;  ///< last, so that it starts when all else is there
};

/// One expression, from its construction to its destruction.
class Watch {
 public:
  /// `subject`: how a message names the expression.
  Watch(Watchman& watchman, std::string subject);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  /// Throws Error(usage) when a limit was passed.
  void check() const;

 private:
  Watchman& watchman_;
};

}  // namespace rtsurv::table::sql
