#pragma once
// The examples for tests that run them. A run records itself beside its protocol, and tests run at the same time: each
// process has a copy of its own.

#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>
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

/// A protocol with 100 replicates in place of its hundreds, which take longest; all else is as it was. One without
/// replicates is an error: the test would take long for another spelling and nobody would see it.
inline std::string with_few_replicates(const std::string& protocol) {
  static const std::regex count("\\n(bootstrap|permutations)( *)= *[0-9]+");
  if (!std::regex_search(protocol, count)) throw std::invalid_argument("the protocol has no replicates");
  return std::regex_replace(protocol, count, "\n$1$2= 100");
}

inline const TemporaryFolder& copy_of_examples(bool few_replicates) {
  static const TemporaryFolder as_they_are, quick;
  const TemporaryFolder& copy = few_replicates ? quick : as_they_are;
  if (!std::filesystem::is_empty(copy.path())) return copy;
  copy_study(source_path("examples"), copy.path());
  for (const char* study : {"breast-palliative", "gbsg", "rotterdam"}) {
    copy_study(source_path("examples") + "/" + study, copy.path() / study);
    const std::string protocol = (copy.path() / study / "study.toml").string(), text = file_content(protocol);
    if (few_replicates) std::ofstream(protocol) << with_few_replicates(text);
  }
  return copy;
}

/// The path of a file in this process's copy of the examples, such as "gbsg/study.toml".
inline std::string example_path(const std::string& file = "") {
  return (copy_of_examples(false).path() / file).string();
}

/// The same with few replicates, for tests that ask for none of their numbers.
inline std::string quick_example_path(const std::string& file = "") {
  return (copy_of_examples(true).path() / file).string();
}

}  // namespace rtsurv::tests
