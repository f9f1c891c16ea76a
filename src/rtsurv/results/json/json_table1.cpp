// Table 1 as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json summary(const Table1::Summary& row) {
  Json json = {{"group", row.group}, {"n", row.n}, {"missing", row.missing}};
  json["mean"] = number(row.mean);
  json["sd"] = number(row.sd);
  json["median"] = number(row.median);
  json["q1"] = number(row.q1);
  json["q3"] = number(row.q3);
  json["min"] = number(row.min);
  json["max"] = number(row.max);
  return json;
}

Json level(const Table1::Level& row) {
  Json counts = Json::array();
  for (const Table1::Count& count : row.counts)
    counts.push_back({{"group", count.group}, {"n", count.n}, {"percent", number(count.percent)}});
  return {{"level", row.level}, {"counts", counts}};
}

Json missing(const Table1& table, const Table1::Variable& variable) {
  Json rows = Json::array();
  for (std::size_t g = 0; g < variable.missing.size(); ++g)
    rows.push_back({{"group", table.groups[g]}, {"n", variable.missing[g]}});
  return rows;
}

Json variable(const Table1& table, const Table1::Variable& variable) {
  Json json = {{"variable", variable.variable}, {"type", variable.numeric ? "numeric" : "factor"}};
  if (variable.numeric) {
    json["summary"] = Json::array();
    for (const Table1::Summary& row : variable.summary) json["summary"].push_back(summary(row));
  } else {
    json["levels"] = Json::array();
    for (const Table1::Level& row : variable.levels) json["levels"].push_back(level(row));
    json["missing"] = missing(table, variable);
  }
  if (!table.by.empty()) {
    json["p"] = number(variable.p);
    json["test"] = variable.test;
  }
  return json;
}

}  // namespace

Json body(const Table1& result) {
  Json json = head("table1", result.sample);
  if (!result.by.empty()) json["by"] = result.by;
  json["groups"] = Json::array();
  for (std::size_t g = 0; g < result.groups.size(); ++g)
    json["groups"].push_back({{"group", result.groups[g]}, {"n", result.group_size[g]}});
  json["variables"] = Json::array();
  for (const Table1::Variable& row : result.variables) json["variables"].push_back(variable(result, row));
  return json;
}

}  // namespace rtsurv::results
