#pragma once
// Published figures beside those that the study obtained.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

struct Published {
  /// When an obtained number agrees with the printed one.
  struct Tolerance {
    enum class Rule {
      absolute,  ///< they differ by no more than `limit`
      relative,  ///< by no more than the share `limit` of the printed one
      side,      ///< P values: both below `limit`, or both not
    };
    Rule rule = Rule::absolute;
    double limit = 0.0;

    static void fields(auto& field) {
      field.title("tolerance", "When an obtained number agrees with the printed one.");
      field(
          "rule", &Tolerance::rule,
          "absolute: they differ by at most limit; relative: by at most that share; side: both below limit, or both not");
      field("limit", &Tolerance::limit, "of the rule; absolute: in the unit of the print", Range::not_negative,
            never_null);
    }
  };
  /// One printed number of a figure.
  struct Row {
    std::string id, statement;
    std::string part;                    ///< "n", "percent", "value", "q1", "q3", "hr", "lower", "upper", "p", "eqd2"
    std::string printed;                 ///< digits as in the ledger: "38.3", "<0.001"
    std::string address;                 ///< of the obtained number in results.json
    std::optional<double> obtained;      ///< in the unit of the print; nothing when the data cannot give it
    std::optional<double> difference;    ///< obtained minus printed; nothing beside a bound
    std::optional<Tolerance> tolerance;  ///< nothing: shown, not judged
    std::optional<bool> within;          ///< nothing when not judged; false without an obtained number
    std::string note;                    ///< of the ledger: what the figure contradicts; may be empty

    static void fields(auto& field) {
      field.title("published_number", "One printed number beside the one obtained.");
      field("id", &Row::id, "id of the figure in the ledger");
      field("statement", &Row::statement, "what the figure says");
      field("part", &Row::part, "which number of the figure",
            one_of("n", "percent", "value", "q1", "q3", "hr", "lower", "upper", "p", "eqd2"));
      field("printed", &Row::printed, "digits as in the ledger", Range::not_empty);
      field("obtained", &Row::obtained, "in the unit of the print; null: the data cannot give it");
      field("difference", &Row::difference, "obtained minus printed; null beside a bound such as <0.001");
      field("tolerance", &Row::tolerance, "null: shown, not judged");
      field("within", &Row::within, "whether they agree; null: not judged");
      field("address", &Row::address, "of the obtained number in results.json");
      field("note", &Row::note, "what the ledger says of the figure; null: nothing", null_if_empty);
    }
  };
  struct Figure {
    std::string id, statement, note;

    static void fields(auto& field) {
      field.title("published_figure", "A printed figure that is not compared.");
      field("id", &Figure::id, "id of the figure in the ledger");
      field("statement", &Figure::statement, "what the figure says");
      field("note", &Figure::note, "what the ledger says of the figure; null: nothing", null_if_empty);
    }
  };
  std::string ledger_file, ledger_sha256;
  std::vector<Row> rows;  ///< in the order of the ledger
  std::vector<Figure> not_compared;

  static void fields(auto& field) {
    field.title("published", "Published figures beside those that the study obtained.");
    field.object("ledger", "the file of the published figures", [](auto& part) {
      part("file", &Published::ledger_file, "name of the file");
      part("sha256", &Published::ledger_sha256, "SHA-256 of the file", Range::sha256);
    });
    field.computed("judged", &Published::judged, "numbers with a tolerance");
    field.computed("within", &Published::within, "those of them that agree");
    field("figures", &Published::rows, "in the order of the ledger");
    field("not_compared", &Published::not_compared, "figures without an address");
  }

 private:
  [[nodiscard]] std::size_t judged() const;
  [[nodiscard]] std::size_t within() const;
};

template <>
struct Words<Published::Tolerance::Rule> {
  using enum Published::Tolerance::Rule;
  static constexpr std::array<std::pair<Published::Tolerance::Rule, std::string_view>, 3> all{
      {{absolute, "absolute"}, {relative, "relative"}, {side, "side"}}};
};

}  // namespace rtsurv::results
