#include "options.hpp"

#include <chrono>
#include <utility>

#include "call.hpp"
#include "checks.hpp"
#include "method_commands.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/results/methods/convention.hpp"

namespace rtsurv::cli {
namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The table of the call() that runs the command, else that of the file, with the columns that are named.
table::Table read_table(const ReadingOptions& options, std::vector<std::string> named_in) {
  std::optional<table::Table> in_memory = take_table();
  if (!in_memory) {
    table::ReadOptions how = read_options(options);
    how.named_in = std::move(named_in);
    return table::Table::read(how);
  }
  refuse_file_options(options);
  in_memory->treat_as_missing(options.missing);
  return std::move(*in_memory);
}

void add_entry(CLI::App& command, std::string& entry) {
  command.add_option("--entry", entry, "delayed entry: at risk on (entry, time]")->type_name("COL");
}

/// What each row counts, and which belong together.
void add_rows(CLI::App& command, std::string& weights, std::string& cluster) {
  command
      .add_option("--weights", weights,
                  "what each row counts: whole numbers are numbers of patients, others sampling weights")
      ->type_name("COL");
  command.add_option("--cluster", cluster, "rows of one value belong together: every error is robust")
      ->type_name("COL");
}

}  // namespace

void add_reading_options(CLI::App& command, ReadingOptions& options, const std::string& data) {
  command.add_option("DATA", options.data, data)->required()->type_name("");
  add_reading_keys(command, options);
}

void add_reading_keys(CLI::App& command, ReadingOptions& options) {
  const auto add = [&](const char* name, auto& value, const char* what, const char* type) {
    return command.add_option(name, value, what)->type_name(type)->group("Reading the table");
  };
  add("--missing", options.missing, "cell text that means missing, beside empty cells; repeatable", "TEXT")
      ->allow_extra_args(false);
  add("--sheet", options.sheet, "sheet of a workbook, by name or place; else the first that is shown", "SHEET");
  add("--header", options.header, "row of the file that names the columns, when it is not found", "ROW")
      ->check(CLI::Range(1, 1'000'000).description(""));
  add("--encoding", options.encoding, "of a text file, such as CP949; else it is recognised", "NAME");
  add("--dates", options.dates, "order of dates that leave it open", "ORDER")
      ->check(CLI::IsMember({"dmy", "mdy", "ymd"}));
  add("--decimal", options.decimal, "mark of decimals, where it cannot be told from one between thousands", "MARK")
      ->check(CLI::IsMember({".", ","}));
  add("--century", options.century, "first of the hundred years that years of two digits lie in", "YEAR")
      ->check(CLI::Range(1800, 2100).description(""));
}

bool says_how_to_read(const ReadingOptions& options) {
  return !options.missing.empty() || !options.sheet.empty() || options.header || !options.encoding.empty() ||
         !options.dates.empty() || !options.decimal.empty() || options.century;
}

void refuse_file_options(ReadingOptions options) {
  options.missing.clear();
  if (says_how_to_read(options))
    throw InvalidOption("how a file is read (sheet, header, encoding, dates, decimal, century) is not for " +
                        std::string(data_in_memory));
}

table::ReadOptions read_options(const ReadingOptions& options) {
  return {.path = options.data,
          .missing = options.missing,
          .sheet = options.sheet,
          .header = options.header,
          .encoding = options.encoding,
          .dates = {.order = table::date_order(options.dates), .century = options.century},
          .decimal = options.decimal.empty() ? std::nullopt : std::optional(options.decimal.front()),
          .columns = {}};
}

CLI::Option* add_threads(CLI::App& command, std::size_t& threads) {
  return command.add_option("--threads", threads, "threads to use; 0 is one per core; results do not depend on it")
      ->check(whole_number());
}

void add_table_options(CLI::App& command, MethodOptions& options) {
  add_reading_options(
      command, options,
      "table: .csv .tsv (also .gz) .xlsx .parquet .sav .dta .sas7bdat .xpt, or - for CSV on standard input");
  const auto add = [&](const char* name, auto& value, const char* what, const char* type) {
    return command.add_option(name, value, what)->type_name(type)->group("Reading the table");
  };
  add("--derive", options.derive, "new column \"NAME = EXPR\" in SQL; repeatable, in order", "TEXT")
      ->allow_extra_args(false);
  add("--where", options.where, "keep the rows in which the SQL expression is true; repeatable", "EXPR")
      ->allow_extra_args(false);
  const char* const output = "Output";
  command.add_flag("--json", options.json, "print one JSON object instead of tables")->group(output);
  command.add_flag("--timings", options.timings, "add the seconds of reading, preparing and fitting to the JSON")
      ->group(output);
  add_threads(command, options.threads)->group(output);
  command.add_option("--seed", options.seed, "of what is drawn at random")
      ->capture_default_str()
      ->check(whole_number())
      ->group(output);
  command.add_flag("--quiet", options.quiet, "no progress on standard error")->group(output);
}

void add_outcome_options(CLI::App& command, MethodOptions& options) {
  command.add_option("--time", options.outcome.time, "follow-up time (column)")->required()->type_name("COL");
  command.add_option("--event", options.outcome.event, "event: 0/1 or boolean column, or SQL such as \"status = 2\"")
      ->required()
      ->type_name("EXPR");
  add_entry(command, options.outcome.entry);
  add_rows(command, options.outcome.weights, options.outcome.cluster);
}

void add_cause_options(CLI::App& command, study::CauseOutcome& outcome) {
  command.add_option("--time", outcome.time, "follow-up time (column)")->required()->type_name("COL");
  add_entry(command, outcome.entry);
  add_rows(command, outcome.weights, outcome.cluster);
  command.add_option("--status", outcome.status, "how follow-up ended: every value but that of --censor is a cause")
      ->type_name("COL");
  command.add_option("--censor", outcome.censor, "the value of --status that means censored")->type_name("CODE");
  command.add_option("--event", outcome.event, "instead of --status: 0/1 or boolean column, or SQL")->type_name("EXPR");
  command.add_option("--competing", outcome.competing, "with --event: the event that makes it impossible")
      ->type_name("EXPR");
}

void add_at(CLI::App& command, MethodOptions& options) {
  command.add_option("--at", options.at, "times at which estimates are wanted, such as 12,24")
      ->delimiter(',')
      ->check(time_from_zero())
      ->type_name("T,...");
}

void add_confidence_level(CLI::App& command, MethodOptions& options) {
  command.add_option("--conf-level", options.confidence_level, "confidence level, between 0 and 1")
      ->capture_default_str()
      ->check(level_of_confidence());
}

void add_as(CLI::App& command, MethodOptions& options) {
  std::vector<std::string> words;
  for (const results::Convention& one : results::conventions) words.emplace_back(one.word);
  command
      .add_option("--as", options.as,
                  "what R, SAS, SPSS, Stata or lifelines do where nothing is asked; an option that is given wins")
      ->type_name("r|sas|spss|stata|lifelines")
      ->check(CLI::IsMember(words).description(""));
}

void add_strata(CLI::App& command, MethodOptions& options) {
  command.add_option("--strata", options.strata, "stratify by the combinations of these columns")
      ->delimiter(',')
      ->type_name("COL,...");
}

std::pair<std::string, std::string> split_derivation(const std::string& text) {
  const auto equals = text.find('=');
  const std::string name = equals == std::string::npos ? "" : trimmed(text.substr(0, equals));
  const std::string expression = equals == std::string::npos ? "" : trimmed(text.substr(equals + 1));
  if (name.empty() || expression.empty())
    throw InvalidOption("--derive must be \"NAME = EXPRESSION\", such as \"old = age > 65\"");
  return {name, expression};
}

void derive_and_filter(table::Table& table, const MethodOptions& options) {
  for (const std::string& text : options.derive) {
    const auto [name, expression] = split_derivation(text);
    table.derive(name, expression, "--derive");
  }
  for (const std::string& expression : options.where) (void)table.keep(expression, "--where");
}

LoadedTable load(const MethodOptions& options, std::vector<std::string> named_in) {
  parallel::set_threads(options.threads);
  const auto start = std::chrono::steady_clock::now();
  LoadedTable loaded{read_table(options, std::move(named_in)), 0.0};
  derive_and_filter(loaded.table, options);
  loaded.read_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return loaded;
}

std::optional<results::Timings> timings(const MethodOptions& options, double read_s, const study::CallTimes& times) {
  if (!options.timings) return std::nullopt;
  return results::Timings{read_s, times.prepare_s, times.fit_s};
}

}  // namespace rtsurv::cli
