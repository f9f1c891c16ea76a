#pragma once
// The options that the method commands share, and the table they describe.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::cli {

/// How a table is to be read, as given on the command line.
struct ReadingOptions {
  std::string data;
  std::vector<std::string> missing;
  std::string sheet, encoding, dates, decimal;
  std::optional<std::size_t> header;
  std::optional<int> century;
};

/// --missing, --sheet, --header, --encoding, --dates, --decimal, --century.
void add_reading_keys(CLI::App& command, ReadingOptions& options);

/// DATA and these. `data` is what the help says of DATA.
void add_reading_options(CLI::App& command, ReadingOptions& options, const std::string& data);

/// Whether any of these was given.
[[nodiscard]] bool says_how_to_read(const ReadingOptions& options);

[[nodiscard]] table::ReadOptions read_options(const ReadingOptions& options);

/// As given on the command line.
struct MethodOptions : ReadingOptions {
  study::Outcome outcome;
  std::string by;
  std::string terms;
  std::vector<std::string> strata;
  std::vector<std::string> where, derive;
  std::vector<double> at;
  double confidence_level = 0.95;
  std::string as;  ///< word of the program whose conventions hold where no option says otherwise
  std::uint64_t seed = 1;
  std::size_t threads = 0;
  std::optional<double> memory;  ///< GB; of the commands with add_memory()
  bool json = false, timings = false, quiet = false;
};

/// Throws for an option of files alone, where the data are in memory: all of these but --missing.
void refuse_file_options(ReadingOptions options);

/// --threads.
CLI::Option* add_threads(CLI::App& command, std::size_t& threads);

/// As add_reading_options(), and --where, --derive, --json, --timings, --threads, --seed, --quiet.
void add_table_options(CLI::App& command, MethodOptions& options);

/// --time, --event, --entry, --weights, --cluster.
void add_outcome_options(CLI::App& command, MethodOptions& options);

/// --time, --entry, --weights, --cluster, then --status and --censor, or --event and --competing.
void add_cause_options(CLI::App& command, study::CauseOutcome& outcome);

void add_at(CLI::App& command, MethodOptions& options);
void add_confidence_level(CLI::App& command, MethodOptions& options);
void add_strata(CLI::App& command, MethodOptions& options);

/// --as, into MethodOptions::as.
void add_as(CLI::App& command, MethodOptions& options);

/// A table ready for a method, with the seconds it took to read.
struct LoadedTable {
  table::Table table;
  double read_s = 0.0;
};

/// Reads the table, then applies every --derive in order and every --where in order; sets the number of threads. Of a file
/// the columns that `named_in` names, as table::ReadOptions::named_in.
[[nodiscard]] LoadedTable load(const MethodOptions& options, std::vector<std::string> named_in = {});

/// What --timings adds to the JSON; nothing without it.
[[nodiscard]] std::optional<results::Timings> timings(const MethodOptions& options, double read_s,
                                                      const study::CallTimes& times);

}  // namespace rtsurv::cli
