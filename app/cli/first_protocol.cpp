#include "first_protocol.hpp"

#include <filesystem>

namespace rtsurv::cli {
namespace fs = std::filesystem;

std::string data_for(const std::string& data, const std::string& protocol) {
  if (fs::path(data).is_absolute() || protocol == "-") return data;
  const fs::path relative = fs::relative(data, fs::absolute(protocol).parent_path());
  return relative.empty() ? fs::absolute(data).string() : relative.string();
}

starter::Starter first_protocol(const ReadingOptions& options, const std::string& protocol, const std::string& time,
                                const std::string& event) {
  const table::ReadOptions reading = read_options(options);
  const table::Table table = table::Table::read(reading);
  return starter::starter_protocol(table, {.data = data_for(options.data, protocol),
                                           .time = time,
                                           .event = event,
                                           .missing = options.missing,
                                           .reading = reading});
}

}  // namespace rtsurv::cli
