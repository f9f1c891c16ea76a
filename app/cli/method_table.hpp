#pragma once
// The table of a command that sums of parts can serve: in memory, or in parts where it is larger than that.

#include <optional>
#include <string>
#include <vector>

#include "options.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/table/table_parts.hpp"

namespace rtsurv::cli {

/// Most that a table may take, in GB; a Parquet file that needs more is read in parts. --memory.
void add_memory(CLI::App& command, MethodOptions& options);

/// Calls on it, whatever form it has. Of a file the columns are read that the call names; all where it fails, since its
/// message may be about them. Options that need the patients side by side are refused for parts
/// (study/pooled/refusals.hpp), and say so. Keeps a reference to the options.
class MethodTable {
 public:
  /// After --derive and --where. `named` are texts of the call that MethodOptions does not have, which may name columns.
  /// Throws as table::Table::read().
  explicit MethodTable(const MethodOptions& options, const std::vector<std::string>& named = {});

  [[nodiscard]] results::KaplanMeierResult kaplan_meier(const study::KaplanMeierCall& call);
  [[nodiscard]] results::LogRankResult log_rank(const study::LogRankCall& call);
  [[nodiscard]] results::IncidenceResult cumulative_incidence(const study::IncidenceCall& call);
  [[nodiscard]] results::CoxResult cox(const study::CoxCall& call);

  /// What --timings adds to the JSON, of the calls so far; nothing without it. Of parts: reading them all together, the
  /// rest as fitting.
  [[nodiscard]] std::optional<results::Timings> timings() const;

 private:
  void read_whole();
  void read_columns(std::vector<std::string> named);
  auto on_whole(const auto& answer);
  void prepare(table::Table& part) const;
  void each(std::size_t skipped, const std::function<void(table::Table)>& use);
  template <typename Call>
  auto in_parts(const Call& call, const auto& answer);

  const MethodOptions& options_;
  std::vector<std::string> texts_;  ///< which name the columns of the call
  bool has_all_ = false;            ///< the whole table has every column of its file
  std::optional<table::Table> whole_;
  std::optional<table::TableParts> parts_;
  double read_s_ = 0.0;
  study::CallTimes times_;
};

}  // namespace rtsurv::cli
