#pragma once
// The study protocol: a TOML file as plain structs. Start here: read_protocol().

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/study/parts/cutpoint/rule.hpp"
#include "rtsurv/study/parts/describe/rule.hpp"
#include "rtsurv/study/parts/effect/rule.hpp"
#include "rtsurv/study/parts/endpoint/rule.hpp"
#include "rtsurv/study/parts/figures/rule.hpp"
#include "rtsurv/study/parts/landmark/rule.hpp"
#include "rtsurv/study/parts/multivariable/rule.hpp"
#include "rtsurv/study/parts/person_time/rule.hpp"
#include "rtsurv/study/parts/privacy/rule.hpp"
#include "rtsurv/study/parts/published/rule.hpp"
#include "rtsurv/study/parts/recommend/rule.hpp"
#include "rtsurv/study/parts/referrals/rule.hpp"
#include "rtsurv/study/parts/response/rule.hpp"
#include "rtsurv/study/parts/risk_groups/rule.hpp"
#include "rtsurv/study/parts/toxicity/rule.hpp"
#include "rtsurv/study/parts/univariable/rule.hpp"
#include "rtsurv/study/parts/validation/rule.hpp"
#include "rtsurv/study/protocol/confidence.hpp"
#include "rtsurv/study/protocol/dose_rules.hpp"
#include "rtsurv/study/protocol/made_column.hpp"
#include "rtsurv/study/protocol/text.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::study {

/// [columns]: how a column, or an expression that is used as a factor, is called and coded.
struct ColumnRule {
  Text column;
  std::string label;  ///< empty: the column's name
  std::string unit;
  std::vector<std::string> levels;                          ///< order of a factor's levels; the first is the reference
  std::optional<Text> reference;                            ///< the level that stands first, whatever the order says
  std::vector<std::pair<std::string, std::string>> labels;  ///< level -> text shown in the report
  bool measured_after = false;                              ///< known only after the start of follow-up
  bool identifier_confirmed = false;                        ///< a variable although it looks like an identifier
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

/// One list of [dates]: expressions of dates, none later than those after it.
struct DateOrder {
  std::vector<Text> order;
};

struct Protocol {
  std::string path;                           ///< as given
  std::string sha256;                         ///< of the file's bytes
  std::string title;                          ///< the file's name without its ending when the protocol gives none
  std::set<std::string, std::less<>> tables;  ///< keys of the parts that it has: "endpoint", "dose.sweep"
  std::vector<std::string> expressions;       ///< every text of the file that may name a column
  std::vector<MadeColumn> made;               ///< in the order of the file
  std::vector<Text> endpoint_uses;            ///< every endpoint that a part names
  std::string data;  ///< path of the cohort: as written when absolute, else relative to the protocol's folder
  std::optional<Text> id;
  std::optional<Text> entered;           ///< date or year of entry, where endpoints give durations
  std::optional<Text> cluster, weights;  ///< of every endpoint that does not say otherwise
  TimeUnit time_unit = TimeUnit::months;
  std::vector<double> landmarks;  ///< ascending, none twice
  std::uint64_t seed = 1;
  Confidence confidence;       ///< of the intervals that follow it: see docs/protocol.md
  table::ReadOptions reading;  ///< how the cohort is read; its path is `data`, its columns are those of [columns]
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
  std::optional<PersonTimeRule> person_time;
  std::optional<results::FigureWishes> figures;
  std::optional<unsigned> min_cell;  ///< counts of people from 1 to below it are hidden
  /// Keys of the tables to analyse; empty: all that it has. All are checked, and make their columns.
  std::set<std::string, std::less<>> asked;

  [[nodiscard]] bool is_asked(std::string_view key) const { return asked.empty() || asked.contains(key); }
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
