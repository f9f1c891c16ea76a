// The grammar of docs/ledger.md.
#include <algorithm>
#include <map>
#include <set>

#include "rtsurv/ledger/entry.hpp"
#include "rtsurv/ledger/ledger.hpp"

namespace rtsurv::ledger {
namespace {

using toml::Kind;
using toml::Value;

/// Kinds whose `value` is words, dates or a list, and takes no part in arithmetic.
bool has_free_value(const std::string& kind) {
  static const std::set<std::string> numeric{"repeat",     "median", "median_iqr",  "dose", "parameter",
                                             "definition", "mean",   "total",       "flow", "count",
                                             "group_size", "rate",   "percent_only"};
  return !numeric.contains(kind);
}

void read_interval(Figure& figure, const LedgerEntry& entry) {
  const std::map<std::string_view, double> levels{{"ci95", 0.95}, {"ci90", 0.90}, {"ci99", 0.99}, {"ci", 0.95}};
  for (const auto& [key, level] : levels)
    if (const auto interval = entry.pair({key})) {
      figure.interval = interval;
      figure.level = level;
    }
}

void read_words(Figure& figure, const LedgerEntry& entry) {
  figure.section = entry.text("section");
  figure.statement = entry.text("statement");
  figure.units = entry.text("units");
  figure.endpoint = entry.text("endpoint");
  figure.group = entry.text("group");
  figure.test = entry.text("test");
  figure.variable = entry.text("variable");
  figure.of = entry.text("of");
  figure.note = entry.text(entry.find({"note"}) != nullptr ? "note" : "flag");
  figure.reference = entry.text("ref");
  figure.direction = entry.text("direction");
  figure.denominator_source = entry.text("denominator_source");
}

void read_dose(Figure& figure, const LedgerEntry& entry) {
  figure.eqd2 = entry.printed({"eqd2_printed"});
  figure.bed = entry.printed({"bed_printed"});
  figure.bed_given = entry.printed({"bed"});
  figure.alpha_beta = entry.positive({"alpha_beta", "alpha_beta_gy"});
  figure.total_dose_gy = entry.positive({"total_dose_gy"});
  figure.dose_per_fraction_gy = entry.positive({"dose_per_fraction_gy"});
  figure.fractions = entry.count({"fractions"});
  figure.threshold_gy = entry.positive({"threshold_gy"});
  figure.recommended = entry.truth("recommended", false);
}

/// The ratio, the interval and P were printed with as many decimals as the longest of the three shows.
void equal_decimals(Figure& figure) {
  if (!figure.ratio || !figure.interval) return;
  auto& [low, high] = *figure.interval;
  const int most = std::max({figure.ratio->decimals, low.decimals, high.decimals});
  for (Printed* one : {&*figure.ratio, &low, &high}) {
    if (one->decimals == most) continue;
    one->text += one->decimals == 0 ? "." : "";
    one->text.append(static_cast<std::size_t>(most - one->decimals), '0');
    one->decimals = most;
  }
}

Figure read_figure(const LedgerEntry& entry) {
  Figure figure;
  figure.id = figure.where = entry.text("id");
  figure.kind = entry.text("kind");
  figure.line = entry.line();
  read_words(figure, entry);
  figure.n = entry.count({"n"});
  figure.denominator = entry.count({"denominator"});
  figure.n_group = entry.count({"n_group"});
  figure.events = entry.count({"events"});
  figure.percent = entry.printed({"percent_printed", "percent"});
  if (!has_free_value(figure.kind)) figure.value = entry.printed({"value"});
  figure.ratio = entry.printed({"hr", "or", "rr", "ratio"});
  figure.odds = entry.find({"or"}) != nullptr;
  figure.p = entry.p_value("p");
  figure.quartiles = entry.pair({"iqr"});
  figure.time_months = entry.positive({"time_months"});
  if (const Value* binary = entry.find({"binary"})) figure.binary = binary->truth || binary->text == "true";
  figure.assumed_denominator = entry.truth("denominator_assumed", false);
  figure.from_text = entry.truth("from_text", false);
  read_interval(figure, entry);
  read_dose(figure, entry);
  equal_decimals(figure);
  return figure;
}

class Reader {
 public:
  Reader(const Value& tree, std::string path) : tree_(tree), path_(std::move(path)) {}

  Ledger read() {
    ledger_.source = path_;
    if (const Value* meta = child("meta")) read_meta(entry(*meta, "[meta]"));
    each("figure", [&](const LedgerEntry& one) { add_figure(one); });
    each("sum", [&](const LedgerEntry& one) { add_sum(one); });
    each("percent_sum", [&](const LedgerEntry& one) { add_percent_sum(one); });
    each("nested", [&](const LedgerEntry& one) {
      ledger_.nested.push_back({one.text("id"), place(one, "nested"), known(one, "inner"), known(one, "outer")});
    });
    each("margins", [&](const LedgerEntry& one) { add_margins(one); });
    if (ledger_.figures.empty() && problems_.empty())
      problems_.add({.file = path_}, "no [[figure]] in this ledger; docs/ledger.md explains the grammar");
    problems_.throw_if_any();
    return std::move(ledger_);
  }

 private:
  const Value* child(std::string_view key) const {
    for (const toml::Entry& entry : tree_.entries)
      if (entry.key == key) return &entry.value;
    return nullptr;
  }

  LedgerEntry entry(const Value& value, const std::string& title) { return {value, title, path_, problems_}; }

  template <class Use>
  void each(const std::string& name, Use use) {
    const Value* list = child(name);
    if (list == nullptr) return;
    const std::string title = "[[" + name + "]]";
    if (list->kind != Kind::list) {
      problems_.add({.file = path_, .line = list->place.line}, "write " + title + ", one for each");
      return;
    }
    for (const Value& item : list->items) {
      if (item.kind == Kind::table)
        use(entry(item, title));
      else
        problems_.add({.file = path_, .line = item.place.line}, "write " + title + ", one for each");
    }
  }

  void read_meta(const LedgerEntry& meta) {
    ledger_.cohort_n = meta.count({"cohort_n"});
    ledger_.cohort_inferred = meta.truth("cohort_inferred", false);
    ledger_.alpha_beta_gy = meta.positive({"alpha_beta_gy", "alpha_beta"});
    ledger_.threshold_gy = meta.positive({"threshold_gy"});
  }

  void add_figure(const LedgerEntry& one) {
    Figure figure = read_figure(one);
    const Where where{.file = path_, .line = one.line()};
    if (figure.id.empty()) problems_.add(where, "[[figure]]: \"id\" is missing");
    if (!figure.id.empty() && !ids_.insert(figure.id).second)
      problems_.add(where, "[[figure]]: the id \"" + figure.id + "\" has been given before");
    const std::string printed_at = one.text("where");
    if (!printed_at.empty()) figure.where = printed_at;
    ledger_.figures.push_back(std::move(figure));
  }

  static std::string place(const LedgerEntry& one, const std::string& name) {
    const std::string id = one.text("id");
    return id.empty() ? name + ", line " + std::to_string(one.line()) : id;
  }

  /// The terms, with every id that no figure has reported.
  std::vector<Term> known(const LedgerEntry& one, std::string_view key) {
    std::vector<Term> terms = one.terms(key);
    for (const Term& term : terms)
      if (!term.id.empty() && !ids_.contains(term.id)) one.report(*one.find({key}), key, unknown(term.id));
    return terms;
  }

  std::string unknown(const std::string& id) const {
    const auto near = nearest(id, {ids_.begin(), ids_.end()});
    return "names no figure: \"" + id + "\"" + (near ? "; did you mean \"" + *near + "\"?" : "");
  }

  void add_sum(const LedgerEntry& one) {
    const std::vector<Term> total = known(one, "total");
    Sum sum{one.text("id"), place(one, "sum"), total.empty() ? Term{} : total.front(), known(one, "parts"),
            one.truth("inferred", false)};
    if (total.size() == 1 && !sum.parts.empty()) return ledger_.sums.push_back(std::move(sum));
    problems_.add({.file = path_, .line = one.line()}, "[[sum]]: it needs one \"total\" and \"parts\"");
  }

  void add_percent_sum(const LedgerEntry& one) {
    PercentSum sum{one.text("id"), place(one, "percent_sum"), known(one, "parts"), 100.0, one.text("expected_from")};
    if (const auto expected = one.positive({"expected"})) sum.expected = *expected;
    if (!sum.expected_from.empty() && !ids_.contains(sum.expected_from))
      one.report(*one.find({"expected_from"}), "expected_from", unknown(sum.expected_from));
    if (!sum.parts.empty()) return ledger_.percent_sums.push_back(std::move(sum));
    problems_.add({.file = path_, .line = one.line()}, "[[percent_sum]]: it needs \"parts\"");
  }

  void add_margins(const LedgerEntry& one) {
    ledger_.margins.push_back({one.text("id"), place(one, "margins"), known(one, "total"), known(one, "a"),
                               known(one, "b"), known(one, "both"), known(one, "one"), known(one, "none")});
  }

  const Value& tree_;
  std::string path_;
  Problems problems_{ErrorKind::data};
  Ledger ledger_;
  std::set<std::string> ids_;
};

}  // namespace

Ledger read_ledger(const std::string& bytes, const std::string& path) {
  const Value tree = toml::parse_tree(bytes, path, ErrorKind::data);
  return Reader(tree, path).read();
}

}  // namespace rtsurv::ledger
