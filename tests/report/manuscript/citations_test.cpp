// Sources, their numbers in a text, and the files that a reference manager reads.
#include "rtsurv/report/manuscript/citations.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "places.hpp"

namespace rtsurv::report::manuscript {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Citations, AreNumberedWhereTheyFirstStand) {
  References references;
  const std::string first = "Curves" + cite({"kaplan1958", "greenwood1926"}) + ", models" + cite({"cox1972"}) + ".";
  EXPECT_EQ(first, "Curves [@kaplan1958;@greenwood1926], models [@cox1972].");
  EXPECT_EQ(references.numbered(first), "Curves [1,2], models [3].");
  EXPECT_EQ(references.numbered("Again" + cite({"cox1972", "kaplan1958"}) + "; new" + cite({"holm1979"}) + "."),
            "Again [1,3]; new [4].");
  ASSERT_EQ(references.cited().size(), 4U);
  EXPECT_EQ(references.cited()[3]->key, "holm1979");
}

TEST(Citations, LeaveOtherBracketsAsTheyAre) {
  References references;
  for (const char* plain : {"dose [Gy]", "a [@nobody2020] b", "open [@kaplan1958", "[]", ""})
    EXPECT_EQ(references.numbered(plain), plain);
  EXPECT_TRUE(references.cited().empty());
  EXPECT_EQ(references.numbered("[@x [@cox1972]"), "[@x [1]") << "a bracket of a label before a citation";
}

TEST(Citations, OfNoSourceAreAnErrorOfTheProgram) {
  EXPECT_THROW(static_cast<void>(cite({"nobody2020"})), std::logic_error);
}

TEST(Sources, ArePrintedAsAJournalWantsThem) {
  EXPECT_EQ(in_list(*find_source("kaplan1958")),
            "Kaplan EL, Meier P. Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958; 53: "
            "457\u2013481. doi:10.1080/01621459.1958.10501452");
  EXPECT_EQ(in_list(*find_source("greenwood1926")), "Greenwood M. The natural duration of cancer. London: HMSO; 1926.");
  EXPECT_THAT(in_list(*find_source("lausen1994")), HasSubstr("Heidelberg: Physica; 1994. p. 483\u2013496."));
  EXPECT_THAT(in_list(*find_source("schumacher1997")), HasSubstr("model building? Stat Med 1997"));
  EXPECT_THAT(in_list(*find_source("rtsurv")),
              testing::MatchesRegex("The rtsurv authors. rtsurv: outcome analysis of radiotherapy cohorts. Version "
                                    "[0-9.]+; 20[0-9][0-9]\\."));
}

TEST(Sources, AreEntriesOfBibtex) {
  EXPECT_EQ(to_bibtex(*find_source("verweij1993")),
            "@article{verweij1993,\n  author = {Verweij, P. J. M. and van Houwelingen, H. C.},\n"
            "  title = {{Cross-validation in survival analysis}},\n  journal = {Stat Med},\n  year = {1993},\n"
            "  volume = {12},\n  pages = {2305--2314},\n  doi = {10.1002/sim.4780122407}\n}\n");
  EXPECT_THAT(to_bibtex(*find_source("eisenhauer2009")), HasSubstr("Ford, R. and others}"));
  EXPECT_EQ(to_bibtex(*find_source("klein2003")),
            "@book{klein2003,\n  author = {Klein, J. P. and Moeschberger, M. L.},\n"
            "  title = {{Survival analysis: techniques for censored and truncated data}},\n  edition = {2nd},\n"
            "  publisher = {Springer},\n  address = {New York},\n  year = {2003},\n  doi = {10.1007/b97377}\n}\n");
  EXPECT_THAT(to_bibtex(*find_source("greenwood1926")), HasSubstr("  publisher = {HMSO},\n  address = {London},"));
  EXPECT_THAT(to_bibtex(*find_source("lausen1994")),
              HasSubstr("  editor = {Dirschedl, P. and Ostermann, R.},\n  booktitle = {Computational statistics},\n"
                        "  publisher = {Physica},\n  address = {Heidelberg},\n  year = {1994},\n"));
  EXPECT_THAT(
      to_bibtex(*find_source("rtsurv")),
      testing::ContainsRegex("@misc.rtsurv,\n  author = ..The rtsurv authors..,\n.*\n  note = .Version [0-9.]+.,\n"
                             "  year = .20[0-9][0-9].\n"));
}

/// The pages of the methods, one below the other.
std::string method_pages() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(tests::source_path("docs/methods"))) {
    std::ifstream page(entry.path());
    all.append(std::istreambuf_iterator<char>(page), {});
  }
  return all;
}

TEST(Sources, AreThoseThatThePagesOfTheMethodsCite) {
  const std::string pages = method_pages();
  const std::set<std::string_view> of_guidelines{"collins2024", "mcshane2005", "vonelm2007", "rtsurv"};
  for (const Source& source : all_sources()) {
    if (of_guidelines.contains(source.key)) continue;
    const std::string name(source.authors.substr(0, source.authors.find(' '))), year(source.year);
    EXPECT_THAT(pages, HasSubstr(name)) << source.key;
    if (source.kind != Source::Kind::article) {
      EXPECT_THAT(pages, HasSubstr(year)) << source.key;
      continue;
    }
    std::string printed(source.pages);
    if (const std::size_t hyphen = printed.find('-'); hyphen != std::string::npos) printed.replace(hyphen, 1, "\u2013");
    EXPECT_THAT(pages, HasSubstr(std::string(source.volume) + " (" + year + ") " + printed)) << source.key;
  }
}

}  // namespace
}  // namespace rtsurv::report::manuscript
