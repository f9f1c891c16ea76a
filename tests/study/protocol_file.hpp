#pragma once
// A protocol in a file of its own for the time of a test, and what read_protocol() says about it.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol.hpp"

namespace rtsurv::study::testing {

class ProtocolFile {
 public:
  explicit ProtocolFile(const std::string& bytes)
      : folder_(std::filesystem::temp_directory_path() / ("rtsurv_protocol_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path(), std::ios::binary) << bytes;
  }
  ProtocolFile(const ProtocolFile&) = delete;
  ProtocolFile& operator=(const ProtocolFile&) = delete;
  ~ProtocolFile() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string folder() const { return folder_.string(); }
  [[nodiscard]] std::string path() const { return (folder_ / "study.toml").string(); }

 private:
  std::filesystem::path folder_;
};

/// Every problem, one per line, with "LINE:POSITION: " instead of the whole place; empty when there is none.
inline std::string problems_of(const std::string& bytes) {
  const std::string path = "study.toml";
  try {
    (void)parse_protocol(bytes, path);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::protocol) throw;
    std::string text = error.what();
    const std::string place = path + ":";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place))
      text.erase(at, place.size());
    return text;
  }
  return {};
}

inline Protocol read_text(const std::string& bytes) { return parse_protocol(bytes, "study.toml"); }

/// The smallest protocol; six lines.
inline const std::string smallest = R"([study]
data = "cohort.csv"
[[endpoint]]
name = "OS"
time = "os_months"
event = "died"
)";

}  // namespace rtsurv::study::testing
