// [published]: the printed figures beside what the study obtained.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/results/json/lookup.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {
namespace {

using results::Published;
using Rule = Published::Tolerance::Rule;

/// The key of results.json that holds a part, the first that is there.
std::vector<std::string> keys_of(const std::string& part) {
  if (part == "percent") return {"percent", "survival", "cif"};
  if (part == "value") return {"median", "estimate"};
  if (part == "eqd2") return {"eqd2_gy"};
  return {part};
}

std::optional<Published::Tolerance> tolerance_of(const PublishedRule& rule, const PrintedFigure& figure,
                                                 const PrintedNumber& number) {
  constexpr double percent = 100.0;
  if (number.part == "n") return Published::Tolerance{Rule::absolute, rule.count};
  if (number.part == "p") return Published::Tolerance{Rule::side, rule.p};
  if (number.part == "hr") return Published::Tolerance{Rule::relative, rule.ratio / percent};
  if (number.part == "lower" || number.part == "upper") {
    if (!rule.interval) return std::nullopt;
    return Published::Tolerance{Rule::relative, *rule.interval / percent};
  }
  if (number.part != "percent")
    return Published::Tolerance{Rule::absolute, rule.value.value_or(number.printed.half_unit())};
  return Published::Tolerance{Rule::absolute,
                              figure.is_rate ? rule.rate : rule.percent.value_or(number.printed.half_unit())};
}

/// Whether the obtained number agrees. A difference that is the limit but for the rounding of doubles is within it.
bool agrees(const Published::Tolerance& tolerance, const ledger::Printed& printed, double obtained) {
  constexpr double slack = 1e-9;
  if (printed.bound != '=' && tolerance.rule != Rule::side) return printed.rounded().holds(obtained);
  const double apart = std::abs(obtained - printed.value);
  switch (tolerance.rule) {
    case Rule::absolute:
      return apart <= tolerance.limit + slack;
    case Rule::relative:
      return apart <= (tolerance.limit + slack) * std::abs(printed.value);
    case Rule::side:
      break;
  }
  const bool printed_below = printed.bound == '<' ? printed.value <= tolerance.limit : printed.value < tolerance.limit;
  return printed_below == (obtained < tolerance.limit);
}

class Comparer {
 public:
  Comparer(const PublishedRule& rule, const PrintedFigures& printed, const results::Study& study,
           const std::string& protocol)
      : rule_(rule), printed_(printed), lookup_(study), protocol_(protocol) {}

  Published compare() {
    Published result;
    result.ledger_file = rule_.ledger.text;
    result.ledger_sha256 = printed_.sha256;
    for (const PrintedFigure& figure : printed_.figures) {
      const std::size_t before = result.rows.size();
      if (const PublishedRule::Obtained* obtained = addresses_of(figure)) add_rows(figure, *obtained, result.rows);
      if (result.rows.size() == before) result.not_compared.push_back({figure.id, figure.statement, figure.note});
    }
    problems_.throw_if_any();
    return result;
  }

 private:
  /// Those of the figure, else those of the one it repeats.
  const PublishedRule::Obtained* addresses_of(const PrintedFigure& figure) const {
    for (const std::string& id : {figure.id, figure.of})
      for (const PublishedRule::Obtained& obtained : rule_.obtained)
        if (obtained.id.text == id) return &obtained;
    return nullptr;
  }

  void report(const Text& place, const std::string& problem) {
    problems_.add({.file = protocol_, .line = place.line, .position = place.position},
                  fmt::format("\"{}\": {}", place.text, problem));
  }

  void add_rows(const PrintedFigure& figure, const PublishedRule::Obtained& obtained,
                std::vector<Published::Row>& rows) {
    for (const auto& [part, address] : obtained.addresses) {
      const results::Found found = lookup_.at(address.text);
      if (!found.problem.empty()) report(address, found.problem);
      if (found.problem.empty() && found.single && part.empty() && figure.numbers.size() > 1)
        report(address,
               fmt::format("\"{}\" prints several numbers, but this leads to one; address what holds them all, "
                           "or each by its part",
                           figure.id));
      else if (found.problem.empty())
        add_parts(figure, part, address, found, rows);
    }
  }

  /// The numbers of the figure that the address is for: the named part, or all.
  void add_parts(const PrintedFigure& figure, const std::string& part, const Text& address, const results::Found& found,
                 std::vector<Published::Row>& rows) {
    for (const PrintedNumber& number : figure.numbers) {
      if (!part.empty() && number.part != part) continue;
      if (found.single)
        rows.push_back(row_of(figure, number, address.text, found.numbers.front().second));
      else
        add_part(figure, number, address, found, rows);
    }
  }

  /// The address leads to an object: the number whose key fits the part, when it has one.
  void add_part(const PrintedFigure& figure, const PrintedNumber& number, const Text& address,
                const results::Found& found, std::vector<Published::Row>& rows) {
    for (const std::string& key : keys_of(number.part)) {
      const auto same = [&key](const results::Found::Number& one) { return one.first == key; };
      const auto value = std::find_if(found.numbers.begin(), found.numbers.end(), same);
      if (value == found.numbers.end()) continue;
      rows.push_back(row_of(figure, number, address.text + "/" + key, value->second));
      return;
    }
    report(address, fmt::format("holds no number for the part \"{}\" of \"{}\"", number.part, figure.id));
  }

  Published::Row row_of(const PrintedFigure& figure, const PrintedNumber& number, std::string address,
                        std::optional<double> obtained) const {
    Published::Row row{
        figure.id, figure.statement, number.part, number.printed.shown(), std::move(address), obtained, {}, {},
        {},        figure.note};
    if (obtained && number.printed.bound == '=') row.difference = *obtained - number.printed.value;
    row.tolerance = tolerance_of(rule_, figure, number);
    if (row.tolerance) row.within = obtained && agrees(*row.tolerance, number.printed, *obtained);
    return row;
  }

  const PublishedRule& rule_;
  const PrintedFigures& printed_;
  results::Lookup lookup_;
  const std::string& protocol_;
  Problems problems_{ErrorKind::protocol};
};

}  // namespace

/// Looks up every figure that the protocol gives an address, and every figure that repeats such a one. Throws
/// Error(protocol) with all addresses at which results.json holds no fitting number.
void run_published(Analysis& analysis, results::Study& study) {
  const Protocol& protocol = analysis.protocol();
  study.published = Comparer(*protocol.published, analysis.published(), study, protocol.path).compare();
}

}  // namespace rtsurv::study
