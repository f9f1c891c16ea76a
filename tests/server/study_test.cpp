// Studies of a folder as the page sees them: made, read, changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema.hpp"
#include "server/app.hpp"

namespace rtsurv::tests {
namespace {

using testing::ElementsAre, testing::HasSubstr, testing::Not;

TEST(ServedStudy, IsMadeOfATable) {
  const TemporaryFolder folder;
  const App app(folder.path());
  const Reply made = app.put("/api/table?name=gbsg.csv", cohort());
  EXPECT_EQ(made.json()["id"], "gbsg");
  EXPECT_THAT(made.json()["said"].get<std::string>(), HasSubstr("Please confirm"));
  EXPECT_EQ(file_content(folder.path() / "gbsg" / "gbsg.csv"), cohort());
  EXPECT_EQ(app.get("/api/studies/gbsg/check").json()["n"], 686);
  EXPECT_EQ(app.put("/api/table?name=gbsg.csv", cohort()).json()["id"], "gbsg-2");
  const nlohmann::json studies = app.get("/api/studies").json()["studies"];
  EXPECT_EQ(studies[0]["table"], "gbsg.csv");
  EXPECT_FALSE(studies[0]["has_results"].get<bool>());
  // The folder may be moved: the protocol names its table without one.
  EXPECT_THAT(app.get("/api/studies/gbsg/protocol").json()["protocol"].get<std::string>(),
              Not(HasSubstr(folder.path().string())));
}

TEST(ServedStudy, LeavesNothingOfATableThatCannotBeRead) {
  const TemporaryFolder folder;
  const App app(folder.path());
  const Reply refused = app.put("/api/table?name=cohort.xlsx", "no workbook");
  EXPECT_EQ(refused.status, 422);
  EXPECT_FALSE(refused.json()["problems"].empty());
  EXPECT_THAT(refused.body, Not(HasSubstr(folder.path().string())));
  EXPECT_EQ(app.put("/api/table?name=empty.csv", "").status, 400);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ServedStudy, TakesATableInPieces) {
  const TemporaryFolder folder;
  const App app(folder.path());
  const std::string table = cohort();
  std::string chunks;
  for (std::size_t at = 0; at < table.size(); at += 1000) {
    const std::string piece = table.substr(at, 1000);
    chunks += fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
  }
  const Reply made = app.call({.method = "PUT",
                               .target = "/api/table?name=-gbsg.csv",  // no option
                               .body = chunks + "0\r\n\r\n",
                               .headers = {{"Transfer-Encoding", "chunked"}, {"Content-Length", ""}}});
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(file_content(folder.path() / "-gbsg" / "-gbsg.csv"), table);
}

TEST(ServedStudy, TakesWordsForNoValue) {
  const TemporaryFolder folder;
  const App app(folder.path());
  std::string table = "time,dead,size\n";
  for (int i = 1; i <= 30; ++i)
    table += fmt::format("{},{},{}\n", i, i % 2, i % 10 == 0 ? "n.d." : i % 7 == 0 ? "?" : "12.5");
  ASSERT_EQ(app.put("/api/table?name=a.csv&missing=n.d.,%3F", table).status, 201);
  EXPECT_EQ(app.get("/api/studies/a/columns").json()["columns"][2]["missing"], 7);
}

TEST(ServedStudy, IsBegunAgainWhenItsTableIsReadInAnotherWay) {
  const TemporaryFolder folder;
  const App app(folder.path());
  std::string table = "start,death,last,age\n";
  for (int i = 0; i < 40; ++i)
    table +=
        fmt::format("0{}/0{}/2020,{},0{}/0{}/2023,{}\n", i % 9 + 1, i % 7 + 1,
                    i % 3 == 0 ? fmt::format("0{}/0{}/2023", i % 9 + 1, i % 5 + 1) : "", i % 9 + 1, i % 5 + 1, 40 + i);
  ASSERT_EQ(app.put("/api/table?name=a.csv", table).status, 201);
  const std::string before = app.get("/api/studies/a/protocol").json()["protocol"].get<std::string>();
  EXPECT_THAT(before, Not(HasSubstr("\n[[endpoint]]")));  // the order of its dates is open
  const Reply again = app.post("/api/studies/a/init?dates=dmy");
  ASSERT_EQ(again.status, 201) << again.body;
  EXPECT_THAT(app.get("/api/studies/a/protocol").json()["protocol"].get<std::string>(), HasSubstr("\n[[endpoint]]"));
  EXPECT_EQ(app.post("/api/studies/a/undo").json()["protocol"], before);
  ASSERT_EQ(app.put("/api/studies/a/protocol", "[study]\n").status, 200);
  EXPECT_EQ(app.post("/api/studies/a/init").status, 409);
}

TEST(ServedStudy, ComesAsASample) {
  const TemporaryFolder folder;
  const App app(folder.path());
  EXPECT_EQ(app.post("/api/sample").json()["id"], "gbsg");
  for (const char* file : {"cohort.csv", "study.toml", "README.md"})
    EXPECT_EQ(file_content(folder.path() / "gbsg" / file), file_content(source_path("examples/gbsg") + "/" + file));
  EXPECT_EQ(app.post("/api/sample").json()["id"], "gbsg-2");
  EXPECT_EQ(app.get("/api/studies").json()["studies"][0]["title"], "Tamoxifen in node-positive breast cancer (GBSG)");
}

TEST(ServedStudy, TellsColumnsAndCells) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  const nlohmann::json columns = app.get("/api/studies/gbsg/columns").json();
  EXPECT_EQ(schema_problems(columns, "table_columns"), "");
  EXPECT_EQ(columns["n"], 686);
  const nlohmann::json& id = columns["columns"][0];
  EXPECT_EQ(id["barred"], "is the identifier of [study]");
  EXPECT_TRUE(id["levels"].empty());
  EXPECT_TRUE(id["numbers"].is_null());
  const nlohmann::json& status = columns["columns"][10];
  EXPECT_THAT(status["roles"].get<std::vector<std::string>>(), ElementsAre("event"));
  EXPECT_EQ(status["levels"][0]["count"], 387);
  const nlohmann::json rows = app.get("/api/studies/gbsg/rows?from=687&count=5").json()["rows"];
  ASSERT_EQ(rows.size(), 1U);  // the last
  EXPECT_EQ(rows[0]["row"], 687);
  EXPECT_EQ(app.get("/api/studies/gbsg/rows?only=3,2").json()["rows"][0]["row"], 2);
  for (const char* query : {"from=0", "count=501", "from=x", "only=2;3", "only=-1"})
    EXPECT_EQ(app.get(std::string("/api/studies/gbsg/rows?") + query).status, 400) << query;
}

TEST(ServedStudy, MayBeNamedOnTheCommandLine) {
  const TemporaryFolder folder;
  const std::string table = folder.file("my cohort.csv", cohort());
  {
    const App app(table);
    EXPECT_EQ(app.page(), "/#/study/my%20cohort.toml");
    EXPECT_EQ(app.get("/api/studies/my%20cohort.toml/check").json()["data"], "my cohort.csv");
  }
  (void)folder.file("my cohort.toml", "[study]\ntitle = \"mine\"\n");
  EXPECT_EQ(App(table).get("/api/studies").json()["studies"][0]["title"], "mine");  // is not written again
  EXPECT_EQ(App(folder.path() / "my cohort.toml").page(), "/#/study/my%20cohort.toml");
  EXPECT_EQ(App(folder.path()).page(), "/");
}

TEST(ServedStudy, SaysWhereItsProtocolIsWrong) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  ASSERT_EQ(app.put("/api/studies/gbsg/protocol", "[study]\ntitle = 5\n").status, 200);
  const Reply check = app.get("/api/studies/gbsg/check");
  EXPECT_EQ(check.status, 422);
  std::vector<int> lines;
  const nlohmann::json found = check.json();
  for (const auto& problem : found["problems"])
    if (problem["line"].is_number()) lines.push_back(problem["line"].get<int>());
  EXPECT_THAT(lines, testing::Contains(2));
  EXPECT_EQ(app.post("/api/studies/gbsg/try", "[study]\ntitle = 5\n").json(), check.json());
  std::string run;
  EXPECT_THAT(finished(app, run), HasSubstr("event: failed\n"));
  EXPECT_EQ(app.get("/api/runs/" + run + "/results.json").status, 409);
  EXPECT_TRUE(app.post("/api/studies/gbsg/undo").json()["can_redo"].get<bool>());
  EXPECT_EQ(app.get("/api/studies/gbsg/check").status, 200);
}

TEST(ServedStudy, StaysOneWhileItsProtocolIsNone) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  ASSERT_EQ(app.put("/api/studies/gbsg/protocol", "half a li").status, 200);
  EXPECT_EQ(app.get("/api/studies").json()["studies"][0]["title"], nullptr);
  EXPECT_EQ(app.get("/api/studies/gbsg/check").status, 422);
}

}  // namespace
}  // namespace rtsurv::tests
