#include <memory>
#include <string>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "rtsurv/core/date.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/privacy/hidden.hpp"
#include "rtsurv/results/privacy/small_cells.hpp"
#include "rtsurv/study/noticed/notice.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::cli {
namespace {

struct CheckOptions {
  std::string protocol;
  bool json = false;
};

results::CheckResult checked(const std::string& path) {
  require_protocol(path);
  const study::Protocol protocol = study::read_protocol(path);
  study::Prepared prepared = study::prepare(protocol, study::read_cohort(protocol));
  std::vector<results::Notice> noticed = study::notice(protocol, prepared, today());
  const results::CheckResult result{path,
                                    protocol.data,
                                    prepared.table.rows(),
                                    std::move(prepared.flow),
                                    std::move(prepared.warnings),
                                    prepared.table.notes().notes,
                                    std::move(noticed)};
  return protocol.min_cell ? results::hide_small_cells(result, *protocol.min_cell) : result;
}

std::string printed(std::size_t people) {
  return results::is_hidden(people) ? results::hidden_text(people) : std::to_string(people);
}

std::string summary(const results::CheckResult& result) {
  std::string text = result.protocol + " and " + result.data + " agree.\n";
  for (const results::FlowStep& step : result.flow)
    text += "  " +
            (step.reason ? "excluded " + printed(step.excluded) + ": " + *step.reason + "; left "
                         : std::string("rows read: ")) +
            printed(step.remaining) + "\n";
  for (const std::string& warning : result.warnings) text += "warning: " + warning + "\n";
  return text + how_it_was_read(result.reading) + report::to_text(result.noticed);
}

}  // namespace

void add_check(CLI::App& program) {
  CLI::App& command =
      add_command(program, "check", "validate a protocol and its data, analyse nothing; say what is odd",
                  "rtsurv check study.toml");
  auto options = std::make_shared<CheckOptions>();
  command.add_option("STUDY.toml", options->protocol, "study protocol")->required()->type_name("");
  command.add_flag("--json", options->json, "print the findings as one JSON object");
  command.callback([options] {
    const results::CheckResult result = checked(options->protocol);
    print(options->json ? results::to_json(result) : summary(result));
  });
}

}  // namespace rtsurv::cli
