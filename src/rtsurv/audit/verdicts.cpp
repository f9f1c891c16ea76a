#include "rtsurv/audit/verdicts.hpp"

#include <algorithm>

namespace rtsurv::audit {
namespace {

void append(std::string& text, const std::string& part, const std::string& before = ", ") {
  if (part.empty()) return;
  if (!text.empty()) text += before;
  text += part;
}

std::string count_text(const Figure& figure) {
  std::string text;
  if (figure.n) text = std::to_string(*figure.n);
  if (figure.n && figure.denominator) text += " of " + std::to_string(*figure.denominator);
  return text;
}

std::string range_text(const std::array<Printed, 2>& range) { return range[0].shown() + "\u2013" + range[1].shown(); }

std::string schedule_text(const Figure& figure) {
  std::string text;
  if (figure.total_dose_gy) text = shortest(*figure.total_dose_gy) + " Gy";
  if (figure.fractions) text += " in " + std::to_string(*figure.fractions) + " fractions";
  if (figure.bed_given) text = "BED " + figure.bed_given->shown() + " Gy";
  if (figure.dose_per_fraction_gy) text += " of " + shortest(*figure.dose_per_fraction_gy) + " Gy";
  return text;
}

}  // namespace

Verdicts::Verdicts(const Ledger& ledger, results::AuditResult& result) : ledger_(ledger), result_(result) {}

void Verdicts::compared(std::initializer_list<const Figure*> figures) { compared(std::vector<const Figure*>(figures)); }

void Verdicts::compared(const std::vector<const Figure*>& figures) {
  ++result_.checked;
  for (const Figure* figure : figures)
    if (figure != nullptr) ++result_.readings[static_cast<std::size_t>(figure - ledger_.figures.data())].checks;
}

void Verdicts::find(results::AuditFinding finding) { result_.findings.push_back(std::move(finding)); }

void Verdicts::note(std::string note) { result_.notes.push_back(std::move(note)); }

std::string places(const std::vector<const Figure*>& figures) {
  std::string text;
  for (const Figure* figure : figures)
    if (figure != nullptr && text.find(figure->where) == std::string::npos)
      append(text, figure->where, figure->from_text ? "; " : ", ");
  return text;
}

std::string printed_of(const Figure& figure) {
  std::string text = count_text(figure);
  if (figure.percent) text += text.empty() ? figure.percent->shown() + " %" : " (" + figure.percent->shown() + " %)";
  if (!figure.n && figure.denominator) text += " of " + std::to_string(*figure.denominator);
  if (figure.ratio) append(text, (figure.odds ? "OR " : "HR ") + figure.ratio->shown());
  if (figure.interval) text += " (" + range_text(*figure.interval) + ")";
  if (figure.value) append(text, figure.value->shown() + (figure.units.empty() ? "" : " " + figure.units));
  if (figure.quartiles) text += " (IQR " + range_text(*figure.quartiles) + ")";
  if (figure.p) append(text, "P " + std::string(figure.p->bound == '=' ? "= " : "") + figure.p->shown());
  append(text, schedule_text(figure));
  if (figure.eqd2) append(text, "EQD2 " + figure.eqd2->shown() + " Gy");
  if (figure.bed) append(text, "BED " + figure.bed->shown() + " Gy");
  return text;
}

std::string label_of(const Figure& figure) {
  return figure.statement.empty() ? figure.where : "\u201C" + figure.statement + "\u201D";
}

}  // namespace rtsurv::audit
