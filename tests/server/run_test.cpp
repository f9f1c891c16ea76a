// Runs and what they give: the bytes of the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/app.hpp"

namespace rtsurv::tests {
namespace {

using testing::HasSubstr, testing::Not, testing::StartsWith;

TEST(ServedRun, GivesTheBytesOfTheCommandLine) {
  ::setenv("SOURCE_DATE_EPOCH", "1795000000", 1);  // of report and figures, for both
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  std::string run;
  const std::string events = finished(app, run);
  EXPECT_THAT(events, StartsWith("event: part\ndata: \""));
  EXPECT_THAT(events, HasSubstr("event: done\n"));

  const std::string study = (folder.path() / "gbsg" / "study.toml").string();
  const std::filesystem::path report = folder.path() / "by-hand", drawn = folder.path() / "drawn";
  ASSERT_EQ(run_program("run " + study + " --out " + report.string()).exit_code, 0);
  for (const char* file : {"results.json", "report.html", "manuscript.txt", "references.bib", "figures/km-RFS.svg"})
    EXPECT_EQ(
        app.get("/api/runs/" + run + "/" + (std::string(file).starts_with("figures") ? "figures/km-RFS" : file)).body,
        file_content(report / file))
        << file;
  EXPECT_EQ(app.get("/api/runs/" + run + "/results.json").body, run_program("run " + study + " --json").out);
  EXPECT_EQ(app.get("/api/runs/" + run + "/study.toml").body, file_content(study));

  ASSERT_EQ(run_program("figures " + report.string() +
                        " --only km-RFS --preset jama --format pdf,png --dpi 300 --out " + drawn.string())
                .exit_code,
            0);
  for (const char* format : {"pdf", "png"})
    EXPECT_EQ(app.get("/api/runs/" + run + "/figures/km-RFS?preset=jama&dpi=300&format=" + format).body,
              file_content(drawn / (std::string("km-RFS.") + format)))
        << format;
  for (const char* format : {"docx", "csv"})
    EXPECT_EQ(app.get("/api/runs/" + run + "/tables/factors-RFS?format=" + format).body,
              file_content(report / "tables" / (std::string("factors-RFS.") + format)))
        << format;
  EXPECT_EQ(app.get("/api/runs/" + run + "/tables.docx").body, file_content(report / "tables" / "tables.docx"));
}

TEST(ServedRun, RefusesWhatItHasNot) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  EXPECT_EQ(app.get("/api/studies/gbsg/runs").status, 404);
  std::string run;
  (void)finished(app, run);
  EXPECT_EQ(app.get("/api/studies/gbsg/runs").json()["run"], run);
  EXPECT_EQ(app.get("/api/runs/" + run).json()["state"], "done");
  EXPECT_EQ(app.get("/api/runs/" + run + "/figures/none").status, 404);
  EXPECT_EQ(app.get("/api/runs/" + run + "/figures/km-RFS?format=exe").status, 400);
  EXPECT_EQ(app.get("/api/runs/" + run + "/figures/km-RFS?dpi=9").status, 422);
  EXPECT_EQ(app.get("/api/runs/" + run + "/tables/none").status, 422);
  EXPECT_EQ(app.get("/api/runs/99/results.json").status, 404);
}

TEST(ServedRun, TriesWithoutSaving) {
  const TemporaryFolder folder;
  const App app(folder.path());
  ASSERT_EQ(app.post("/api/sample").status, 201);
  const std::string saved = app.get("/api/studies/gbsg/protocol").json()["protocol"].get<std::string>();
  std::string other = saved;
  other.replace(other.find("nodes > 3"), 9, "nodes > 9");
  const Reply reply = app.post("/api/studies/gbsg/try?figures=first,risk-RFS,none", other);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const nlohmann::json tried = reply.json();
  EXPECT_TRUE(tried["results"]["validation"].is_null());  // [validation] is left out
  EXPECT_EQ(tried["figures"].size(), 2U);
  EXPECT_THAT(tried["figures"]["km-RFS"].get<std::string>(), StartsWith("<svg"));
  EXPECT_EQ(app.get("/api/runs/" + tried["run"].get<std::string>() + "/figures/km-RFS").status, 200);
  // What it gave can be taken away although another text is tried by now.
  ASSERT_EQ(app.post("/api/studies/gbsg/try", saved).status, 200);
  EXPECT_EQ(app.get("/api/runs/" + tried["run"].get<std::string>() + "/figures/km-RFS").status, 200);
  EXPECT_EQ(app.get("/api/studies/gbsg/protocol").json()["protocol"], saved);
  EXPECT_FALSE(app.get("/api/studies/gbsg/protocol").json()["can_undo"].get<bool>());
  // The same as the command line gives for the same text.
  std::ofstream(folder.path() / "gbsg" / "study.toml") << other;
  const std::string study = (folder.path() / "gbsg" / "study.toml").string();
  EXPECT_EQ(tried["results"], nlohmann::json::parse(run_program("run " + study + " --json --no-validation").out));
}

TEST(ServedRun, DrawsWhatATryDraws) {
  const TemporaryFolder folder;
  const App app(folder.path());
  ASSERT_EQ(app.post("/api/sample").status, 201);
  const std::string text = app.get("/api/studies/gbsg/protocol").json()["protocol"].get<std::string>();
  const nlohmann::json tried = app.post("/api/studies/gbsg/try?figures=first,risk-RFS", text).json();
  EXPECT_EQ(app.post("/api/studies/gbsg/sketch?figures=first,risk-RFS", text).json()["figures"], tried["figures"]);
  const nlohmann::json first = app.post("/api/studies/gbsg/sketch", text).json();
  EXPECT_EQ(first["results"], tried["results"]);
  EXPECT_EQ(first["figures"].size(), 1U);
  EXPECT_EQ(first["figures"]["km-RFS"], tried["figures"]["km-RFS"]);
  const Reply none = app.post("/api/studies/gbsg/sketch?figures=km-RFX", text);
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("did you mean"));
}

TEST(ServedRun, EndsWhenItIsCancelledOrOvertaken) {
  const TemporaryFolder folder;
  const App app(folder.path());
  ASSERT_EQ(app.post("/api/sample").status, 201);
  const std::string first = app.post("/api/studies/gbsg/runs").json()["run"].get<std::string>();
  const std::string second = app.post("/api/studies/gbsg/runs").json()["run"].get<std::string>();
  EXPECT_THAT(app.get("/api/runs/" + first + "/events").body, HasSubstr("event: cancelled\n"));
  EXPECT_EQ(app.call({.method = "DELETE", .target = "/api/runs/" + second}).json()["state"], "cancelled");
  EXPECT_THAT(app.get("/api/runs/" + second + "/events").body, HasSubstr("event: cancelled\n"));
  EXPECT_EQ(app.get("/api/runs/" + second + "/report.html").status, 409);
}

TEST(ServedRun, WritesTheReportOfTheCommandLine) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  const Reply report = app.post("/api/studies/gbsg/report");
  ASSERT_EQ(report.status, 202) << report.body;
  const std::string run = report.json()["run"].get<std::string>();
  EXPECT_THAT(app.get("/api/runs/" + run + "/events").body, HasSubstr("event: done\n"));
  EXPECT_EQ(app.get("/api/runs/" + run + "/results.json").status, 409);
  EXPECT_EQ(app.get("/api/studies/gbsg/runs").status, 404);  // it is none that the page shows
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "gbsg" / "study-report" / "report.html"));
  EXPECT_TRUE(app.get("/api/studies").json()["studies"][0]["has_results"].get<bool>());
}

TEST(ServedRun, CountsDoses) {
  const TemporaryFolder folder;
  const App app(folder.path());
  const Reply dose = app.post("/api/dose", R"({"schedules": ["50/25", "20/5"], "alpha-beta": 3.5})");
  EXPECT_EQ(dose.body, run_program("dose --json 50/25 20/5 --alpha-beta 3.5").out);
  EXPECT_EQ(app.post("/api/dose", "no JSON").status, 400);
}

}  // namespace
}  // namespace rtsurv::tests
