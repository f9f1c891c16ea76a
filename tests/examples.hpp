#pragma once
// The examples for tests that run them. A run records itself beside its protocol, and tests run at the same time: each
// process has a copy of its own.

#include <filesystem>
#include <string>

#include "places.hpp"
#include "program.hpp"

namespace rtsurv::tests {

/// Copies protocols and tables, and nothing else that stands in the folder, such as a report.
inline void copy_study(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::create_directories(to);
  for (const auto& file : std::filesystem::directory_iterator(from))
    if (const auto kind = file.path().extension(); kind == ".toml" || kind == ".csv")
      std::filesystem::copy(file.path(), to);
}

/// The path of a file in this process's copy of the examples, such as "gbsg/study.toml".
inline std::string example_path(const std::string& file = "") {
  static const TemporaryFolder copy;
  [[maybe_unused]] static const bool made = [] {
    copy_study(source_path("examples"), copy.path());
    for (const char* study : {"breast-palliative", "gbsg", "rotterdam"})
      copy_study(source_path("examples") + "/" + study, copy.path() / study);
    return true;
  }();
  return (copy.path() / file).string();
}

}  // namespace rtsurv::tests
