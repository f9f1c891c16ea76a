#include <memory>
#include <string>

#include "commands.hpp"
#include "rtsurv/study/parts/run.hpp"

namespace rtsurv::cli {
namespace {

std::string summary(const std::string& path, const study::Protocol& protocol, const study::Prepared& prepared) {
  std::string text = path + " and " + protocol.data + " agree.\n";
  for (const results::FlowStep& step : prepared.flow)
    text += "  " +
            (step.reason ? "excluded " + std::to_string(step.excluded) + ": " + *step.reason + "; left "
                         : std::string("rows read: ")) +
            std::to_string(step.remaining) + "\n";
  for (const std::string& warning : prepared.warnings) text += "warning: " + warning + "\n";
  return text;
}

}  // namespace

void add_check(CLI::App& program) {
  CLI::App& command =
      add_command(program, "check", "validate a protocol and its data, analyse nothing", "rtsurv check study.toml");
  auto path = std::make_shared<std::string>();
  command.add_option("STUDY.toml", *path, "study protocol")->required()->type_name("");
  command.callback([path] {
    const study::Protocol protocol = study::read_protocol(*path);
    const study::Prepared prepared = study::prepare(protocol, study::read_cohort(protocol));
    print(summary(*path, protocol, prepared));
  });
}

}  // namespace rtsurv::cli
