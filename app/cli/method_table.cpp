#include "method_table.hpp"

#include <sys/sysinfo.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "call.hpp"
#include "checks.hpp"
#include "method_commands.hpp"
#include "progress.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/study/pooled/over_parts.hpp"
#include "rtsurv/study/pooled/pooled_results.hpp"
#include "rtsurv/study/pooled/refusals.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {
namespace {

constexpr double gigabyte = 1e9;
constexpr std::size_t rows_of_head = 1000;
constexpr double most_packed = 1000.0;  // a file that is this much smaller than memory is not looked into beforehand

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Bytes of memory that this process may use: the machine's, or fewer where its container has a limit.
double memory_here() {
  struct sysinfo machine {};
  double bytes = 0.0;
  if (::sysinfo(&machine) == 0) bytes = static_cast<double>(machine.totalram) * machine.mem_unit;
  double limit = 0.0;
  for (const char* const file : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"})
    if (std::ifstream(file) >> limit && limit > 0.0 && limit < bytes) bytes = limit;
  return bytes;
}

/// Bytes that the table may take.
double memory_for(const MethodOptions& options) {
  constexpr double share = 0.8;  // the system and the program need theirs
  return options.memory ? *options.memory * gigabyte : share * memory_here();
}

bool is_parquet(const MethodOptions& options) {
  return options.data != data_in_memory &&
         same_without_case(std::filesystem::path(options.data).extension().string(), ".parquet");
}

/// Bytes that the table takes with a call, whole: the file twice, values with their flags, and what a call sorts and
/// copies of the columns that it names.
double need_of(const table::TableParts& parts) {
  const double rows = static_cast<double>(parts.rows()), columns = static_cast<double>(parts.columns());
  constexpr double value = 9.0, named = 150.0;
  return 2.0 * static_cast<double>(parts.bytes()) + rows * (value * columns + named);
}

bool can_be_read_again(const MethodOptions& options) {
  return options.data != data_in_memory && std::filesystem::is_regular_file(options.data);
}

/// The file as parts, where it has that form and is too large to be read whole.
std::optional<table::TableParts> parts_of(const MethodOptions& options) {
  if (!is_parquet(options)) {
    if (options.memory)
      throw InvalidOption(
          "--memory is for a Parquet file, which alone is read in parts; leave it out, or write the table as one");
    return {};
  }
  std::error_code unreadable;
  const auto bytes = static_cast<double>(std::filesystem::file_size(options.data, unreadable));
  if (unreadable || bytes * most_packed < memory_for(options)) return {};
  table::TableParts parts(read_options(options));
  const bool fits = need_of(parts) <= memory_for(options) && parts.bytes() <= table::largest_table;
  if (fits) return {};
  return parts;
}

std::vector<std::string> texts_of(const MethodOptions& options) {
  const study::Outcome& outcome = options.outcome;
  std::vector<std::string> texts{outcome.time,    outcome.event, outcome.entry, outcome.weights,
                                 outcome.cluster, options.by,    options.terms};
  for (const std::vector<std::string>* more : {&options.strata, &options.where, &options.derive})
    texts.insert(texts.end(), more->begin(), more->end());
  return texts;
}

/// As study::require_sums(), with the reason why the table is in parts.
void require_sums(const auto& call, const table::TableParts& parts, const MethodOptions& options) {
  try {
    study::require_sums(call);
  } catch (const InvalidOption& refused) {
    throw InvalidOption(
        fmt::format("{}. The table is read in parts since it needs about {:.2g} GB and may take {:.2g} (--memory)",
                    refused.what(), need_of(parts) / gigabyte, memory_for(options) / gigabyte));
  }
}

/// Throws what is wrong with names and expressions of the call: the first rows have every column.
void try_names(const table::Table& head, const auto& call) {
  try {
    static_cast<void>(study::pooled_sums(head, call));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::usage) throw;  // cells that do not fit are for the part that has them
  }
}

}  // namespace

void add_memory(CLI::App& command, MethodOptions& options) {
  command
      .add_option("--memory", options.memory,
                  "GB that the table may take; a Parquet file that needs more is read in parts. Else what is here")
      ->check(gigabytes())
      ->type_name("GB")
      ->group("Reading the table");
}

MethodTable::MethodTable(const MethodOptions& options, const std::vector<std::string>& named)
    : options_(options), texts_(texts_of(options)) {
  texts_.insert(texts_.end(), named.begin(), named.end());
  parallel::set_threads(options.threads);
  parts_ = parts_of(options);
  if (parts_)
    parts_->keep_named(texts_);
  else
    read_whole();
}

void MethodTable::read_whole() {
  if (!can_be_read_again(options_)) return read_columns({});
  try {
    read_columns(texts_);
  } catch (const Error&) {
    read_columns({});
  }
}

void MethodTable::read_columns(std::vector<std::string> named) {
  has_all_ = named.empty();
  LoadedTable loaded = load(options_, std::move(named));
  whole_ = std::move(loaded.table);
  read_s_ += loaded.read_s;
}

auto MethodTable::on_whole(const auto& answer) {
  if (has_all_) return answer(*whole_);
  try {
    return answer(*whole_);
  } catch (const Error&) {
    read_columns({});
    return answer(*whole_);
  }
}

void MethodTable::prepare(table::Table& part) const {
  for (const std::string& text : options_.derive)
    study::require_rows_alone(part, {split_derivation(text).second}, "--derive");
  study::require_rows_alone(part, options_.where, "--where");
  derive_and_filter(part, options_);
}

void MethodTable::each(std::size_t skipped, const std::function<void(table::Table)>& use) {
  ProgressLine progress(options_.quiet);
  auto start = std::chrono::steady_clock::now();
  parts_->each(skipped, [&](table::Table part) {
    if (part.rows() > 0)
      progress.show(
          fmt::format("read to row {} of {}", part.where(part.rows() - 1, "").row.value_or(0), parts_->rows()));
    prepare(part);
    read_s_ += seconds_since(start);
    use(std::move(part));
    start = std::chrono::steady_clock::now();
  });
  read_s_ += seconds_since(start);
}

template <typename Call>
auto MethodTable::in_parts(const Call& call, const auto& answer) {
  const auto start = std::chrono::steady_clock::now();
  require_sums(call, *parts_, options_);
  table::Table head = parts_->head(rows_of_head);
  prepare(head);
  try_names(head, call);
  const double read_before = read_s_;
  auto result =
      answer([this](std::size_t skipped, const std::function<void(table::Table)>& use) { each(skipped, use); });
  times_.fit_s += std::max(0.0, seconds_since(start) - (read_s_ - read_before));
  return result;
}

results::KaplanMeierResult MethodTable::kaplan_meier(const study::KaplanMeierCall& call) {
  if (whole_) return on_whole([&](const table::Table& table) { return study::kaplan_meier(table, call, &times_); });
  return in_parts(
      call, [&](const study::EachPart& parts) { return study::kaplan_meier(study::sums_over(parts, call), call); });
}

results::LogRankResult MethodTable::log_rank(const study::LogRankCall& call) {
  if (whole_) return on_whole([&](const table::Table& table) { return study::log_rank(table, call, &times_); });
  return in_parts(call,
                  [&](const study::EachPart& parts) { return study::log_rank(study::sums_over(parts, call), call); });
}

results::IncidenceResult MethodTable::cumulative_incidence(const study::IncidenceCall& call) {
  if (whole_)
    return on_whole([&](const table::Table& table) { return study::cumulative_incidence(table, call, &times_); });
  return in_parts(call, [&](const study::EachPart& parts) {
    return study::cumulative_incidence(study::sums_over(parts, call), call);
  });
}

results::CoxResult MethodTable::cox(const study::CoxCall& call) {
  if (whole_) return on_whole([&](const table::Table& table) { return study::cox(table, call, &times_); });
  const auto most_bytes = static_cast<std::size_t>(0.5 * memory_for(options_));
  return in_parts(call, [&](const study::EachPart& parts) { return study::cox_over(parts, call, most_bytes); });
}

std::optional<results::Timings> MethodTable::timings() const { return cli::timings(options_, read_s_, times_); }

}  // namespace rtsurv::cli
