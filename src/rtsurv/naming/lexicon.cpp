#include "rtsurv/naming/lexicon.hpp"

#include <algorithm>
#include <array>

namespace rtsurv::naming {
namespace {

constexpr bool yes = true, no = false;

constexpr std::array<WordRow, 70> word_rows{{
    {"time", yes, no, Meaning::none, ""},
    {"fu", yes, no, Meaning::none, ""},
    {"followup", yes, no, Meaning::none, ""},
    {"follow", yes, no, Meaning::none, ""},
    {"up", yes, no, Meaning::none, ""},
    {"tte", yes, no, Meaning::none, ""},
    {"duration", yes, no, Meaning::none, ""},
    {"status", no, yes, Meaning::none, ""},
    {"stat", no, yes, Meaning::none, ""},
    {"event", no, yes, Meaning::none, ""},
    {"events", no, yes, Meaning::none, ""},
    {"cens", no, yes, Meaning::none, ""},
    {"censor", no, yes, Meaning::none, ""},
    {"censored", no, yes, Meaning::none, ""},
    {"censoring", no, yes, Meaning::none, ""},
    {"failure", no, yes, Meaning::none, ""},
    {"failed", no, yes, Meaning::none, ""},
    {"death", no, yes, Meaning::death, ""},
    {"dead", no, yes, Meaning::death, ""},
    {"died", no, yes, Meaning::death, ""},
    {"deceased", no, yes, Meaning::death, ""},
    {"dth", no, yes, Meaning::death, ""},
    {"alive", no, yes, Meaning::death, ""},
    {"vital", no, yes, Meaning::death, ""},
    {"recur", no, yes, Meaning::recurrence, ""},
    {"recurrence", no, yes, Meaning::recurrence, ""},
    {"recurred", no, yes, Meaning::recurrence, ""},
    {"relapse", no, yes, Meaning::recurrence, ""},
    {"relapsed", no, yes, Meaning::recurrence, ""},
    {"progress", no, yes, Meaning::progression, ""},
    {"progression", no, yes, Meaning::progression, ""},
    {"progressed", no, yes, Meaning::progression, ""},
    {"outcome", no, yes, Meaning::none, ""},
    {"expired", no, yes, Meaning::death, ""},
    {"expire", no, yes, Meaning::death, ""},
    {"exp", no, yes, Meaning::death, ""},
    {"prog", no, yes, Meaning::progression, ""},
    {"progres", no, yes, Meaning::progression, ""},
    {"rec", no, yes, Meaning::recurrence, ""},
    {"lr", no, yes, Meaning::local, ""},
    {"fail", no, yes, Meaning::none, ""},
    {"ibtr", no, yes, Meaning::local, ""},
    {"specific", no, no, Meaning::disease, ""},
    {"local", no, no, Meaning::local, ""},
    {"locoregional", no, no, Meaning::local, ""},
    {"distant", no, no, Meaning::distant, ""},
    {"metastasis", no, no, Meaning::distant, ""},
    {"metastases", no, no, Meaning::distant, ""},
    {"metastase", no, no, Meaning::distant, ""},
    {"survival", yes, no, Meaning::death, ""},
    {"surv", yes, no, Meaning::death, ""},
    {"os", yes, yes, Meaning::death, "Overall survival"},
    {"rfs", yes, yes, Meaning::recurrence, "Recurrence-free survival"},
    {"dfs", yes, yes, Meaning::recurrence, "Disease-free survival"},
    {"dfi", yes, yes, Meaning::recurrence, "Disease-free interval"},
    {"ttr", yes, yes, Meaning::recurrence, "Freedom from recurrence"},
    {"pfs", yes, yes, Meaning::progression, "Progression-free survival"},
    {"pfi", yes, yes, Meaning::progression, "Progression-free interval"},
    {"ttp", yes, yes, Meaning::progression, "Freedom from progression"},
    {"efs", yes, yes, Meaning::none, "Event-free survival"},
    {"ffs", yes, yes, Meaning::none, "Failure-free survival"},
    {"lc", yes, yes, Meaning::local, "Local control"},
    {"lrc", yes, yes, Meaning::local, "Locoregional control"},
    {"lf", no, yes, Meaning::local, ""},
    {"lrfs", yes, yes, Meaning::local, "Local recurrence-free survival"},
    {"mfs", yes, yes, Meaning::distant, "Metastasis-free survival"},
    {"dmfs", yes, yes, Meaning::distant, "Distant metastasis-free survival"},
    {"css", yes, yes, Meaning::disease, "Cause-specific survival"},
    {"dss", yes, yes, Meaning::disease, "Disease-specific survival"},
    {"ttf", yes, yes, Meaning::none, "Freedom from treatment failure"},
}};

}  // namespace

const WordRow* find_word(std::string_view word) noexcept {
  const auto* const found =
      std::find_if(word_rows.begin(), word_rows.end(), [word](const WordRow& row) { return row.word == word; });
  return found == word_rows.end() ? nullptr : found;
}

}  // namespace rtsurv::naming
