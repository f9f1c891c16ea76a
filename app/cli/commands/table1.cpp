#include <memory>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

struct Table1Options : MethodOptions {
  std::string variables;
};

void run_table1(const Table1Options& options) {
  study::Table1Call call{.variables = {}, .by = options.by};
  if (!options.variables.empty())
    for (const study::TermSpec& term : study::parse_terms(options.variables))
      call.variables.push_back({.text = term.text, .levels = {}, .factor = term.factor});
  const LoadedTable loaded = load(options);
  const auto result = study::table1(loaded.table, call);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, {})) : report::to_text(result));
}

}  // namespace

void add_table1(CLI::App& program) {
  CLI::App& command = add_command(program, "table1", "describe a cohort: medians, counts, comparison of groups",
                                  "rtsurv table1 cohort.csv --variables \"age,stage,factor(grade)\" --by arm");
  auto options = std::make_shared<Table1Options>();
  add_table_options(command, *options);
  command.add_option("--variables", options->variables, "columns; factor(a) counts a number's levels; default: all")
      ->type_name("LIST");
  command.add_option("--by", options->by, "compare the groups of this column")->type_name("COL");
  command.callback([options] { run_table1(*options); });
}

}  // namespace rtsurv::cli
