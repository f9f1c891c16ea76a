// Events that all or none have, and endpoints that say the same.
#include <algorithm>

#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice;

constexpr std::size_t fewest_patients = 10;
constexpr double nearly_all = 0.98;

/// How two endpoints go together in the patients in whom both are known.
struct Pair {
  std::size_t n = 0, same_time = 0, same_event = 0;
  std::size_t both = 0, only_first = 0, only_second = 0;  ///< events
};

Pair compare_outcomes(const SeenEndpoint& a, const SeenEndpoint& b) {
  Pair pair;
  for (std::size_t i = 0; i < a.time.size(); ++i) {
    if (a.time.missing[i] + a.event.missing[i] + b.time.missing[i] + b.event.missing[i] > 0) continue;
    const bool first = a.event.number[i] != 0, second = b.event.number[i] != 0;
    ++pair.n;
    pair.same_time += a.time.number[i] == b.time.number[i] ? 1U : 0U;
    pair.same_event += first == second ? 1U : 0U;
    pair.both += first && second ? 1U : 0U;
    pair.only_first += first && !second ? 1U : 0U;
    pair.only_second += second && !first ? 1U : 0U;
  }
  return pair;
}

bool are_nearly_all(std::size_t some, std::size_t n) {
  return static_cast<double>(some) >= nearly_all * static_cast<double>(n);
}

}  // namespace

void notice_events(const Scene& scene, Notices& found) {
  for (const SeenEndpoint& endpoint : scene.endpoints) {
    const std::size_t n = known(endpoint.event), blanks = endpoint.event.size() - n;
    const std::string& event = endpoint.rule.event.text;
    std::size_t events = 0;
    for (std::size_t i = 0; i < endpoint.event.size(); ++i)
      events += endpoint.event.missing[i] == 0 && endpoint.event.number[i] != 0 ? 1U : 0U;
    const std::string& name = endpoint.rule.name.text;
    if (events == n && blanks > 0)
      found.push_back({Notice::Id::event_blank,
                       event,
                       blanks,
                       "[[endpoint]] event = " + toml_text("(" + event + ") is not null"),
                       name,
                       {}});
    else if (events == n)
      found.push_back({Notice::Id::every_event, event, n, "[[endpoint]] event", name, {}});
    else if (events == 0)
      found.push_back({Notice::Id::no_event, event, n, "[[endpoint]] event", name, {}});
  }
}

void notice_same_endpoints(const Scene& scene, Notices& found) {
  for (std::size_t b = 1; b < scene.endpoints.size(); ++b)
    for (std::size_t a = 0; a < b; ++a) {
      const SeenEndpoint &first = scene.endpoints[a], &second = scene.endpoints[b];
      const Pair pair = compare_outcomes(first, second);
      if (pair.n < fewest_patients || !are_nearly_all(pair.same_time, pair.n)) continue;
      const std::string& name = second.rule.name.text;
      const std::string& other = first.rule.name.text;
      // Deaths of one cause share their time with all deaths, and with those of another cause; no other events do.
      const bool apart = pair.both == 0 || pair.only_first == 0 || pair.only_second == 0;
      if (are_nearly_all(pair.same_event, pair.n))
        found.push_back({Notice::Id::same_outcome, name, pair.n, "[[endpoint]] " + toml_text(name), other, {}});
      else if (!apart)
        found.push_back(
            {Notice::Id::same_times, name, pair.both, "[[endpoint]] time of " + toml_text(name), other, {}});
    }
}

}  // namespace rtsurv::study::noticed
