#pragma once
// Reads the files of tests/oracle: tables of numbers and R's results on them.

#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"

namespace rtsurv::oracle {

/// A table by column name; an empty field is NaN.
using Columns = std::map<std::string, std::vector<double>>;

inline std::ifstream open(const std::string& file) {
  std::ifstream stream(tests::source_path("tests/oracle/" + file));
  if (!stream) throw std::runtime_error("cannot read tests/oracle/" + file);
  return stream;
}

/// A comma-separated table of numbers with a header, such as read_columns("cox/pbc.csv").
inline Columns read_columns(const std::string& file) {
  std::ifstream stream = open(file);
  std::vector<std::string> names;
  Columns columns;
  std::string line, field;
  std::getline(stream, line);
  for (std::istringstream header(line); std::getline(header, field, ',');) names.push_back(field);
  while (std::getline(stream, line)) {
    std::istringstream row(line);
    for (const std::string& name : names) {
      field.clear();
      std::getline(row, field, ',');
      columns[name].push_back(field.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(field));
    }
  }
  return columns;
}

inline nlohmann::json read_json(const std::string& file) {
  std::ifstream stream = open(file);
  return nlohmann::json::parse(stream);
}

/// null is NaN.
inline double number(const nlohmann::json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

inline std::vector<double> numbers(const nlohmann::json& array) {
  std::vector<double> values;
  for (const nlohmann::json& value : array) values.push_back(number(value));
  return values;
}

/// Both NaN, or equal within `relative` of the expected value.
inline void expect_close(double actual, double expected, double relative = 1e-9) {
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(actual)) << actual;
  else
    EXPECT_NEAR(actual, expected, relative * std::max(std::fabs(expected), 1e-6));
}

inline void expect_close(const std::vector<double>& actual, const std::vector<double>& expected,
                         double relative = 1e-9) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    SCOPED_TRACE("element " + std::to_string(i));
    expect_close(actual[i], expected[i], relative);
  }
}

}  // namespace rtsurv::oracle
