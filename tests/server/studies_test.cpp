// The studies of a folder and the versions of a protocol.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/answer.hpp"
#include "program.hpp"
#include "studies/versions.hpp"
#include "studies/work_folder.hpp"

namespace rtsurv::server {
namespace {

using testing::ElementsAre;
namespace fs = std::filesystem;

std::vector<std::string> ids(const WorkFolder& folder) {
  std::vector<std::string> found;
  for (const StudyPlace& place : folder.studies()) found.push_back(place.id);
  return found;
}

TEST(WorkFolder, FindsProtocolsInItAndOneBelow) {
  const tests::TemporaryFolder folder;
  fs::create_directories(folder.path() / "b");
  fs::create_directories(folder.path() / "c");
  fs::create_directories(folder.path() / ".hidden");
  for (const char* name : {"a.toml", "b/study.toml", ".hidden/study.toml"})
    (void)folder.file(name, "# a comment\n[study]\n");
  (void)folder.file("ledger.toml", "[paper]\n");
  (void)folder.file("c/other.toml", "[study]\n");
  const WorkFolder work(folder.path());
  EXPECT_THAT(ids(work), ElementsAre("a.toml", "b"));
  EXPECT_EQ(work.study("b").protocol, folder.path() / "b" / "study.toml");
  EXPECT_THROW((void)work.study(".."), Refusal);
  EXPECT_THROW((void)work.study("c"), Refusal);
}

TEST(WorkFolder, MakesRoomBesideWhatStands) {
  const tests::TemporaryFolder folder;
  const WorkFolder work(folder.path());
  EXPECT_EQ(work.make_room("cohort.xlsx"), folder.path() / "cohort" / "cohort.xlsx");
  EXPECT_EQ(work.make_room("cohort.xlsx"), folder.path() / "cohort-2" / "cohort.xlsx");
  EXPECT_EQ(work.make_room("코호트.csv"), folder.path() / "코호트" / "코호트.csv");
  for (const std::string& name :
       {std::string(), std::string("../x.csv"), std::string("/etc/passwd"), std::string(".x.csv"),
        std::string("a\nb.csv"), std::string(121, 'x'), std::string("a\\b.csv")})
    EXPECT_THROW((void)work.make_room(name), Refusal) << name;
}

TEST(Versions, GoBackAndForth) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.file("study.toml", "one");
  Versions versions(path);
  EXPECT_FALSE(versions.can_undo());
  versions.save("two");
  versions.save("three");
  versions.undo();
  EXPECT_EQ(tests::file_content(path), "two");
  Versions again(path);  // after a restart
  EXPECT_TRUE(again.can_undo());
  EXPECT_TRUE(again.can_redo());
  again.undo();
  again.undo();
  EXPECT_EQ(tests::file_content(path), "one");
  again.redo();
  EXPECT_EQ(tests::file_content(path), "two");
  again.save("four");
  EXPECT_FALSE(again.can_redo());
  again.undo();
  EXPECT_EQ(tests::file_content(path), "two");
}

TEST(Versions, TakeInWhatAnotherEditorWrote) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.file("study.toml", "one");
  Versions(path).save("two");
  (void)folder.file("study.toml", "by hand");
  Versions versions(path);
  versions.undo();
  EXPECT_EQ(tests::file_content(path), "two");
  versions.redo();
  EXPECT_EQ(tests::file_content(path), "by hand");
}

TEST(Versions, KeepTheLastOnes) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.file("study.toml", "0");
  Versions versions(path);
  for (int i = 1; i <= Versions::kept + 10; ++i) versions.save(std::to_string(i));
  int steps = 0;
  for (; versions.can_undo(); ++steps) versions.undo();
  EXPECT_EQ(steps, Versions::kept - 1);
}

TEST(Versions, SaveOfTheSameTextIsNoStep) {
  const tests::TemporaryFolder folder;
  Versions versions(folder.file("study.toml", "one"));
  versions.save("one");
  EXPECT_FALSE(versions.can_undo());
}

}  // namespace
}  // namespace rtsurv::server
