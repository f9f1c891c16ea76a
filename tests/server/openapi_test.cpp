// docs/openapi.json is what the server does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include <boost/asio/io_context.hpp>

#include "api/api.hpp"
#include "schema.hpp"
#include "server/app.hpp"

namespace rtsurv::tests {
namespace {

nlohmann::json description() { return nlohmann::json::parse(file_content(source_path("docs/openapi.json"))); }

/// "get /api/studies/{study}/protocol" as the router has it.
std::string as_route(std::string method, const std::string& path) {
  std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  std::string pattern;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_name = path[i] == '{';
    pattern += is_name ? '*' : path[i];
    if (is_name) i = path.find('}', i);
  }
  return method + " " + pattern;
}

std::vector<std::string> described_routes() {
  const nlohmann::json page = description();
  std::vector<std::string> routes;
  for (const auto& [path, methods] : page["paths"].items())
    for (const auto& [method, operation] : methods.items())
      if (method != "parameters") routes.push_back(as_route(method, path));
  return routes;
}

std::vector<std::string> api_routes() {
  const TemporaryFolder folder;
  boost::asio::io_context context;
  server::Program program(context.get_executor(), program_path(), 1);
  server::Scratch scratch(folder.path());
  server::Runs runs(context.get_executor(), program, scratch);
  server::Desk desk{server::WorkFolder(folder.path()), program, scratch, runs};
  server::Router router;
  server::add_api(router, desk);
  std::vector<std::string> routes = router.addresses();
  std::erase_if(routes, [](const std::string& route) { return route.find(" /api/") == std::string::npos; });
  return routes;
}

TEST(OpenApi, HasEveryRouteAndNoOther) {
  EXPECT_THAT(api_routes(), testing::UnorderedElementsAreArray(described_routes()));
}

/// Against a schema of the description.
std::string problems(const nlohmann::json& document, const std::string& name) {
  const nlohmann::json schema{{"$ref", "#/components/schemas/" + name}};
  return schema_problems_of(document, {{"allOf", {schema}}, {"components", description()["components"]}});
}

TEST(OpenApi, DescribesTheAnswers) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  EXPECT_EQ(problems(app.post("/api/sample").json(), "Made"), "");
  EXPECT_EQ(problems(app.get("/api/studies").json(), "Studies"), "");
  EXPECT_EQ(problems(app.get("/api/studies/gbsg/protocol").json(), "Protocol"), "");
  EXPECT_EQ(problems(app.get("/api/nothing").json(), "Error"), "");
  std::string run;
  (void)finished(app, run);
  EXPECT_EQ(problems(app.get("/api/runs/" + run).json(), "Run"), "");
  const std::string text = app.get("/api/studies/gbsg/protocol").json()["protocol"].get<std::string>();
  EXPECT_EQ(problems(app.post("/api/studies/gbsg/try?figures=first", text).json(), "Tried"), "");
  EXPECT_EQ(problems(app.post("/api/studies/gbsg/try", "x = ").json(), "Problems"), "");
  EXPECT_NE(problems(app.get("/api/studies").json(), "Made"), "");
}

}  // namespace
}  // namespace rtsurv::tests
