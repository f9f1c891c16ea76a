#include "all_commands.hpp"

#include <charconv>
#include <iostream>
#include <string_view>
#include <utility>

#include "call.hpp"
#include "commands.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/core/version.hpp"

namespace rtsurv::cli {
namespace {

/// Help of a command: the example first, and none of the program's at the end.
class LeadingExample : public CLI::Formatter {
 public:
  explicit LeadingExample(std::string example) : example_(std::move(example)) {}
  std::string make_description(const CLI::App* command) const override {
    return "Example:\n  " + example_ + "\n\n" + CLI::Formatter::make_description(command);
  }
  std::string make_footer(const CLI::App*) const override { return ""; }

 private:
  std::string example_;
};

/// Commands under one heading of the help.
struct CommandGroup {
  const char* heading;
  std::vector<void (*)(CLI::App&)> commands;
};

void add_all(CLI::App& program) {
  const std::vector<CommandGroup> groups{
      {study_heading,
       {add_run, add_init, add_check, add_lock, add_validate, add_figures, add_tables, add_diff, add_verify, add_trail,
        add_export_r}},
      {"One method at a time",
       {add_km, add_logrank, add_cox, add_cutpoint, add_cuminc, add_finegray, add_rmst, add_table1, add_dose}},
      {"Tools", {add_columns, add_audit, add_simulate, add_schema}}};
  for (const CommandGroup& group : groups)
    for (const auto add : group.commands) {
      add(program);
      program.get_subcommands({}).back()->group(group.heading);
    }
}

bool is_number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// The arguments, last first as CLI11 wants them; "--total -5" becomes "--total=-5", so that -5 is a value and not an
/// option.
std::vector<std::string> reversed(std::vector<std::string> given) {
  std::vector<std::string> arguments;
  for (std::string& argument : given) {
    const bool negative = argument.size() > 1 && argument[0] == '-' && is_number(argument);
    if (negative && !arguments.empty() && arguments.back().starts_with("--"))
      arguments.back() += "=" + argument;
    else
      arguments.push_back(std::move(argument));
  }
  return {arguments.rbegin(), arguments.rend()};
}

/// An unknown command as CLI11 reports it is a list of leftovers; name the command and the nearest one instead.
void require_known_command(const CLI::App& program, const std::vector<std::string>& reversed) {
  if (reversed.empty() || reversed.back().starts_with("-")) return;
  std::vector<std::string> known;
  for (const CLI::App* command : program.get_subcommands({})) known.push_back(command->get_name());
  const std::string& word = reversed.back();
  for (const std::string& name : known)
    if (name == word) return;
  const auto near = nearest(word, known);
  throw InvalidOption("there is no command \"" + word + "\"" +
                      (near ? "; did you mean \"" + *near + "\"?" : "; rtsurv --help lists them"));
}

/// "--where=" as "--where" and an empty text: CLI11 takes the argument that follows "--where=" for its value.
std::vector<std::string> with_empty_values(std::vector<std::string> arguments) {
  std::vector<std::string> result;
  for (std::string& argument : arguments) {
    const bool is_empty =
        argument.starts_with("--") && argument.size() > 3 && argument.find('=') + 1 == argument.size();
    if (is_empty) argument.pop_back();
    result.push_back(std::move(argument));
    if (is_empty) result.emplace_back();
  }
  return result;
}

}  // namespace

CLI::App& add_command(CLI::App& program, const std::string& name, const std::string& purpose,
                      const std::string& example) {
  CLI::App& command = *program.add_subcommand(name, purpose);
  command.formatter(std::make_shared<LeadingExample>(example));
  return command;
}

void print(const std::string& text) {
  if (take_output(text)) return;
  std::cout << text << std::flush;
  if (!std::cout) throw Error(ErrorKind::io, "cannot write to standard output");
}

std::unique_ptr<CLI::App> make_program() {
  auto program = std::make_unique<CLI::App>(
      "Outcome analysis of radiotherapy cohorts: one table and one protocol in, the report out.\n"
      "Research use. Not a medical device.");
  program->name("rtsurv");
  program->set_version_flag("--version", "rtsurv " + std::string(version()) + " (" + std::string(commit()) + ", " +
                                             std::string(compiler()) + ")");
  program->get_formatter()->label("SUBCOMMAND", "COMMAND");
  program->footer(
      "Examples:\n"
      "  rtsurv run cohort.xlsx --out report             spreadsheet in, report out\n"
      "  rtsurv init cohort.xlsx -o study.toml           the same in steps: a first protocol,\n"
      "  rtsurv run study.toml --out report              corrected by you, then the report\n"
      "  rtsurv km cohort.xlsx --time months --event died --by stage\n\n"
      "rtsurv COMMAND --help explains a command.");
  program->require_subcommand(1);
  add_all(*program);
  return program;
}

void run_command(CLI::App& program, std::vector<std::string> arguments) {
  std::vector<std::string> backwards = reversed(with_empty_values(std::move(arguments)));
  if (backwards.empty()) backwards.emplace_back("--help");
  require_known_command(program, backwards);
  program.parse(backwards);
}

}  // namespace rtsurv::cli
