#pragma once
// Cohorts of forty patients for the tests of notices, and what is noticed in them.

#include <functional>
#include <string>
#include <vector>

#include "rtsurv/core/date.hpp"
#include "rtsurv/study/noticed/notice.hpp"
#include "study/prepared.hpp"

namespace rtsurv::study::testing {

using results::Notice;
using Id = Notice::Id;

inline constexpr std::size_t forty = 40;
inline const double the_day = *parse_date("2024-06-01");

/// The cell of one patient, 0 to 39, in a column.
using Cell = std::function<std::string(std::size_t patient)>;

struct Field {
  std::string name;
  Cell cell;
};

/// Follow-up of 3.5 to 62 months with decimals; every third has died; ages of 41 to 79; two arms.
inline std::vector<Field> sound() {
  return {{"months", [](std::size_t i) { return std::to_string(3 + i * 3 / 2) + ".5"; }},
          {"died", [](std::size_t i) { return i % 3 == 0 ? "1" : "0"; }},
          {"age", [](std::size_t i) { return std::to_string(41 + i * 7 % 39); }},
          {"arm", [](std::size_t i) { return i % 2 == 0 ? "A" : "B"; }}};
}

/// The sound cohort with some columns in the place of, or beside, its own.
inline std::string cohort(const std::vector<Field>& fields, const std::string& below = {}) {
  std::vector<Field> all = sound();
  for (const Field& field : fields) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const Field& one) { return one.name == field.name; });
    if (same == all.end())
      all.push_back(field);
    else
      *same = field;
  }
  std::string text;
  for (const Field& field : all) text += (text.empty() ? "" : ",") + field.name;
  text += "\n";
  for (std::size_t i = 0; i < forty; ++i) {
    std::string row;
    for (const Field& field : all) row += (&field == all.data() ? "" : ",") + field.cell(i);
    text += row + "\n";
  }
  return text + below;
}

/// A text for some patients, another for the others.
inline Cell some(std::vector<std::size_t> patients, std::string text, Cell others) {
  return [patients, text, others](std::size_t i) {
    return std::count(patients.begin(), patients.end(), i) > 0 ? text : others(i);
  };
}

inline const std::string factors = R"(
[univariable]
endpoints = ["OS"]
factors = ["age", "arm"]
)";

inline std::vector<Notice> noticed(const std::string& table, const std::string& protocol = endpoint + factors,
                                   const std::string& keys = {}) {
  const Protocol read = parse_protocol("[study]\ndata = \"cohort.csv\"\n" + keys + protocol, "study.toml");
  return notice(read, prepare(read, table::table_of(table, read.reading)), the_day);
}

inline std::vector<Notice> noticed_alone(const std::string& table) { return notice(table::table_of(table), the_day); }

/// The notice of a kind; one without a column when there is none.
inline Notice of(Id id, const std::vector<Notice>& all) {
  for (const Notice& one : all)
    if (one.id == id) return one;
  return {id, {}, 0, {}, {}, {}};
}

}  // namespace rtsurv::study::testing
