#pragma once
// First protocols that have passed check, and columns to make tables of.

#include <string>
#include <vector>

#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "starter/cohorts.hpp"

namespace rtsurv::starter {
using study::Protocol;

inline const std::vector<std::string> starts{"2015-01-05", "2016-03-02", "2015-07-20", "2016-11-11", "2015-05-15"};
inline const std::vector<std::string> last{"2019-01-05", "2019-06-02", "2020-07-20",
                                           "2018-11-11", "2019-09-09", "2020-02-02"};
inline const std::vector<std::string> died_on{"", "2019-06-02", "", "", "2019-09-09", ""};
inline const std::vector<std::string> failed_on{"2017-01-01", "", "", "2017-11-01", ""};
inline const std::vector<std::string> ages{"61", "47", "72", "55", "58", "66", "70"};

/// The protocol, which the cohort has passed check with.
inline Protocol checked(const std::string& cohort) {
  const std::string text = starter(cohort);
  const Protocol protocol = study::parse_protocol(text, "study.toml");
  EXPECT_NO_THROW((void)study::prepare(protocol, table::table_of(cohort, protocol.reading))) << text;
  return protocol;
}

inline std::vector<std::string> endpoint_names(const Protocol& protocol) {
  std::vector<std::string> names;
  for (const auto& endpoint : protocol.endpoints) names.push_back(endpoint.name.text);
  return names;
}

inline std::vector<std::string> factors(const Protocol& protocol) {
  std::vector<std::string> names;
  for (const auto& factor : protocol.univariable.value().factors) names.push_back(factor.text);
  return names;
}

inline const std::vector<CsvColumn> dated{{"A", starts}, {"B", last}, {"C", died_on}, {"D", failed_on}};

inline std::string with(std::vector<CsvColumn> columns, const std::vector<CsvColumn>& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return csv(columns, 30);
}

inline const std::vector<CsvColumn> timed{{"months", unlike(1)}, {"age", ages}};

}  // namespace rtsurv::starter
