// Short texts and ledgers put together at random: no crash, no hang, no number that is not one. Seeded.
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "audit_ledger.hpp"
#include "rtsurv/audit/report_page.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/math/random.hpp"

namespace rtsurv::audit {
namespace {

#ifdef RTSURV_SANITIZED
constexpr int runs = 20'000;
#else
constexpr int runs = 1'000'000;
#endif

constexpr std::array<const char*, 48> pieces{"n = 61 ",
                                             "(45.9%)",
                                             " of 133",
                                             "82 (63.7%)",
                                             "HR 2.20, 95% CI 1.15\u20134.20, P = 0.009",
                                             "HR ",
                                             "95% CI ",
                                             "1.15\u20134.20",
                                             "P < 0.001",
                                             "p=",
                                             "45 Gy in 15 fractions",
                                             "44\u201345 Gy/10 fractions ",
                                             "(63\u201366 Gy in EQD2)",
                                             " EQD2",
                                             "\u2265 63 Gy",
                                             "< 63",
                                             "63.9%, 43.2%, and 0%",
                                             "2-year LC ",
                                             "and OS ",
                                             "rates were ",
                                             "groups 1, 2, and 3 ",
                                             "group 2 (n = 50)",
                                             "IQR, ",
                                             "(IQR 5.5\u201327.5)",
                                             "\u03B1/\u03B2 = 3.5",
                                             "133 patients ",
                                             "were excluded ",
                                             "reviewed ",
                                             "final analysis",
                                             ". ",
                                             ", ",
                                             "; ",
                                             "(",
                                             ")",
                                             "[",
                                             "]",
                                             "[12]",
                                             " et al. ",
                                             "\n",
                                             "\n\n",
                                             "%",
                                             "/",
                                             "-",
                                             "0",
                                             "999999999999999999999",
                                             "1,000",
                                             "\xFF",
                                             "no grade 3 toxicity"};

std::string random_text(math::RandomStream& random) {
  std::string text;
  for (std::uint32_t i = 1 + random.below(6); i > 0; --i) text += pieces[random.below(pieces.size())];
  if (random.below(3) == 0)
    text[random.below(static_cast<std::uint32_t>(text.size()))] = static_cast<char>(random.below(256));
  return text;
}

TEST(Fuzz, short_texts) {
  math::RandomStream random(20261125, 1);
  std::size_t figures = 0;
  for (int i = 0; i < runs; ++i) {
    const std::string text = random_text(random);
    try {
      const Ledger ledger = read_text(text, "x");
      figures += ledger.figures.size();
      for (const auto& finding : audit_ledger(ledger).findings)
        for (const char* never : {"nan", "inf"}) ASSERT_EQ(finding.recomputed.find(never), std::string::npos) << text;
    } catch (const Error&) {  // an empty or binary text
    }
  }
  EXPECT_GT(figures, static_cast<std::size_t>(runs) / 10);
}

TEST(Fuzz, mutated_ledgers_and_pages) {
  const std::string ledger = tests::ledger_text(
      {"kind = \"count\"\nn = 61\ndenominator = 133\npercent_printed = \"45.9\"",
       "kind = \"hazard_ratio\"\nhr = 2.2\nci95 = [1.15, 4.2]\np = \"0.009\"",
       "kind = \"eqd2\"\ntotal_dose_gy = 45\nfractions = 10\nalpha_beta = 3.5\neqd2_printed = \"66\""},
      "[[sum]]\ntotal = \"f1\"\nparts = [\"f1\", 2]");
  const std::string page =
      "<table><caption>c</caption><tr><th>n</th></tr><tr><td>6 &lt;</td></tr></table><p>x</p><svg>1</svg>";
  math::RandomStream random(20261125, 2);
  for (int i = 0; i < runs / 50; ++i) {
    std::string text = ledger, html = page;
    for (std::uint32_t k = 1 + random.below(3); k > 0; --k) {
      text[random.below(static_cast<std::uint32_t>(text.size()))] = static_cast<char>(32 + random.below(95));
      html[random.below(static_cast<std::uint32_t>(html.size()))] = static_cast<char>(random.below(256));
    }
    (void)read_page(html);
    try {
      (void)audit_ledger(read_ledger(text, "x"));
    } catch (const Error&) {
    }
  }
}

TEST(Fuzz, long_repetitions_end_soon) {
  for (const char* piece :
       {"(", "61 (", "HR ", "1,000", "45 Gy in ", "no grade ", "61 patients (45.9%) ", "group 1 ", "2-year LC "}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    (void)read_text(text, "x");
  }
}

}  // namespace
}  // namespace rtsurv::audit
