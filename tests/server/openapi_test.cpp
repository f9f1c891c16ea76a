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

/// Every "$ref" below a value.
void gather_references(const nlohmann::json& value, std::vector<std::string>& found) {
  if (value.is_object() && value.contains("$ref")) found.push_back(value["$ref"].get<std::string>());
  for (const nlohmann::json& part : value)
    if (part.is_structured()) gather_references(part, found);
}

nlohmann::json referred(const nlohmann::json& page, const nlohmann::json& value) {
  return value.contains("$ref") ? page.at(nlohmann::json::json_pointer(value["$ref"].get<std::string>().substr(1)))
                                : value;
}

TEST(OpenApi, RefersToWhatIsThere) {
  const nlohmann::json page = description();
  std::vector<std::string> references;
  gather_references(page, references);
  EXPECT_GT(references.size(), 50U);
  for (const std::string& reference : references)
    EXPECT_TRUE(page.contains(nlohmann::json::json_pointer(reference.substr(1)))) << reference;
}

/// An answer against what the description says of that status.
std::string problems(const Reply& reply, const std::string& method, const std::string& path) {
  const nlohmann::json page = description();
  const nlohmann::json responses = page.at("paths").at(path).at(method).at("responses");
  const std::string status = std::to_string(reply.status);
  if (!responses.contains(status)) return status + " is not described";
  const nlohmann::json schema = referred(page, responses[status]).at("content").at("application/json").at("schema");
  return schema_problems_of(reply.json(), {{"allOf", {schema}}, {"components", page["components"]}});
}

TEST(OpenApi, DescribesTheAnswers) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  const std::string study = "/api/studies/{study}", own = "/api/studies/gbsg";
  EXPECT_EQ(problems(app.post("/api/sample"), "post", "/api/sample"), "");
  EXPECT_EQ(problems(app.put("/api/table?name=a.csv", cohort()), "put", "/api/table"), "");
  EXPECT_EQ(problems(app.put("/api/table?name=a.xlsx", "none"), "put", "/api/table"), "");
  EXPECT_EQ(problems(app.get("/api/studies"), "get", "/api/studies"), "");
  EXPECT_EQ(problems(app.get("/api/studies/none/check"), "get", study + "/check"), "");
  for (const char* what : {"/protocol", "/check", "/columns", "/rows", "/runs"})
    EXPECT_EQ(problems(app.get(own + what), "get", study + what), "") << what;
  for (const char* what : {"/undo", "/redo", "/report", "/runs"})
    EXPECT_EQ(problems(app.post(own + what), "post", study + what), "") << what;
  const std::string text = app.get(own + "/protocol").json()["protocol"].get<std::string>();
  EXPECT_EQ(problems(app.post(own + "/try?figures=first", text), "post", study + "/try"), "");
  EXPECT_EQ(problems(app.post(own + "/try", "x = "), "post", study + "/try"), "");
  EXPECT_EQ(problems(app.post(own + "/sketch", text), "post", study + "/sketch"), "");
  EXPECT_EQ(problems(app.post(own + "/sketch?figures=none", text), "post", study + "/sketch"), "");
  std::string run;
  (void)finished(app, run);
  EXPECT_EQ(problems(app.get("/api/runs/" + run), "get", "/api/runs/{run}"), "");
  EXPECT_EQ(problems(app.get("/api/runs/" + run + "/results.json"), "get", "/api/runs/{run}/results.json"), "");
  EXPECT_EQ(problems(app.get("/api/runs/" + run + "/figures/no"), "get", "/api/runs/{run}/figures/{name}"), "");
  EXPECT_EQ(problems(app.post("/api/dose", R"({"schedules": ["50/25"], "alpha-beta": 3})"), "post", "/api/dose"), "");
}

}  // namespace
}  // namespace rtsurv::tests
