#pragma once
// What a study has of what the guidelines ask for.

#include <string>

#include "rtsurv/report/manuscript/guidelines/guidelines.hpp"

namespace rtsurv::report::manuscript {

struct Facts {
  bool characteristics = false, compared = false;  ///< Table 1; its columns by a factor
  bool years = false;                              ///< patients by year
  bool follow_up = false, doses = false, excluded = false;
  bool factors = false, model = false, fixed_or_full = false, cuts = false, numbers = false;
  bool groups = false, effects = false, adjusted = false, checked = false, validated = false;
  std::string undefined;  ///< names of the endpoints without words for what they are
};

[[nodiscard]] Facts facts_of(const results::Study& study);

/// Where an item stands, and what is left of it.
struct Where {
  std::string_view place;
  std::string left;
};

[[nodiscard]] Where authors(const std::string& what = "");  ///< "for the authors", with what of it
[[nodiscard]] Where when(bool has, std::string_view place, Where otherwise);
[[nodiscard]] Where missing(const std::string& key);  ///< "missing: add KEY to the protocol"
[[nodiscard]] Where endpoints_defined(const Facts& facts);

[[nodiscard]] GuidelineItem item(std::string_view number, std::string_view what, Where where);

[[nodiscard]] Guideline remark(const Facts& facts);
[[nodiscard]] Guideline strobe(const Facts& facts);
[[nodiscard]] Guideline tripod(const Facts& facts);

}  // namespace rtsurv::report::manuscript
