#include "first_protocol.hpp"

#include <filesystem>

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

/// A TOML string; in quotes that need no escapes unless the text has one.
std::string quoted(const std::string& text) {
  return text.find('\'') == std::string::npos ? "'" + text + "'" : '"' + text + '"';
}

std::vector<std::string> reading_lines(const ReadingOptions& options) {
  std::vector<std::string> lines;
  if (!options.sheet.empty()) lines.push_back("sheet     = " + quoted(options.sheet));
  if (options.header) lines.push_back("header    = " + std::to_string(*options.header));
  if (!options.encoding.empty()) lines.push_back("encoding  = " + quoted(options.encoding));
  if (!options.dates.empty()) lines.push_back("dates     = " + quoted(options.dates));
  if (options.century) lines.push_back("century   = " + std::to_string(*options.century));
  return lines;
}

}  // namespace

std::string data_for(const std::string& data, const std::string& protocol) {
  if (fs::path(data).is_absolute() || protocol == "-") return data;
  const fs::path relative = fs::relative(data, fs::absolute(protocol).parent_path());
  return relative.empty() ? fs::absolute(data).string() : relative.string();
}

starter::Starter first_protocol(const ReadingOptions& options, const std::string& protocol, const std::string& time,
                                const std::string& event) {
  const table::Table table = table::Table::read(read_options(options));
  return starter::starter_protocol(table, {.data = data_for(options.data, protocol),
                                           .time = time,
                                           .event = event,
                                           .missing = options.missing,
                                           .reading = reading_lines(options)});
}

}  // namespace rtsurv::cli
