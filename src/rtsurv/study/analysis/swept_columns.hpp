#pragma once
// The columns of a study at another alpha/beta. Start here: SweptColumns.

#include <optional>
#include <vector>

#include "rtsurv/dose/treatment.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/analysis/dose_dependence.hpp"

namespace rtsurv::study {

using Treatments = std::vector<std::optional<dose::Treatment>>;

/// Puts other values into the columns that depend on alpha/beta; its end puts the first ones back. The rows stay those
/// of the first alpha/beta: exclusions are not repeated.
class SweptColumns {
 public:
  SweptColumns(Analysis& analysis, const DoseDependence& depends, const Treatments& treatments);
  ~SweptColumns();
  SweptColumns(const SweptColumns&) = delete;
  SweptColumns& operator=(const SweptColumns&) = delete;

  /// bed and eqd2 of that alpha/beta (Gy), and the columns of [derive] that use them.
  void set_dose(double alpha_beta_gy);

  /// A column of [[cutpoint]] or [risk_groups].
  void set(const table::Column& column);

 private:
  void save(const std::string& name);
  void forget();

  Analysis& analysis_;
  const DoseDependence& depends_;
  const Treatments& treatments_;
  std::vector<table::Column> saved_;
};

}  // namespace rtsurv::study
