#pragma once
// A small study in a folder of its own, as calls of the program see it.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/small_study.hpp"
#include "program.hpp"
#include "rtsurv/trail/trail.hpp"

namespace rtsurv::tests {

/// A protocol with its table, not yet run.
class StudyFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    protocol = folder.file("study.toml", small::protocol_text);
    data = folder.file("cohort.csv", small::cohort());
  }
  Outcome lock(const std::string& options = {}) { return run_program("lock " + protocol + " " + options); }
  Outcome run(const std::string& into = "report") {
    Outcome outcome = run_program("run " + protocol + " --quiet --out " + place(into));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome;
  }
  Outcome verify(const std::string& options = {}) {
    return run_program("verify " + place("report") + " --quiet " + options);
  }
  nlohmann::json results(const std::string& from = "report") {
    return nlohmann::json::parse(file_content(folder.path() / from / "results.json"));
  }
  std::string page(const std::string& from = "report") { return file_content(folder.path() / from / "report.html"); }
  std::string place(const std::string& name) { return (folder.path() / name).string(); }
  void change(const std::string& old, const std::string& text) {
    std::string changed = file_content(protocol);
    ASSERT_NE(changed.find(old), std::string::npos);
    changed.replace(changed.find(old), old.size(), text);
    std::ofstream(protocol, std::ios::binary) << changed;
  }
  void add_patient() { std::ofstream(data, std::ios::app) << "9,1,bone\n"; }
  std::vector<trail::Entry> entries() { return trail::read(trail_path).entries; }

  TemporaryFolder folder;
  std::string protocol, data;
  std::filesystem::path trail_path = folder.path() / "study.trail";
};

}  // namespace rtsurv::tests
