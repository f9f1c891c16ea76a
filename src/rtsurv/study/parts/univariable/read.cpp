// [univariable]
#include <algorithm>

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_univariable(ProtocolSection& section, Protocol& protocol) {
  Univariable univariable;
  univariable.endpoints = section.required_texts("endpoints");
  univariable.factors = section.required_texts("factors");
  univariable.curves = section.texts("curves");
  for (const Text& curve : univariable.curves)
    if (std::ranges::find(univariable.factors, curve.text, &Text::text) == univariable.factors.end())
      section.report(place_of(curve),
                     in_quotes(curve.text) + " in " + section.what("curves") + " is not among its factors");
  section.report_unknown();
  protocol.endpoint_uses.insert(protocol.endpoint_uses.end(), univariable.endpoints.begin(),
                                univariable.endpoints.end());
  protocol.univariable = std::move(univariable);
}

}  // namespace rtsurv::study
