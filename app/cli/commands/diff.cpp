#include <filesystem>
#include <limits>
#include <memory>

#include "commands.hpp"
#include "report_folder.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/compare/compare.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/protocol/changed_keys.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {
namespace {

struct DiffCall {
  std::string earlier, later, format = "text";
  bool all = false;
};

/// Nothing when one of the two is not at hand.
std::optional<std::vector<std::string>> protocol_keys(const results::ResultsFile& earlier,
                                                      const results::ResultsFile& later) {
  const std::filesystem::path before = protocol_of_report(earlier), after = protocol_of_report(later);
  if (before.empty() || after.empty()) return std::nullopt;
  return study::changed_keys(table::read_text_file(before.string()), table::read_text_file(after.string()));
}

void print_differences(const DiffCall& call) {
  constexpr std::size_t usual_limit = 50;
  const results::ResultsFile earlier = results_file(call.earlier), later = results_file(call.later);
  results::Comparison comparison = results::compare(earlier, later);
  comparison.protocol_keys = protocol_keys(earlier, later);
  const std::size_t limit = call.all ? std::numeric_limits<std::size_t>::max() : usual_limit;
  print(call.format == "json" ? results::to_json(comparison) : report::to_text(comparison, limit));
  if (comparison.moved() > 0) throw CLI::RuntimeError(1);
}

}  // namespace

void add_diff(CLI::App& program) {
  CLI::App& command =
      add_command(program, "diff", "which results moved between two reports, and why; exit code 0: none, 1: some",
                  "rtsurv diff report.1 report");
  auto call = std::make_shared<DiffCall>();
  command.add_option("A", call->earlier, "folder that rtsurv run wrote, or its results.json")
      ->required()
      ->type_name("");
  command.add_option("B", call->later, "another")->required()->type_name("");
  command.add_flag("--all", call->all, "every difference; else the first 50, gravest first");
  command.add_option("--format", call->format, "text or json; json lists every difference")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json"}));
  command.callback([call] { print_differences(*call); });
}

}  // namespace rtsurv::cli
