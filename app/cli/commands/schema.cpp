#include "rtsurv/results/json/schema.hpp"
#include "commands.hpp"

namespace rtsurv::cli {

void add_schema(CLI::App& program) {
  CLI::App& command = add_command(program, "schema", "the JSON Schema of results.json and of what --json prints",
                                  "rtsurv schema > results.schema.json");
  command.callback([] { print(results::schema()); });
}

}  // namespace rtsurv::cli
