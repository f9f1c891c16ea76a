#pragma once
// Every limit by which the program judges a result, once, with its source. A limit is met at equality.

namespace rtsurv::thresholds {

/// P below this speaks against no effect. Convention: Fisher, Statistical Methods for Research Workers (1925).
inline constexpr double p = 0.05;

/// Events for each coefficient of a regression. Peduzzi, J Clin Epidemiol 48 (1995) 1503-1510.
inline constexpr double events_per_coefficient = 10.0;

/// Events in a group, or on a side of a comparison, by the same rule for one coefficient.
inline constexpr double events_in_group = 10.0;

/// Patients on a side of a comparison. Cochran, Biometrics 10 (1954) 417-451, of expected counts.
inline constexpr double patients_on_side = 5.0;

/// Clusters for which a robust error can be read. Cameron & Miller, J Hum Resour 50 (2015) 317-372: fewer than 20 to 50
/// are few, and such errors too small.
inline constexpr double clusters = 20.0;

/// Patients still followed, and their share, where a rate or a curve can be read. Pocock, Lancet 359 (2002) 1686-1689.
inline constexpr double patients_at_risk = 10.0;
inline constexpr double share_at_risk = 0.1;

/// Share of the patients censored before a landmark, above which its rate rests on the others. A choice of this program.
inline constexpr double share_censored = 0.2;

/// Share of the patients in whom a factor is known, below which it is left out of a model with others, who would
/// otherwise be left out for it. A choice of this program.
inline constexpr double share_known = 0.5;

/// Share of the patients left out because a value is missing. Bennett, Aust N Z J Public Health 25 (2001) 464-469.
inline constexpr double share_missing = 0.1;

/// Competing events for each event, above which 1 - Kaplan-Meier overstates the incidence. A choice of this program.
inline constexpr double share_competing = 0.1;

/// Share of the bootstrap replicates that select a factor again. Sauerbrei & Schumacher, Stat Med 11 (1992) 2093-2109,
/// count them; the limit is a choice of this program.
inline constexpr double share_selected = 0.8;

/// Share of the bootstrap replicates that search a cut again and find it near the one of all patients, and how near that is:
/// as a share of the cuts that were searched. Schumacher, Hollander & Sauerbrei, Stat Med 16 (1997) 2813-2827, show how
/// cuts wander; the limits are choices of this program.
inline constexpr double share_stable = 0.5;
inline constexpr double share_near = 0.1;

/// Standardised difference between two treatments, above which a covariate is not balanced. Austin, Stat Med 28 (2009)
/// 3083-3107.
inline constexpr double standardised_difference = 0.1;

}  // namespace rtsurv::thresholds
