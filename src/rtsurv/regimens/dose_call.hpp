#pragma once
// The effect of dose schedules, with nothing but the schedules known. Start here: regimens().

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/dose/course/course.hpp"
#include "rtsurv/dose/models/recovery.hpp"
#include "rtsurv/results/dose/dose.hpp"

namespace rtsurv::regimens {

struct DoseSchedule {
  std::vector<dose::Course> phases = {};    ///< in order, at least one
  std::optional<double> overall_days = {};  ///< first to last fraction; needed for repopulation
  std::string label = {};                   ///< name in a file
  std::optional<std::size_t> n = {};        ///< rows of a file
};

struct DoseCall {
  /// Schedules of at most max_fractions that reach an EQD2 at the first alpha/beta.
  struct Reach {
    double eqd2_gy = 0.0;
    int max_fractions = 30;
    std::vector<double> dose_per_fraction_gy = {};
  };
  /// A course before these schedules, in the same volume.
  struct EarlierCourse {
    DoseSchedule schedule;
    dose::Recovery recovery = {};  ///< none
  };
  /// Most fractions of each dose that keep the cumulative EQD2 within a limit, at every alpha/beta.
  struct Limit {
    double eqd2_gy = 0.0;
    std::vector<double> dose_per_fraction_gy = {};
  };
  std::vector<DoseSchedule> schedules = {};
  std::vector<double> alpha_beta_gy = {};  ///< at least one
  results::DoseModels models = {};
  std::optional<DoseSchedule> against = {};  ///< reference of differences and isoeffects; empty: the first schedule
  std::optional<Reach> reach = {};
  std::vector<int> isoeffect_fractions = {};
  std::vector<double> isoeffect_doses_gy = {};
  std::vector<EarlierCourse> earlier = {};
  std::optional<Limit> limit = {};  ///< needs earlier courses
  bool sort = false;                ///< highest EQD2 at the first alpha/beta first, instead of the order given
};

/// Each schedule, then those that the search finds (the smallest number of fractions for each dose per fraction), with
/// their effect at each alpha/beta. A dose is reached to a relative 1e-12. Differences are given as soon as there are
/// two schedules or a reference was named.
///
/// Isoeffective schedules and the search are given in the same beam and the same number of fractions a day. They are
/// refused with repopulation, as their overall time is not known.
///
/// After earlier courses each schedule also has its cumulative effect: its own and what is remembered of them (see
/// dose/models/recovery.hpp), all given in the same beam and the same number of fractions a day. That is refused beside a
/// search, isoeffects, repopulation and LQ-L, which are questions about the tumour or about one course.
///
/// Throws InvalidOption for a call that does not hold together and as the models do (dose/treatment/treatment.hpp).
[[nodiscard]] results::DoseResult regimens(const DoseCall& call);

}  // namespace rtsurv::regimens
