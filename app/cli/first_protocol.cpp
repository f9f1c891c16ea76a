#include "first_protocol.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::cli {
namespace fs = std::filesystem;

std::string data_for(const std::string& data, const std::string& protocol) {
  if (fs::path(data).is_absolute() || protocol == "-") return data;
  const fs::path relative = fs::relative(data, fs::absolute(protocol).parent_path());
  return relative.empty() ? fs::absolute(data).string() : relative.string();
}

std::string how_it_was_read(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) text += "  " + note + "\n";
  return text.empty() ? text : "How the table was read\n" + text;
}

std::string to_confirm(const starter::Starter& first) {
  std::string text;
  for (const std::string& sentence : first.open) text += "Please confirm: " + sentence + "\n";
  return text;
}

void require_protocol(const std::string& path) {
  constexpr std::array tables{".csv",     ".tsv", ".txt",  ".gz",  ".xlsx",     ".xlsm",
                              ".parquet", ".sav", ".zsav", ".dta", ".sas7bdat", ".xpt"};
  const std::string ending = fold_case(fs::path(path).extension().string());
  if (std::ranges::find(tables, ending) != tables.end())
    throw Error(ErrorKind::usage,
                "is a table, not a protocol; rtsurv init writes a protocol for it, rtsurv run takes the table itself",
                {.file = path});
}

void add_outcome_names(CLI::App& command, TableOptions& options) {
  command.add_option("--time", options.time, "follow-up time of the table, when its name does not tell")
      ->type_name("COL");
  command.add_option("--event", options.event, "event of the table, when its name does not tell")->type_name("EXPR");
}

namespace {

/// What the protocol itself has settled is said as that; what it leaves open stays. Standard input can be read only once.
std::vector<std::string> notes_by(const starter::Starter& first, const std::string& data,
                                  std::vector<std::string> notes) {
  if (notes.empty() || !first.undecided.empty() || data == "-") return notes;
  study::Protocol protocol = study::parse_protocol(first.protocol, "study.toml");
  protocol.data = data;
  notes = study::read_cohort(protocol).notes().notes;
  std::string words;
  for (const std::string& word : protocol.reading.missing) words += (words.empty() ? "\"" : ", \"") + word + "\"";
  if (!words.empty()) notes.push_back("cells with " + words + " have no value: so says \"missing\" in [study]");
  for (const table::ColumnOptions& column : protocol.reading.columns)
    if (!column.same.empty())
      notes.push_back("column \"" + column.name +
                      "\": other spellings of a text count as that text: so says \"same\" in " + "[columns]");
  return notes;
}

}  // namespace

FirstProtocol first_protocol(const TableOptions& options, const std::string& protocol) {
  const table::ReadOptions reading = read_options(options);
  const table::Table table = table::Table::read(reading);
  starter::Starter first = starter::starter_protocol(table, {.data = data_for(options.data, protocol),
                                                             .time = options.time,
                                                             .event = options.event,
                                                             .missing = options.missing,
                                                             .reading = reading});
  std::vector<std::string> notes = notes_by(first, options.data, table.notes().notes);
  return {std::move(first), std::move(notes)};
}

}  // namespace rtsurv::cli
