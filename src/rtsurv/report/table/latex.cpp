#include <algorithm>
#include <array>
#include <utility>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/report/table/files.hpp"

namespace rtsurv::report {

namespace {

/// What stands for a character; every other one stands for itself.
constexpr std::array<std::pair<char32_t, const char*>, 40> replacements{{{U'&', "\\&"},
                                                                         {U'%', "\\%"},
                                                                         {U'$', "\\$"},
                                                                         {U'#', "\\#"},
                                                                         {U'_', "\\_"},
                                                                         {U'{', "\\{"},
                                                                         {U'}', "\\}"},
                                                                         {U'~', "\\textasciitilde{}"},
                                                                         {U'^', "\\textasciicircum{}"},
                                                                         {U'\\', "\\textbackslash{}"},
                                                                         {U'<', "$<$"},
                                                                         {U'>', "$>$"},
                                                                         {U'|', "$|$"},
                                                                         {U'"', "\\char34{}"},
                                                                         {U'\n', " "},
                                                                         {U'\t', " "},
                                                                         {U'\u2264', "$\\leq$"},
                                                                         {U'\u2265', "$\\geq$"},
                                                                         {U'\u2212', "$-$"},
                                                                         {U'\u00B1', "$\\pm$"},
                                                                         {U'\u00D7', "$\\times$"},
                                                                         {U'\u00B7', "$\\cdot$"},
                                                                         {U'\u03B1', "$\\alpha$"},
                                                                         {U'\u03B2', "$\\beta$"},
                                                                         {U'\u03B3', "$\\gamma$"},
                                                                         {U'\u03C7', "$\\chi$"},
                                                                         {U'\u00B2', "$^2$"},
                                                                         {U'\u2013', "--"},
                                                                         {U'\u2014', "---"},
                                                                         {U'\u2018', "`"},
                                                                         {U'\u2019', "'"},
                                                                         {U'\u201C', "``"},
                                                                         {U'\u201D', "''"},
                                                                         {U'\u2009', "\\,"},
                                                                         {U'\u202F', "\\,"},
                                                                         {U'\u00A0', "~"},
                                                                         {U'\u2060', ""},
                                                                         {U'\u2020', "\\dag{}"},
                                                                         {U'\u2021', "\\ddag{}"},
                                                                         {U'\u00A7', "\\S{}"}}};

std::string escaped(std::string_view plain) {
  std::string text;
  for (const char32_t code : code_points(plain)) {
    const auto found = std::ranges::find(replacements, code, &std::pair<char32_t, const char*>::first);
    if (found != replacements.end())
      text += found->second;
    else if (code >= 0x20 && code != 0x7F)
      text += utf8(code);
  }
  return text;
}

std::string escaped(std::string_view plain, TableStyle style) {
  std::string text;
  for (const TextRun& run : text_runs(plain, style))
    text += run.italic ? "\\textit{" + escaped(run.text) + "}" : escaped(run.text);
  return text;
}

/// A table as LaTeX sees it: each column of numbers is two, which meet at the decimal point.
class LatexTable {
 public:
  LatexTable(const Table& table, TableStyle style) : table_(table), style_(style), aligned_(integer_widths(table)) {}

  [[nodiscard]] std::string columns() const {
    std::string spec = "l";
    for (const auto& width : aligned_) spec += width ? "r@{}l" : "l";
    return spec;
  }

  [[nodiscard]] std::string header() const {
    std::string line = escaped(table_.header[0], style_);
    for (std::size_t j = 0; j < aligned_.size(); ++j)
      line += " & " + over_both(escaped(table_.header[j + 1], style_), j);
    return line + " \\\\\n";
  }

  [[nodiscard]] std::string row(const Table::Row& row) const {
    std::string line = (row.kind == Table::RowKind::level ? "\\quad " : "") + escaped(row.label);
    if (line.starts_with('[') || line.starts_with('*')) line.insert(0, "{}");  // else part of the \\ of the row before
    if (!row.span.empty()) return line + " & " + over(width() - 1, escaped(row.span, style_)) + " \\\\\n";
    for (std::size_t j = 0; j < aligned_.size(); ++j) line += " & " + cell(cell_at(row, j), j);
    return line + " \\\\\n";
  }

 private:
  /// How many columns LaTeX counts.
  [[nodiscard]] std::size_t width() const {
    return 1 + aligned_.size() + static_cast<std::size_t>(std::ranges::count_if(aligned_, [](const auto& width) {
             return width.has_value();
           }));
  }

  static std::string over(std::size_t columns, const std::string& text) {
    return "\\multicolumn{" + std::to_string(columns) + "}{l}{" + text + "}";
  }

  [[nodiscard]] std::string over_both(const std::string& text, std::size_t column) const {
    return aligned_[column] ? over(2, text) : text;
  }

  /// "0.69 (0.54–0.88)" as "0&.69 (0.54--0.88)".
  [[nodiscard]] std::string cell(const Cell& cell, std::size_t column) const {
    if (!aligned_[column] || !half_digits(cell)) return over_both(escaped(cell.text, style_), column);
    const std::size_t whole = std::min(cell.text.find_first_not_of("<>-0123456789,"), cell.text.size());
    return escaped(cell.text.substr(0, whole)) + "&" + escaped(cell.text.substr(whole), style_);
  }

  const Table& table_;
  TableStyle style_;
  std::vector<std::optional<std::size_t>> aligned_;
};

}  // namespace

std::string to_latex(const PlacedTable& placed, TableStyle style) {
  const Table table = in_style(placed.table, style);
  const LatexTable latex(table, style);
  std::string text = "% " + placed.number + " of the report. Needs \\usepackage{booktabs,graphicx}\n";
  text += "\\begin{table}\n\\centering\n\\caption{" + escaped(table.caption, style) + "}\n";
  text += "\\label{tab:" + table.name + "}\n\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n";
  text += "\\begin{tabular}{" + latex.columns() + "}\n\\toprule\n" + latex.header() + "\\midrule\n";
  for (const Table::Row& row : table.rows) text += latex.row(row);
  text += "\\bottomrule\n\\end{tabular}}\n";
  for (const std::string& note : table.notes)
    text += "\n\\vspace{2pt}\\parbox{\\linewidth}{\\footnotesize " + escaped(note, style) + "}\n";
  return text + "\\end{table}\n";
}

}  // namespace rtsurv::report
