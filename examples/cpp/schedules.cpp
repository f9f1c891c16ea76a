// BED and EQD2 of two schedules, for a tumour and for late reactions.
#include <cstdio>
#include <rtsurv/dose/models/linear_quadratic.hpp>

using namespace rtsurv;

int main() {
  for (const dose::Course course : {dose::Course{Gray{50}, 25}, dose::Course{Gray{26}, 5}})
    for (const double alpha_beta : {10.0, 3.0})
      std::printf("%.0f Gy in %2d, alpha/beta %2.0f Gy: BED %.1f Gy, EQD2 %.1f Gy\n", course.total.value,
                  course.fractions, alpha_beta, dose::bed(course, AlphaBeta{alpha_beta}).value,
                  dose::eqd2(course, AlphaBeta{alpha_beta}).value);
}
//> 50 Gy in 25, alpha/beta 10 Gy: BED 60.0 Gy, EQD2 50.0 Gy
//> 50 Gy in 25, alpha/beta  3 Gy: BED 83.3 Gy, EQD2 50.0 Gy
//> 26 Gy in  5, alpha/beta 10 Gy: BED 39.5 Gy, EQD2 32.9 Gy
//> 26 Gy in  5, alpha/beta  3 Gy: BED 71.1 Gy, EQD2 42.6 Gy
