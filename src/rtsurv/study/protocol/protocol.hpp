#pragma once
// The study protocol: a TOML file as plain structs. Start here: read_protocol().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/units.hpp"
#include "rtsurv/study/protocol/dose_rules.hpp"
#include "rtsurv/study/protocol/observed.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [columns]: how a column is called and coded.
struct ColumnRule {
  Text column;
  std::string label;  ///< empty: the column's name
  std::string unit;
  std::vector<std::string> levels;                          ///< order of a factor's levels; the first is the reference
  std::vector<std::pair<std::string, std::string>> labels;  ///< level -> text shown in the report
  bool measured_after = false;                              ///< known only after the start of follow-up
};

/// [[exclude]]: rows in which `when` is true leave the cohort, in order.
struct Exclusion {
  std::string reason;
  Text when;
};

/// [derive]: a new column.
struct Derivation {
  Text name, expression;
};

/// [[endpoint]]: either `time`, or `from` and `to` (dates).
struct EndpointRule {
  Text name;
  std::string label;  ///< the name when empty
  std::optional<Text> time, from, to;
  Text event;
  std::optional<Text> competing;
};

/// [describe]: Table 1.
struct Description {
  std::vector<Text> variables;
  std::optional<Text> by;
};

/// [[cutpoint]]: adds the boolean column `name`: variable > cutpoint, or variable >= fixed. With two cuts also the
/// column groups_name() of the three groups "low", "middle" and "high".
struct CutpointRule {
  Text name, variable, endpoint;
  std::string p_method = "condMC";
  double min_proportion = 0.1, max_proportion = 0.9;
  std::optional<double> fixed;
  int cuts = 1;

  [[nodiscard]] std::string groups_name() const { return two_cut_column(name.text); }
};

/// [univariable]
struct Univariable {
  std::vector<Text> endpoints, factors;
};

/// [multivariable]: factors screened by the univariable log-rank P, or fixed.
struct MultivariableRule {
  std::vector<Text> endpoints;
  std::optional<double> select_below;  ///< P limit of `select = "logrank p < 0.05"`
  std::vector<Text> factors;           ///< when there is no selection
};

/// [risk_groups]: number of true factors -> group.
struct RiskGroupRule {
  std::vector<Text> factors;
  std::vector<std::pair<std::string, std::vector<int>>> groups;  ///< in protocol order
};

/// [validation]: the whole chain on every replicate.
struct ValidationRule {
  std::size_t replicates = 2000;    ///< bootstrap samples
  std::size_t permutations = 1000;  ///< of the outcome; 0: none
};

/// [[effect]]
struct EffectRule {
  Text variable, within, endpoint;
};

struct Protocol {
  std::string path;                      ///< as given
  std::string sha256;                    ///< of the file's bytes
  std::string title;                     ///< the file's name without its ending when the protocol gives none
  std::vector<std::string> expressions;  ///< every text of the file that may name a column
  std::string data;  ///< path of the cohort: as written when absolute, else relative to the protocol's folder
  std::optional<Text> id;
  std::optional<Text> entered;  ///< date or year of entry, where endpoints give durations
  TimeUnit time_unit = TimeUnit::months;
  std::vector<double> landmarks;  ///< ascending, none twice
  std::uint64_t seed = 1;
  std::vector<std::string> missing;  ///< texts that mean "missing", beside empty cells
  std::vector<ColumnRule> columns;
  std::vector<Exclusion> exclusions;
  std::optional<DoseRule> dose;
  std::vector<Derivation> derivations;
  std::vector<EndpointRule> endpoints;
  std::optional<Description> describe;
  std::vector<CutpointRule> cutpoints;
  std::optional<Univariable> univariable;
  std::optional<MultivariableRule> multivariable;
  std::optional<RiskGroupRule> risk_groups;
  std::vector<EffectRule> effects;
  std::optional<RecommendRule> recommend;
  std::vector<DateOrder> dates;
  std::optional<ReferralRule> referrals;
  std::optional<ResponseRule> response;
  std::optional<ToxicityRule> toxicity;
  std::optional<ValidationRule> validation;
  std::optional<PublishedRule> published;
  std::optional<LandmarkRule> landmark;
};

/// The landmark of a [[dose.response]]: its own, or the study's last; empty when there is neither.
[[nodiscard]] std::optional<double> landmark_of(const Protocol& protocol, const DoseResponseRule& rule);

/// The [[effect]] that tells which groups benefit: the first on the endpoint and within the groups of [recommend], and
/// of its cut-point when it names one; null when there is none.
[[nodiscard]] const EffectRule* deciding_effect(const Protocol& protocol);

/// The path of a file that the protocol names relative to its folder.
[[nodiscard]] std::string beside(const Protocol& protocol, const std::string& file);

/// Reads and validates a protocol. Throws Error(protocol) with every problem found, each with file, line and column:
/// TOML syntax, an unknown key or table (with the nearest valid one), a missing key, a wrong type, a value outside its
/// range, two things of one name, a name that no earlier part defines (endpoints; risk groups without a group for some
/// count are allowed). Columns and expressions are checked later, against the table. Throws Error(io) when the file
/// cannot be read.
[[nodiscard]] Protocol read_protocol(const std::string& path);

/// The same for a protocol that is text in memory; `path` serves messages and the folder of `data`.
[[nodiscard]] Protocol parse_protocol(const std::string& bytes, const std::string& path);

}  // namespace rtsurv::study
