#pragma once
// Patients in bins of neighbouring doses. Start here: dose_bins().

#include <cstddef>
#include <string>
#include <vector>

namespace rtsurv::study {

/// Patients who stay together: those of one schedule.
struct DoseCluster {
  std::string schedule;
  std::vector<std::size_t> rows;  ///< of the table; not empty
  double n = 0.0;                 ///< the patients that these count
  double dose_gy = 0.0;           ///< median of its patients
};

/// Which clusters make a bin, by ascending dose.
using DoseBin = std::vector<std::size_t>;

/// Up to `bins` bins of about equal numbers of patients: with the clusters in order of dose, cluster k goes to bin
/// floor(bins (before_k + n_k / 2) / N), before_k being the patients of lower dose and N all of them. Clusters of one
/// dose (to 1e-9 Gy) count as one. Bins without patients are left out.
[[nodiscard]] std::vector<DoseBin> dose_bins(const std::vector<DoseCluster>& clusters, int bins);

}  // namespace rtsurv::study
