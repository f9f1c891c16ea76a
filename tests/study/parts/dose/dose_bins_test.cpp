#include "rtsurv/study/parts/dose_response/dose_bins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DoseCluster cluster(double dose, std::size_t n) {
  return {"", std::vector<std::size_t>(n, 0), static_cast<double>(n), dose};
}

// Ten patients, two bins. By dose: 20 Gy (3) has its middle at 1.5 of 10: bin 0; 30 Gy (2) at 4: 0; 40 Gy (4) at 7: 1;
// 50 Gy (1) at 9.5: 1.
TEST(DoseBins, WholeSchedulesFillBinsByTheirMiddlePatient) {
  const std::vector<DoseCluster> clusters{cluster(40, 4), cluster(20, 3), cluster(50, 1), cluster(30, 2)};
  EXPECT_THAT(dose_bins(clusters, 2), ElementsAre(ElementsAre(1, 3), ElementsAre(0, 2)));
}

// A middle on the border belongs to the upper bin: 1 of 4, two bins: middles 0.5, 2 (border), 3.5.
TEST(DoseBins, AMiddleOnTheBorderIsInTheUpperBin) {
  EXPECT_THAT(dose_bins({cluster(1, 1), cluster(2, 2), cluster(3, 1)}, 2),
              ElementsAre(ElementsAre(0), ElementsAre(1, 2)));
}

// Apart, the middles 1 and 3 of 4 would be in two bins.
TEST(DoseBins, SchedulesOfOneDoseStayTogether) {
  EXPECT_THAT(dose_bins({cluster(60, 2), cluster(60 + 5e-10, 2)}, 2), ElementsAre(ElementsAre(0, 1)));
  EXPECT_THAT(dose_bins({cluster(60, 2), cluster(60 + 5e-9, 2)}, 2), ElementsAre(ElementsAre(0), ElementsAre(1)));
}

TEST(DoseBins, EmptyBinsAreLeftOut) {
  // Middles 4.5 and 9.5 of 10 in four bins: 1 and 3.
  EXPECT_THAT(dose_bins({cluster(1, 9), cluster(2, 1)}, 4), ElementsAre(ElementsAre(0), ElementsAre(1)));
  EXPECT_THAT(dose_bins({cluster(1, 9)}, 20), ElementsAre(ElementsAre(0)));
  EXPECT_THAT(dose_bins({}, 4), IsEmpty());
}

}  // namespace
}  // namespace rtsurv::study
