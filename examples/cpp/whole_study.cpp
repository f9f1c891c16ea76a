// A whole study of columns in memory: the protocol is text, the result is what `rtsurv run` writes to results.json.
#include <cstdio>
#include <rtsurv/study/parts/run.hpp>
#include <rtsurv/table/columns/columns.hpp>

using namespace rtsurv;

int main() {
  const std::string protocol = R"(
    [study]
    title = "Ten patients"
    data = "memory"
    time_unit = "months"
    landmarks = [12]
    [[endpoint]]
    name = "OS"
    label = "Overall survival"
    time = "months"
    event = "died"
  )";
  const results::Study study = study::run(study::parse_protocol(protocol, "memory.toml"), table::Table::from_columns({
      table::number_column("months", {4, 6, 7, 9, 11, 15, 18, 21, 25, 30}),
      table::number_column("died", {1, 1, 0, 1, 1, 0, 1, 1, 0, 1}),
  }));
  for (const results::EndpointResult& endpoint : study.endpoints)
    std::printf("%s: %zu patients, %.3f after %.0f months\n", endpoint.name.c_str(), endpoint.km.sample.n,
                *endpoint.km.groups[0].curve.at[0].survival, endpoint.km.groups[0].curve.at[0].time);
}
//> OS: 10 patients, 0.571 after 12 months
