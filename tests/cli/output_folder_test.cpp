#include "output_folder.hpp"

#include <sys/file.h>

#include <filesystem>

#include <gtest/gtest.h>

#include "program.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using tests::file_content;
using tests::TemporaryFolder;

fs::path publish(const fs::path& target, const std::string& results) {
  OutputFolder folder(target);
  folder.write("results.json", results);
  folder.write("figures/km.svg", "<svg/>");
  return folder.publish();
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(OutputFolder, appears_only_when_published) {
  const TemporaryFolder place;
  const fs::path target = place.path() / "out";
  OutputFolder folder(target);
  folder.write("results.json", "{}");
  EXPECT_FALSE(fs::exists(target));
  EXPECT_EQ(folder.publish(), fs::path());
  EXPECT_EQ(file_content(target / "results.json"), "{}");
  EXPECT_EQ(entries(place.path()), 1U);
}

TEST(OutputFolder, leaves_nothing_behind_when_it_is_not_published) {
  const TemporaryFolder place;
  { OutputFolder(place.path() / "out").write("results.json", "{}"); }
  EXPECT_EQ(entries(place.path()), 0U);
}

TEST(OutputFolder, keeps_an_earlier_report_under_a_new_name) {
  const TemporaryFolder place;
  const fs::path target = place.path() / "out";
  (void)publish(target, "one");
  EXPECT_EQ(publish(target, "two"), fs::path(target.string() + ".1"));
  EXPECT_EQ(publish(target, "three"), fs::path(target.string() + ".2"));
  EXPECT_EQ(file_content(target.string() + ".1/results.json"), "one");
  EXPECT_EQ(file_content(target / "results.json"), "three");
}

TEST(OutputFolder, replaces_an_earlier_report_with_the_same_results) {
  const TemporaryFolder place;
  const fs::path target = place.path() / "out";
  (void)publish(target, "one");
  EXPECT_EQ(publish(target, "one"), fs::path());
  EXPECT_EQ(entries(place.path()), 1U);
}

TEST(OutputFolder, fills_an_empty_folder_and_accepts_a_final_slash) {
  const TemporaryFolder place;
  fs::create_directory(place.path() / "out");
  EXPECT_EQ(publish(place.path() / "out/", "one"), fs::path());
  EXPECT_EQ(file_content(place.path() / "out/figures/km.svg"), "<svg/>");
}

/// The number of a process that is no more.
pid_t ended_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  return child;
}

TEST(OutputFolder, removes_what_killed_processes_left) {
  const TemporaryFolder place;
  const auto part = [&](pid_t process, const char* target = ".out") {
    const fs::path folder = place.path() / (std::string(target) + ".part-" + std::to_string(process));
    fs::create_directories(folder / "figures");
    return folder;
  };
  const fs::path left = part(ended_process()), of_our_number = part(::getpid()), of_a_running_one = part(1),
                 of_another_target = part(ended_process(), ".other");
  fs::create_directory(place.path() / ".out.part-x");
  const OutputFolder folder(place.path() / "out");
  EXPECT_FALSE(fs::exists(left));
  EXPECT_FALSE(fs::exists(of_our_number / "figures"));
  EXPECT_TRUE(fs::exists(of_a_running_one));
  EXPECT_TRUE(fs::exists(of_another_target));
  EXPECT_TRUE(fs::exists(place.path() / ".out.part-x"));
}

TEST(OutputFolder, leaves_a_folder_that_is_locked_though_its_number_is_gone) {
  const TemporaryFolder place;
  const fs::path used = place.path() / (".out.part-" + std::to_string(ended_process()));
  fs::create_directory(used);
  const int lock = ::open(used.c_str(), O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
  { const OutputFolder folder(place.path() / "out"); }
  EXPECT_TRUE(fs::exists(used));
  ::close(lock);
  { const OutputFolder folder(place.path() / "out"); }
  EXPECT_EQ(entries(place.path()), 0U);
}

TEST(WriteFile, leaves_nothing_where_it_fails) {
  const TemporaryFolder place;
  fs::create_directory(place.path() / "folder");
  for (const char* target : {"folder", "folder/", "missing/a.R"})
    EXPECT_THROW(write_file(place.path() / target, "x"), Error) << target;
  EXPECT_EQ(entries(place.path()), 1U);
  EXPECT_EQ(entries(place.path() / "folder"), 0U);
}

TEST(WriteFile, removes_what_a_process_that_was_killed_has_left) {
  const TemporaryFolder place;
  const std::string left = place.file(".p.csv.part-" + std::to_string(ended_process()), "patients");
  const std::string other = place.file(".q.csv.part-" + std::to_string(ended_process()), "of another file");
  write_file(place.path() / "p.csv", "patients");
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(other));
}

TEST(OutputFolder, refuses_a_folder_of_other_files_and_a_plain_file) {
  const TemporaryFolder place;
  const std::string file = place.file("thesis.docx", "years of work");
  EXPECT_THROW(OutputFolder(place.path()), Error);
  EXPECT_THROW(OutputFolder{file}, Error);
  EXPECT_EQ(file_content(file), "years of work");
}

}  // namespace
}  // namespace rtsurv::cli
