#pragma once
// Where the numbers of a study come from: the table, its columns, the flow of patients.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// How a column is called and coded.
struct ColumnLabel {
  std::string column;
  std::string label;                                              ///< the column's name when the protocol gives none
  std::string unit;                                               ///< may be empty
  std::vector<std::string> levels;                                ///< in order; the first is the reference
  std::vector<std::pair<std::string, std::string>> level_labels;  ///< level -> text shown

  static void fields(auto& field) {
    field.title("column_label", "What tables and figures call a column.");
    field("column", &ColumnLabel::column, "name in the table");
    field("label", &ColumnLabel::label, "what it is about");
    field("unit", &ColumnLabel::unit, "of a number; may be empty");
    field("levels", &ColumnLabel::levels, "of a factor, in order; the first is the reference");
    field("level_labels", &ColumnLabel::level_labels, "text shown for a level, by level");
  }
};

/// Where the numbers come from.
struct Manifest {
  std::string version, commit, compiler;
  std::vector<std::pair<std::string, std::string>> libraries;  ///< name, version
  std::string data_file, data_sha256, protocol_file, protocol_sha256;
  unsigned long long seed = 0;
  std::size_t rows_read = 0, rows_analysed = 0, columns = 0;
  std::vector<std::string> notes;  ///< what reading decided, such as "decimal commas were read as points"
  bool simulated = false;          ///< the table says so: its column "simulated" is true in every row

  static void fields(auto& field) {
    field.title("manifest", "Where the numbers come from.");
    field("version", &Manifest::version, "of the program");
    field("commit", &Manifest::commit, "of its source");
    field("compiler", &Manifest::compiler, "that built it");
    field("libraries", &Manifest::libraries, "versions of the libraries, by name");
    field.object("data", "the table", [](auto& part) {
      part("file", &Manifest::data_file, "name of the file");
      part("sha256", &Manifest::data_sha256, "SHA-256 of the file", Range::sha256);
      part("rows", &Manifest::rows_read, "rows read", people);
      part("columns", &Manifest::columns, "columns read");
    });
    field.object("protocol", "the study protocol", [](auto& part) {
      part("file", &Manifest::protocol_file, "name of the file");
      part("sha256", &Manifest::protocol_sha256, "SHA-256 of the file", Range::sha256);
    });
    field("rows_analysed", &Manifest::rows_analysed, "rows of the cohort", people);
    field("seed", &Manifest::seed, "of the random numbers");
    field("notes", &Manifest::notes, "what reading decided, in sentences");
    field("simulated", &Manifest::simulated, "the table says that its patients are simulated; absent: it does not",
          absent_if_empty);
  }
};

/// One line of the cohort flow. The first has no reason: the table as read.
struct FlowStep {
  std::optional<std::string> reason;
  std::size_t excluded = 0, remaining = 0;

  static void fields(auto& field) {
    field.title("flow_step", "One line of the cohort flow.");
    field("reason", &FlowStep::reason, "why patients are excluded; null: the table as read");
    field("excluded", &FlowStep::excluded, "patients excluded by this step", people);
    field("remaining", &FlowStep::remaining, "patients left after it", people);
  }
};

}  // namespace rtsurv::results
