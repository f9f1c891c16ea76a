#pragma once
// A factor that is not in the multivariable model that the protocol asks for.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/cox.hpp"

namespace rtsurv::results {

struct LeftOut {
  enum class Cause : std::uint8_t {
    few_known,       ///< known in less than half of the patients
    constant,        ///< one value in the patients of the model
    strata,          ///< one value in each stratum
    not_at_risk,     ///< one value among those at risk at an event
    too_few_values,  ///< for the knots of a spline
    not_made,        ///< its column could not be made: a cut-point that was not found, or may not be searched
  };

  std::string factor;              ///< as written in the protocol
  std::string reason;              ///< for people
  std::size_t known = 0, all = 0;  ///< patients of the endpoint (and the strata) with a value of it, and all of them
  Cause cause = Cause::few_known;
  Maybe<CoxResult> alone = {};  ///< Cox model of it alone

  static void fields(auto& field) {
    field.title("left_out",
                "A factor that the model cannot take, or that is known in too few patients to stand in it.");
    field("factor", &LeftOut::factor, "as written in the protocol");
    field(
        "cause", &LeftOut::cause,
        "few_known: in less than half of the patients; constant: one value; strata: one value in each stratum; "
        "not_at_risk: one value among those at risk at an event; too_few_values: for the knots of a spline; not_made: a "
        "cut-point that was not found or may not be searched");
    field("reason", &LeftOut::reason, "why, in words");
    field("known", &LeftOut::known, "patients in whom it is known", people);
    field("patients", &LeftOut::all, "patients in whom the outcome and the strata of the model are known", people);
    field("cox", &LeftOut::alone, "Cox model of the factor alone");
  }
};

template <>
struct Words<LeftOut::Cause> {
  using enum LeftOut::Cause;
  static constexpr std::array<std::pair<LeftOut::Cause, std::string_view>, 6> all{{{few_known, "few_known"},
                                                                                   {constant, "constant"},
                                                                                   {strata, "strata"},
                                                                                   {not_at_risk, "not_at_risk"},
                                                                                   {too_few_values, "too_few_values"},
                                                                                   {not_made, "not_made"}}};
};

}  // namespace rtsurv::results
