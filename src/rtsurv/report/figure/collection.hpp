#pragma once
// What gathers the figures of a study, and the families of figures that it is handed to: one for each part of a study.

#include <string>
#include <vector>

#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report::figure {

/// Collects figures and keeps their names apart.
class Collection {
 public:
  Collection(const results::Study& study, const FigureStyle& style) : study_(study), style_(style) {}

  void add(Figure figure);

  [[nodiscard]] const results::Study& study() const { return study_; }
  [[nodiscard]] const FigureStyle& style() const { return style_; }

  /// Of curves.
  [[nodiscard]] FigureStyle panel() const {
    FigureStyle panel = style_;
    panel.width_mm = style_.panel_mm.value_or(style_.width_mm);
    return panel;
  }

  [[nodiscard]] std::vector<Figure> take() { return std::move(figures_); }

 private:
  const results::Study& study_;
  FigureStyle style_;
  std::vector<Figure> figures_;
};

/// A Kaplan-Meier figure's content but for its curves and names.
[[nodiscard]] KaplanMeierFigure content_of(const Collection& figures, const std::string& endpoint);

/// The levels of `column` as they stand beside the curves of a result.
[[nodiscard]] std::vector<std::string> labels_of(const results::Study& study, const results::KaplanMeierResult& result,
                                                 const std::string& column);

/// What a part holds; null where it could not be estimated.
template <class T>
[[nodiscard]] const T* pointer(const results::Maybe<T>& part) {
  return part.value ? &*part.value : nullptr;
}

/// What is known of the cumulative incidence beside some curves of an endpoint.
struct BesideCurves {
  const std::string& endpoint;
  const std::optional<results::Maybe<results::IncidenceResult>>& incidence;
  bool with_test = true;
};

/// The cumulative incidence after the curves of the same groups, where it was estimated.
void add_incidence(Collection& figures, const KaplanMeierFigure& curves, const BesideCurves& beside);

// Families: each adds the figures of its part that can be drawn. Curves of all patients; cut-points; models and the
// factors alone; risk groups; effects; landmarks.
void add_curves(Collection& figures);
void add_cutpoints(Collection& figures);
void add_models(Collection& figures);
void add_risk_groups(Collection& figures);
void add_effects(Collection& figures);
void add_landmarks(Collection& figures);

}  // namespace rtsurv::report::figure
