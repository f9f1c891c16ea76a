#pragma once
// The figures of a report as SVG with real text: one picture, one code path. All of a study: figure/all_figures.hpp; as
// PDF, EPS, PNG and TIFF, which come from the same SVG: figure/render/formats.hpp.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

inline constexpr double column_mm = 90.0;  ///< one column of a journal

/// Size and style of a figure; lengths in millimetres, type in points.
struct FigureStyle {
  double width_mm = 190.0;  ///< 90 one column, 140 one and a half, 190 two; at least 60; type is 8 pt at each
  bool greyscale = false;
  bool title = true;       ///< above the picture; the name of the SVG in any case
  bool simulated = false;  ///< the title says that the patients are simulated; all_figures() sets it where they are
  std::optional<double> panel_mm = {};  ///< of curves, which stand two in a row in the report; empty: width_mm
  // Of curves over time. all_figures() takes them from [figures] of the study.
  std::optional<double> end = {};     ///< of the axis; empty: where the largest group has fewer than 5 at risk
  std::optional<double> breaks = {};  ///< between two ticks; a multiple of it where there is no room for all
  bool failure = false;               ///< one minus survival, rising from 0
  std::optional<results::RiskTable> risk_table = {};  ///< empty: in full; on a narrow sheet those at risk
};

/// A finished figure.
struct Figure {
  std::string name;              ///< file stem, such as "km-RFS"; letters of any script, digits, '-' and '_'
  std::string title;             ///< what is shown, in sentence case
  std::string caption;           ///< what follows the title: n, events, method, conventions, abbreviations
  std::string svg;               ///< a complete <svg> element with <title> and <desc>
  std::string conventions = {};  ///< the end of the caption that other figures may share; may be empty
};

/// What a Kaplan-Meier figure says beside the curves; y_label names what is drawn, failures where the style wants them.
/// `result` must stay alive during the call and have a group;
/// rates are those of the curves' `at` that match `landmarks`; hazard ratios are shown when the terms of `cox` are
/// levels of these groups, three at most.
struct KaplanMeierFigure {
  std::string name, title, y_label;
  TimeUnit unit = TimeUnit::months;
  std::vector<double> landmarks;
  std::vector<std::string> group_labels;  ///< texts for the groups of the result, same order
  const results::KaplanMeierResult* result = nullptr;
  const results::LogRankResult* logrank = nullptr;  ///< may be null
  const results::CoxResult* cox = nullptr;          ///< may be null
  std::string origin = {};                          ///< of the time axis, such as "2 years"; empty: the start
  std::string time_axis = {};                       ///< its title where the unit is not known; empty: `unit` is
  std::string test = {};                            ///< said in the place of `logrank`, such as "Gray P = 0.017"
  std::string intervals = {};                       ///< how limits were found; empty: Greenwood's variance
  bool competing = false;                           ///< the endpoint has competing events, which count as censored
};

/// What a figure of the cumulative incidence of the event says beside the curves. `result` must stay alive during the
/// call and have a group; with several groups Gray's P stands among the curves when `with_test`.
struct IncidenceFigure {
  std::string name, title;
  std::string event, competing;  ///< inside a sentence: "local failure", "death"
  TimeUnit unit = TimeUnit::months;
  std::vector<double> landmarks;
  std::vector<std::string> group_labels;
  const results::IncidenceResult* result = nullptr;
  bool with_test = true;
  std::string time_axis = {};  ///< as in KaplanMeierFigure
};

// One figure each. They draw what the results hold, and say "not estimable" where they hold nothing.
[[nodiscard]] Figure kaplan_meier_figure(const KaplanMeierFigure& content, const FigureStyle& style = {});
[[nodiscard]] Figure flow_figure(const results::Study& study, const FigureStyle& style = {});
[[nodiscard]] Figure referrals_figure(const results::Study& study, const FigureStyle& style = {});  ///< has years
[[nodiscard]] Figure cutpoint_figure(const results::Study& study, const results::CutpointResult& cutpoint,
                                     const FigureStyle& style = {});
[[nodiscard]] Figure forest_figure(const results::Study& study, const results::EndpointResult& endpoint,
                                   const FigureStyle& style = {});
[[nodiscard]] Figure effect_figure(const results::Study& study, const results::Effect& effect,
                                   const FigureStyle& style = {});
/// One effect inside several groupings: two or more, of the same variable and endpoint.
[[nodiscard]] Figure subgroups_figure(const results::Study& study, const std::vector<const results::Effect*>& effects,
                                      const FigureStyle& style = {});
/// Needs an adjusted effect.
[[nodiscard]] Figure balance_figure(const results::Study& study, const results::Effect& effect,
                                    const FigureStyle& style = {});
[[nodiscard]] Figure incidence_by_group_figure(const IncidenceFigure& content, const FigureStyle& style = {});
/// Both causes of all patients beside one minus Kaplan-Meier. Needs a cumulative incidence and a curve.
[[nodiscard]] Figure incidence_figure(const results::Study& study, const results::EndpointResult& endpoint,
                                      const FigureStyle& style = {});
/// Needs a table of schedules with at least one patient.
[[nodiscard]] Figure schedule_figure(const results::Study& study, const FigureStyle& style = {});
[[nodiscard]] Figure response_figure(const results::Study& study, const results::DoseResponse& response,
                                     const FigureStyle& style = {});
/// These two need a sweep with at least one value, and an effect with a group.
[[nodiscard]] Figure sweep_figure(const results::Study& study, const FigureStyle& style = {});
[[nodiscard]] Figure swept_effect_figure(const results::Study& study, const results::SweptEffect& effect,
                                         const FigureStyle& style = {});

/// The factors whose curves are drawn: those of `curves` in [univariable]; without it, of the first endpoint with a model,
/// the first four that the model holds and that have groups, a number at most four of them.
[[nodiscard]] std::vector<const results::UnivariableRow*> drawn_factors(const results::Study& study,
                                                                        const results::EndpointResult& endpoint);

/// These two need the checks of a model: with a coefficient, and with a number whose residuals could be formed.
[[nodiscard]] Figure schoenfeld_figure(const results::Study& study, const results::EndpointResult& endpoint,
                                       const FigureStyle& style = {});
[[nodiscard]] Figure residuals_figure(const results::Study& study, const results::EndpointResult& endpoint,
                                      const FigureStyle& style = {});
/// Needs evidence with a spline.
[[nodiscard]] Figure spline_figure(const results::Study& study, const results::CutpointResult& cutpoint,
                                   const FigureStyle& style = {});
/// A spline of the multivariable model, which the endpoint has.
[[nodiscard]] Figure spline_term_figure(const results::Study& study, const results::EndpointResult& endpoint,
                                        const results::CoxResult::Spline& spline, const FigureStyle& style = {});
/// Needs a validation, and a replicate in which the cut was found.
[[nodiscard]] Figure cut_distribution_figure(const results::Study& study, const chain::CutDistribution& cut,
                                             const FigureStyle& style = {});

/// The name of the figure of a dose-response.
[[nodiscard]] std::string response_figure_name(const results::DoseResponse& response);

/// The name of a figure from its parts, joined by '-': "<", ">" and "=" become "lt", "gt" and "eq", everything else but
/// letters of any script, digits and '_' becomes '-': {"effect", "age > 50"} is "effect-age-gt-50". Cut after 180 bytes.
[[nodiscard]] std::string figure_name(std::initializer_list<std::string_view> parts);

/// What is the same of two names that some file system takes for one: those of Windows and macOS know no case, and a
/// letter with a mark is the same in one code point and in two. A mark does not tell names apart here.
[[nodiscard]] std::string file_key(std::string_view name);

}  // namespace rtsurv::report
