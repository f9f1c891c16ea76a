// A ledger as TOML that read_ledger() reads back.
#include <array>

#include "rtsurv/ledger/ledger.hpp"

namespace rtsurv::ledger {
namespace {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') result += '\\';
    result += code < 0x20 || code == 0x7F ? ' ' : c;
  }
  return result + "\"";
}

class Writer {
 public:
  void head(const std::string& name) { text_ += (text_.empty() ? "" : "\n") + ("[[" + name + "]]\n"); }
  void line(const std::string& key, const std::string& value) { text_ += key + " = " + value + "\n"; }
  void words(const std::string& key, const std::string& value) {
    if (!value.empty()) line(key, quoted(value));
  }
  void truth(const std::string& key, bool value) {
    if (value) line(key, "true");
  }
  void count(const std::string& key, const std::optional<std::int64_t>& value) {
    if (value) line(key, std::to_string(*value));
  }
  void number(const std::string& key, const std::optional<double>& value) {
    if (value) line(key, shortest(*value));
  }
  void printed(const std::string& key, const std::optional<Printed>& value) {
    if (value) line(key, quoted(value->shown()));
  }
  void pair(const std::string& key, const std::optional<std::array<Printed, 2>>& value) {
    if (value) line(key, "[" + quoted((*value)[0].shown()) + ", " + quoted((*value)[1].shown()) + "]");
  }
  void terms(const std::string& key, const std::vector<Term>& all) {
    std::string list;
    for (const Term& term : all)
      list += (list.empty() ? "" : ", ") +
              (term.id.empty() ? shortest(term.sign * term.number) : quoted((term.sign < 0.0 ? "-" : "") + term.id));
    if (!all.empty()) line(key, "[" + list + "]");
  }
  [[nodiscard]] std::string text() const { return text_; }
  std::string& raw() { return text_; }

 private:
  std::string text_;
};

std::string interval_key(double level) { return level > 0.97 ? "ci99" : level < 0.93 ? "ci90" : "ci95"; }

void write_numbers(Writer& out, const Figure& figure) {
  out.count("n", figure.n);
  out.count("denominator", figure.denominator);
  out.truth("denominator_assumed", figure.assumed_denominator);
  out.words("denominator_source", figure.denominator_source);
  out.count("n_group", figure.n_group);
  out.count("events", figure.events);
  out.printed("percent_printed", figure.percent);
  out.printed("value", figure.value);
  out.pair("iqr", figure.quartiles);
  out.printed(figure.odds ? "or" : "hr", figure.ratio);
  out.pair(interval_key(figure.level), figure.interval);
  out.printed("p", figure.p);
  out.number("time_months", figure.time_months);
  out.number("total_dose_gy", figure.total_dose_gy);
  out.count("fractions", figure.fractions);
  out.number("dose_per_fraction_gy", figure.dose_per_fraction_gy);
  out.number("alpha_beta", figure.alpha_beta);
  out.printed("eqd2_printed", figure.eqd2);
  out.printed("bed_printed", figure.bed);
  out.printed("bed", figure.bed_given);
  out.number("threshold_gy", figure.threshold_gy);
}

void write_figure(Writer& out, const Figure& figure) {
  out.head("figure");
  out.words("id", figure.id);
  if (figure.where != figure.id) out.words("where", figure.where);
  out.words("section", figure.section);
  out.words("statement", figure.statement);
  out.words("kind", figure.kind);
  out.words("units", figure.units);
  out.words("endpoint", figure.endpoint);
  out.words("group", figure.group);
  out.words("test", figure.test);
  out.words("variable", figure.variable);
  out.words("of", figure.of);
  out.words("note", figure.note);
  out.words("ref", figure.reference);
  out.words("direction", figure.direction);
  out.truth("recommended", figure.recommended);
  out.truth("from_text", figure.from_text);
  if (figure.binary) out.line("binary", *figure.binary ? "true" : "false");
  write_numbers(out, figure);
}

void write_meta(Writer& out, const Ledger& ledger) {
  out.raw() += "[meta]\n";
  out.count("cohort_n", ledger.cohort_n);
  out.truth("cohort_inferred", ledger.cohort_inferred);
  out.number("alpha_beta_gy", ledger.alpha_beta_gy);
  out.number("threshold_gy", ledger.threshold_gy);
}

void write_rules(Writer& out, const Ledger& ledger) {
  for (const Sum& sum : ledger.sums) {
    out.head("sum");
    out.words("id", sum.where);
    out.terms("total", {sum.total});
    out.terms("parts", sum.parts);
    out.truth("inferred", sum.inferred);
  }
  for (const PercentSum& sum : ledger.percent_sums) {
    out.head("percent_sum");
    out.words("id", sum.where);
    out.terms("parts", sum.parts);
    if (sum.expected_from.empty()) out.number("expected", sum.expected);
    out.words("expected_from", sum.expected_from);
  }
  for (const Nested& nested : ledger.nested) {
    out.head("nested");
    out.words("id", nested.where);
    out.terms("inner", nested.inner);
    out.terms("outer", nested.outer);
  }
  for (const Margins& margins : ledger.margins) {
    out.head("margins");
    out.words("id", margins.where);
    out.terms("total", margins.total);
    out.terms("a", margins.a);
    out.terms("b", margins.b);
    out.terms("both", margins.both);
    out.terms("one", margins.one);
    out.terms("none", margins.none);
  }
}

}  // namespace

std::string to_toml(const Ledger& ledger) {
  Writer out;
  write_meta(out, ledger);
  for (const Figure& figure : ledger.figures) write_figure(out, figure);
  write_rules(out, ledger);
  return out.text();
}

}  // namespace rtsurv::ledger
