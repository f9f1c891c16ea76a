#pragma once
// The recognisers of running text. Each goes over the tokens once and adds the figures it knows to the reading.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/audit/ledger_names.hpp"
#include "rtsurv/audit/text/tokens.hpp"

namespace rtsurv::audit {

/// A count of people in the text: a possible denominator of the counts behind it.
struct People {
  std::int64_t n = 0;
  std::size_t token = 0;
  bool people = false;  ///< a word such as "patients" follows
  bool among = false;   ///< "among" or "of" stands before it
  bool cohort = false;  ///< said to be analysed: "leaving 430", "430 patients were included"
};

struct Reading {
  Reading(const Tokens& tokens_read, Ledger& ledger_made) : tokens(tokens_read), ledger(ledger_made) {}

  const Tokens& tokens;
  Ledger& ledger;
  std::vector<People> people;
  std::vector<std::size_t> first_tokens;   ///< of every figure of the ledger
  std::vector<std::size_t> percent_taken;  ///< tokens of percents that belong to a count or a course
  std::map<int, std::int64_t> group_sizes;
  std::optional<std::string> eqd2_cut;  ///< number of the only cut of EQD2

  /// A figure of tokens first to last with its id, place and source.
  Figure& add(const std::string& kind, std::size_t first, std::size_t last);
};

/// "patients", "women", "courses", ...: what is counted.
[[nodiscard]] bool counts_people(const Token& token);

void read_people(Reading& reading);
void read_alpha_beta(Reading& reading);
void read_cuts(Reading& reading);      ///< finds eqd2_cut
void read_counts(Reading& reading);    ///< "n = 61 (45.9%)", "82 (63.7%) of 133", "28% of patients"
void read_ratios(Reading& reading);    ///< "HR 2.20, 95% CI 1.15–4.20, P = 0.009"
void read_courses(Reading& reading);   ///< "44–45 Gy in 10 fractions (63–66 Gy in EQD2)"
void read_spreads(Reading& reading);   ///< "53.2 Gy (IQR, 53.2–63.8)"
void read_groups(Reading& reading);    ///< "group 1 (n = 63)"
void read_rates(Reading& reading);     ///< "2-year LC and OS rates were 49.4% and 48.3%"
void read_flow(Reading& reading);      ///< reviewed, excluded, analysed
void read_absences(Reading& reading);  ///< "no grade 3 toxicity"; endpoints explained and never used

/// Finds the cohort when nobody states it, and a denominator for every count that has none.
void find_denominators(Reading& reading, const std::optional<std::int64_t>& cohort_n);

}  // namespace rtsurv::audit
