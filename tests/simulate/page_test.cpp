// docs/simulate.md: its example works, and it names every key and every former spelling.
#include <gtest/gtest.h>

#include "places.hpp"
#include "program.hpp"
#include "rtsurv/simulate/expression.hpp"
#include "specifications.hpp"

namespace rtsurv::simulate {
namespace {

const std::string page = rtsurv::tests::file_content(rtsurv::tests::source_path("docs/simulate.md"));

TEST(Page, TheExampleIsMadeWithEveryTargetMet) {
  const std::size_t begin = page.find("```toml\n") + 8;
  const Cohort cohort = tests::make(page.substr(begin, page.find("```", begin) - begin));
  EXPECT_EQ(cohort.sheet.rows, 120U);
  EXPECT_EQ(cohort.residuals.size(), 4U);
}

TEST(Page, NamesEveryFormerSpelling) {
  for (const FormerSpelling& former : former_spellings())
    EXPECT_NE(page.find('`' + std::string(former.word)), std::string::npos) << former.word;
}

TEST(Page, NamesEveryKey) {
  for (const char* key :
       {"patients",    "title",     "seed",        "time_unit", "order",    "id_prefix",  "name",    "names",
        "levels",      "quantiles", "value",       "number",    "totals",   "when",       "follows", "rank",
        "correlation", "decimals",  "date",        "write",     "part",     "start",      "end",     "longest",
        "among",       "least",     "frailty",     "days",      "kind",     "survival",   "hazard",  "effect",
        "of",          "ratio",     "events",      "moves",     "endpoint", "rate",       "at",      "tolerance",
        "median",      "quartiles", "log_rank_by", "p",         "term",     "cutpoint_of"})
    EXPECT_NE(page.find(key), std::string::npos) << key;
}

}  // namespace
}  // namespace rtsurv::simulate
