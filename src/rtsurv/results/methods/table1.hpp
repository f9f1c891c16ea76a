#pragma once
// Table 1: `table1`.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"

namespace rtsurv::results {

struct Table1 {
  struct Summary {  ///< of a numeric variable in one group
    std::string group;
    std::size_t n = 0;  ///< without missing values
    std::size_t missing = 0;
    std::optional<double> mean, sd, median, q1, q3, min, max;

    static void fields(auto& field) {
      field.title("table1_summary", "A numeric variable in one group, in its own unit; null without a known value.");
      field("group", &Summary::group, "\"all\", or level of `by`");
      field("n", &Summary::n, "patients in whom it is known", people);
      field("missing", &Summary::missing, "patients in whom it is missing", people);
      field("mean", &Summary::mean, "mean");
      field("sd", &Summary::sd, "standard deviation, divisor n - 1; null with fewer than two values");
      field("median", &Summary::median, "median");
      field("q1", &Summary::q1, "lower quartile, type 7");
      field("q3", &Summary::q3, "upper quartile, type 7");
      field("min", &Summary::min, "smallest value");
      field("max", &Summary::max, "largest value");
    }
  };
  struct Count {  ///< of one level in one group
    std::string group;
    std::size_t n = 0;
    std::optional<double> percent;  ///< of those known; empty when none is

    static void fields(auto& field) {
      field.title("table1_count", "A level in one group.");
      field("group", &Count::group, "\"all\", or level of `by`");
      field("n", &Count::n, "patients at the level", people);
      field("percent", &Count::percent, "percent of those in whom the variable is known; null: in none");
    }
  };
  struct Level {
    std::string level;
    std::vector<Count> counts;

    static void fields(auto& field) {
      field.title("table1_level", "A level of a factor.");
      field("level", &Level::level, "value of the column");
      field("counts", &Level::counts, "one for each group");
    }
  };
  struct Variable {
    std::string variable;
    bool numeric = false;
    std::vector<Summary> summary;                              ///< numeric
    std::vector<Level> levels;                                 ///< factor
    std::vector<std::pair<std::string, std::size_t>> missing;  ///< factor: group -> patients in whom it is missing
    std::optional<double> p;                                   ///< comparison of the groups of `by`
    std::string test;  ///< its name, such as "Wilcoxon rank-sum"; why there is none, when p is empty and `by` given

    static void fields(auto& field) {
      const auto number = only_if([](const Variable& one) { return one.numeric; });
      const auto factor = only_if([](const Variable& one) { return !one.numeric; });
      const auto compared = only_if([](const Variable& one) { return !one.test.empty(); });
      field.title("table1_variable", "A variable in all patients and in each group.");
      field("variable", &Variable::variable, "column or expression");
      field.either("type", &Variable::numeric, "numeric", "factor", "how it is described");
      field("summary", &Variable::summary, "of a number: one for each group", number);
      field("levels", &Variable::levels, "of a factor: one for each level", factor);
      field.pairs("missing", &Variable::missing, {"group", "\"all\", or level of `by`"},
                  {"n", "patients in whom it is missing", true}, "of a factor: one for each group", factor);
      field("p", &Variable::p, "two-sided P of a difference between the groups of `by`; null: no test", Range::p_value,
            compared);
      field("test", &Variable::test, "name of the test; why there is none, where p is null", compared);
    }
  };
  Sample sample;  ///< events are not used
  std::string by;
  std::vector<std::string> groups;      ///< "all", then the levels of `by`
  std::vector<std::size_t> group_size;  ///< rows in each
  std::vector<Variable> variables;

  static void fields(auto& field) {
    field.title("table1", "Characteristics of the patients, in all of them and in groups.");
    field.command("table1", &Table1::sample);
    field("by", &Table1::by, "column or expression of the groups; absent: none", absent_if_empty);
    field.columns("groups", "\"all\", then the levels of `by`", [](auto& column) {
      column("group", &Table1::groups, "\"all\", or level of `by`");
      column("n", &Table1::group_size, "rows in the group", people);
    });
    field("variables", &Table1::variables, "one for each variable");
  }
};

}  // namespace rtsurv::results
