// What init makes of header rows as hospitals write them, in seven languages, with dates in six forms (corpus/*.toml).

#include <iostream>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "rtsurv/starter/starter.hpp"
#include "rtsurv/starter/text.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "starter/corpus.hpp"
#include "table/files.hpp"

namespace rtsurv::starter {
namespace {

using Names = std::set<std::string>;

std::string list(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += " [" + in_comment(name) + "]";
  return text;
}

/// How many tables have all of a person's choices of one kind; what differs is printed.
struct Tally {
  std::string kind;
  std::size_t agree = 0;

  void compare(const std::string& place, const Names& got, const Names& wanted) {
    if (got == wanted)
      ++agree;
    else
      std::cout << fmt::format("{}: {}{}; a person:{}\n", place, kind, list(got), list(wanted));
  }
};

Names endpoints_of(const study::Protocol& protocol) {
  Names names;
  for (const auto& endpoint : protocol.endpoints) names.insert(endpoint.name.text);
  return names;
}

Names factors_of(const study::Protocol& protocol) {
  Names names;
  if (protocol.univariable)
    for (const auto& factor : protocol.univariable->factors) names.insert(factor.text);
  return names;
}

Names wanted_factors(const CorpusTable& table) {
  Names names;
  for (const CorpusColumn& column : table.columns)
    if (column.factor) names.insert(column.name);
  return names;
}

/// The two columns of the dose, as they stand in the commented block [dose].
Names dose_of(const std::string& protocol, const CorpusTable& table) {
  Names names;
  for (const CorpusColumn& column : table.columns)
    for (const char* key : {"# total      = ", "# fractions  = "})
      if (protocol.find(key + toml_text(sql_name(column.name)) + " ") != std::string::npos) names.insert(column.name);
  return names;
}

Names wanted_dose(const CorpusTable& table) {
  Names names{table.name_of("dose"), table.name_of("fractions")};
  names.erase("");
  return names.size() == 2 ? names : Names{};
}

void expect_no_patient_in(const std::string& protocol, const CorpusTable& table, std::size_t form) {
  const Names personal{"id", "subject", "name", "phone", "resident_number", "birth"};
  for (const CorpusColumn& column : table.columns) {
    if (!personal.contains(column.role)) continue;
    for (const std::string& cell : cells_of(column, form))
      EXPECT_EQ(protocol.find(cell), std::string::npos) << column.name;
  }
}

/// The event of overall survival is death, not life.
void expect_the_side_of_death(const study::Protocol& protocol, const table::Table& table) {
  for (const auto& endpoint : protocol.endpoints) {
    if (endpoint.name.text != "OS") continue;
    EXPECT_EQ(table.evaluate(endpoint.event.text, "event").number, deaths()) << endpoint.event.text;
  }
}

TEST(Corpus, gets_a_protocol_that_check_accepts_for_every_header_row) {
  Tally endpoints{"endpoints"}, doses{"dose"}, factors{"factors"};
  const std::vector<CorpusTable> corpus = read_corpus();
  ASSERT_EQ(corpus.size(), 81U);
  for (std::size_t form = 0; form < corpus.size(); ++form) {
    const CorpusTable& one = corpus[form];
    SCOPED_TRACE(one.place);
    const table::Table table = table::table_of(csv_of(one, form));
    const Starter first = starter_protocol(table, {.data = "c.csv", .time = {}, .event = {}, .missing = {}});
    expect_no_patient_in(first.protocol, one, form);
    EXPECT_EQ(first.undecided, "");
    if (!first.undecided.empty()) continue;
    const study::Protocol protocol = study::parse_protocol(first.protocol, "study.toml");
    EXPECT_NO_THROW((void)study::prepare(protocol, table.copy()));
    expect_the_side_of_death(protocol, table);
    endpoints.compare(one.place, endpoints_of(protocol), {one.endpoints.begin(), one.endpoints.end()});
    doses.compare(one.place, dose_of(first.protocol, one), wanted_dose(one));
    factors.compare(one.place, factors_of(protocol), wanted_factors(one));
  }
  for (const Tally& tally : {endpoints, doses, factors})
    std::cout << fmt::format("{}: {} of {} as a person would have chosen\n", tally.kind, tally.agree, corpus.size());
  EXPECT_GE(endpoints.agree, 80U);
  EXPECT_GE(doses.agree, 81U);
  EXPECT_GE(factors.agree, 81U);
}

}  // namespace
}  // namespace rtsurv::starter
