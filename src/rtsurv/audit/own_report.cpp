#include "rtsurv/audit/own_report.hpp"

#include <cmath>
#include <optional>
#include <string_view>

#include "rtsurv/audit/known_values.hpp"
#include "rtsurv/audit/report_page.hpp"
#include "rtsurv/audit/text/tokens.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::audit {
namespace {

using results::AuditGrade;

std::string quoted(const std::string& text) { return "\u201C" + text + "\u201D"; }

bool is_p_column(const std::string& header) { return header == "P" || header.ends_with(" P"); }
bool is_number_column(const std::string& header) {
  return header == "n" || header == "Events" || header == "At risk" || header == "Excluded" || header == "Remaining" ||
         header == "Chi-square" || header == "df";
}

/// The number of a cell without its footnote marks; nothing for other text.
std::optional<Printed> number_of(std::string cell) {
  while (!cell.empty() && (cell.back() == '*' || static_cast<unsigned char>(cell.back()) >= 0x80)) cell.pop_back();
  return parse_printed(cell);
}

/// A count, which "<5" hides and does not tell.
std::optional<Printed> count_of(const std::string& cell) {
  return cell.find('<') == std::string::npos ? number_of(cell) : std::nullopt;
}

class Comparison {
 public:
  Comparison(const KnownValues& known, results::AuditResult& result) : known_(known), result_(result) {}

  void table(const PageTable& table, std::size_t number) {
    if (table.rows.empty()) return;
    const std::vector<std::string>& header = table.rows.front();
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      const auto& row = table.rows[r];
      const std::string place =
          "report.html, table " + std::to_string(number) + ", " + (row.empty() ? "" : quoted(row[0]));
      for (std::size_t c = 1; c < row.size(); ++c) {
        const std::string column = c < header.size() ? header[c] : "";
        cell(row[c], column, place + (column.empty() ? "" : ", " + quoted(column)));
      }
      events_of_row(header, row, place);
    }
  }

  /// Every "63.9 % (51.0-80.1)" and "290 (42.3 %)" of a text.
  void intervals(const std::string& text, const std::string& place) {
    if (text.find_first_not_of(" \t\r\n\f\v") == std::string::npos || text.find('(') == std::string::npos) return;
    const Tokens tokens = tokens_of(text, "report.html");
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(tokens.all.size()); ++i)
      if (tokens.at(i).is_number() && !tokens.at(i).spelled) number(tokens, i, place);
  }

  void flow() {
    for (std::size_t i = 1; i < known_.flow.size(); ++i) {
      const double expected = known_.flow[i - 1].second - known_.flow[i].first;
      if (std::isnan(expected) || std::isnan(known_.flow[i].second)) continue;  // a hidden count
      ++result_.checked;
      if (expected == known_.flow[i].second) continue;
      result_.findings.push_back({"sum", AuditGrade::hard, "results.json, flow, step " + std::to_string(i),
                                  shortest(known_.flow[i].second), shortest(expected), "the flow does not add up"});
    }
  }

 private:
  void cell(const std::string& text, const std::string& column, const std::string& place) {
    if (text.find('(') != std::string::npos) return intervals(text, place);
    const bool hash = text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (hash) return require(known_.hashes.contains(text), place, text, "", "no hash of results.json");
    const std::optional<Printed> number = number_of(text);
    if (!number) return;
    if (is_p_column(column))
      return require(known_.has_p(*number), place, text, "", "no P value of results.json prints so");
    if (is_number_column(column) && count_of(text))
      require(known_.has_count(*number), place, text, "", "no number of results.json prints so");
  }

  void number(const Tokens& tokens, std::ptrdiff_t i, const std::string& place) {
    const bool percent = tokens.is(i + 1, "%");
    const std::ptrdiff_t open = i + (percent ? 2 : 1);
    if (!tokens.is(open, "(") || !tokens.at(open + 1).is_number()) return;
    const Printed &estimate = tokens.at(i).number, &first = tokens.at(open + 1).number;
    const std::string printed = quotation(tokens.plain, tokens.at(i).begin, tokens.at(open + 4).end);
    if (tokens.is(open + 2, "-") && tokens.at(open + 3).is_number() && tokens.is(open + 4, ")")) {
      const Printed& last = tokens.at(open + 3).number;
      return require(known_.has_interval(estimate, first, last, percent), place, printed,
                     known_.nearest_interval(estimate, first, last, percent), "no estimate of results.json prints so");
    }
    if (!percent && estimate.decimals == 0 && tokens.is(open + 2, "%") && tokens.is(open + 3, ")"))
      require(known_.has_share(estimate, first), place,
              quotation(tokens.plain, tokens.at(i).begin, tokens.at(open + 3).end), "",
              "no count with this percent is in results.json");
  }

  void events_of_row(const std::vector<std::string>& header, const std::vector<std::string>& row,
                     const std::string& place) {
    std::optional<Printed> n, events;
    for (std::size_t c = 1; c < row.size() && c < header.size(); ++c) {
      if (header[c] == "n") n = count_of(row[c]);
      if (header[c] == "Events") events = count_of(row[c]);
    }
    if (!n || !events) return;
    require(known_.n_and_events.contains({n->value, events->value}), place,
            n->text + " with " + events->text + " events", "",
            "results.json has no group of this size with these events");
  }

  void require(bool known, const std::string& place, const std::string& printed, const std::string& recomputed,
               const std::string& message) {
    ++result_.checked;
    if (!known) result_.findings.push_back({"same_quantity", AuditGrade::hard, place, printed, recomputed, message});
  }

  const KnownValues& known_;
  results::AuditResult& result_;
};

}  // namespace

results::AuditResult audit_own_report(const OwnReport& report) {
  const KnownValues known = read_results(report.results_json, report.folder + "/results.json");
  const ReportPage page = read_page(report.report_html);
  if (page.tables.empty())
    throw Error(ErrorKind::data, "not a report: it holds no table", {.file = report.folder + "/report.html"});
  results::AuditResult result;
  result.source = report.folder;
  Comparison comparison(known, result);
  for (std::size_t i = 0; i < page.tables.size(); ++i) comparison.table(page.tables[i], i + 1);
  for (const std::string& text : page.paragraphs)
    comparison.intervals(text, "report.html, " + quoted(text.substr(0, text.find('('))));
  comparison.flow();
  return result;
}

}  // namespace rtsurv::audit
