#pragma once
// The P values of maxstat(): P(M >= b) for the maximum M over the candidates when x and the outcome are unrelated.
// What each one is - a bound, an approximation, a simulation, exact - and when to use it: docs/methods/maxstat.md.

#include <cstdint>

#include "rtsurv/survival/cutpoint/detail/search.hpp"

namespace rtsurv::survival::detail {

/// Lau92, asymptotic, in b and the proportions only; phi is the normal density.
///
///     P = 4 phi(b) / b + phi(b) (b - 1/b) log( max (1 - min) / ((1 - max) min) ),      1 for b < 1
///
/// Source: Miller & Siegmund, Biometrics 38 (1982) 1011-1016; Lausen & Schumacher, Biometrics 48 (1992) 73-85.
///
/// Throws InvalidOption for a proportion of 0 or 1, where the logarithm is infinite.
[[nodiscard]] double lausen92_p(const CutSearch& search, const CutRange& range);

/// Lau94, an improved Bonferroni bound of the Gaussian limit, expanded for cuts m_1 < ... < m_K that lie close.
///
///     P = 2 Phi(-b) + sum_k exp(-b^2/2) / pi (t_k - (b^2/4 - 1) t_k^3 / 6),
///     t_k = sqrt(1 - m_k (N - m_{k+1}) / ((N - m_k) m_{k+1}))
///
/// Beyond b = 5 a large t_k makes its term negative; the sum is then kept at 2 Phi(-b), the P of a single cut.
///
/// Source: Worsley, Biometrika 69 (1982) 297-302; Lausen, Sauerbrei & Schumacher, in Computational Statistics (1994)
/// 483-496.
[[nodiscard]] double lausen94_p(const CutSearch& search);

/// How many orderings are drawn, and from which random stream.
struct Simulation {
  std::uint32_t replicates;
  std::uint64_t seed;
  std::uint32_t turns = 1;  ///< orderings made of each shuffle: see turns_for()
};

struct SimulatedP {
  double p;
  double std_error;  ///< sqrt(p (1 - p) / B); with turns times the root of their design effect
};

/// How many orderings to make of each shuffle so that the draws stay near 10^9, a few seconds: 1 up to N B = 10^9, at
/// most 16.
[[nodiscard]] std::uint32_t turns_for(std::size_t subjects, std::uint32_t replicates);

/// condMC, the conditional P by simulation: the scores are put in random order B times, x stays as it is.
///
///     P = (1 + #{orderings with M >= b}) / (1 + B)
///
/// Never 0, and valid for every B. Depends on the seed, not on the number of threads.
///
/// With R turns a shuffle gives R orderings: it is read in a circle from 0, N/R, 2 N/R, ... on. A random ordering that is
/// turned by a fixed number of places is as random as before, so that every one of the B orderings is uniform and the
/// share that reaches b is unbiased; those of one shuffle are not independent, which the error takes into account:
///
///     design effect = sum_c (y_c - mean y)^2 / (B p (1 - p)), at least 1; y_c the orderings of shuffle c that reach b
///     (R when none reaches it)
///
/// Cost: O(B N / R) draws and O(B K) sums for K candidates, less when many orderings reach b early.
///
/// Source of the 1: Phipson & Smyth, Stat Appl Genet Mol Biol 9 (2010) 39.
[[nodiscard]] SimulatedP conditional_monte_carlo_p(const CutSearch& search, const Simulation& simulation);

/// HL, the improved Bonferroni bound of the permutation distribution as R maxstat computes it, for integer scores with
/// smallest 0.
///
///     P = sum_m P(A_m) - sum_m P(A_{m-1} and A_m for certain),    A_m = { |S_m - E S_m| / std_error_m > b, S_m > 0 }
///
/// A_m is certain after S_{m-1} below its mean when S_{m-1} + max a still lies in A_m, and after S_{m-1} above its mean
/// when S_{m-1} + 0 does. The second sum runs over every candidate m but the first, whether or not m - 1 is a candidate
/// itself. Three things make it less than a bound of P(M >= b): the strict sign, S_m = 0 left out, and with ties in x
/// the second sum; docs/decisions/0005-p-values-of-cut-points.md says why they stay. One candidate: P(|S_m - E S_m| /
/// std_error_m >= b), exact. When no ordering exceeds b (the sum is 0): the sum over the candidates of P(statistic >=
/// b). May exceed 1; maxstat() caps it.
///
/// Cost: about N^4 / 15 steps for untied scores.
///
/// Source: Hothorn & Lausen, CSDA 43 (2003) 121-137; distribution of S_m: Streitberg & Roehmel, Stat Softw Newsl 12
/// (1986) 10-17, in shares instead of counts, so that no N is too large for the range of double.
///
/// Throws NotEstimable beyond 2e9 steps (N of about 450).
[[nodiscard]] double hothorn_lausen_p(const CutSearch& search);

/// exactGauss: P(max |Z_k| >= b) for the Gaussian limit of the statistics at the candidates, a Markov chain with
///
///     corr(Z_k, Z_{k+1})^2 = m_k (N - m_{k+1}) / ((N - m_k) m_{k+1})
///
/// P is the sum over k of the probability that Z_k is the first to reach b, so that a small P keeps its relative
/// precision (1e-9). Each step is one Gauss-Legendre integral over (-b, b).
///
/// Cost: about 25 b K N^(1/2) steps for K candidates.
///
/// Throws NotEstimable beyond 1e9 steps (N of about 50,000).
///
/// Agrees with: R maxstat (mvtnorm::pmvnorm, itself a simulation), see tests/oracle/maxstat/.
[[nodiscard]] double exact_gauss_p(const CutSearch& search);

/// exact: the share of all N! orderings of the scores with M >= b; x with its ties stays as it is. States are the
/// numbers of subjects drawn so far of each distinct score, prod (c_j + 1) of them for c_j equal scores.
///
/// Cost: states x distinct scores.
///
/// Throws NotEstimable beyond 2^24 states (24 distinct scores; many more subjects when their scores are tied).
[[nodiscard]] double exact_p(const CutSearch& search);

}  // namespace rtsurv::survival::detail
