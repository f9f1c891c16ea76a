// Labels of curves: a Kaplan-Meier curve shows who is free of the event.
#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"

namespace rtsurv::study::noticed {

void notice_labels(const Scene& scene, Notices& found) {
  for (const SeenEndpoint& endpoint : scene.endpoints) {
    const std::string& name = endpoint.rule.name.text;
    const std::string& label = endpoint.rule.label.empty() ? name : endpoint.rule.label;
    const std::string better = naming::success_label(label);
    if (!better.empty())
      found.push_back(
          {results::Notice::Id::failure_label, name, 0, "[[endpoint]] label = " + toml_text(better), {}, {label}});
  }
}

}  // namespace rtsurv::study::noticed
