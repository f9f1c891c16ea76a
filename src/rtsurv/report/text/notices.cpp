#include "rtsurv/report/words/notices.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::report {

std::string to_text(const std::vector<results::Notice>& notices) {
  constexpr std::size_t most = 10;
  if (notices.empty()) return {};
  std::string text = "What I noticed\n";
  for (std::size_t i = 0; i < notices.size() && i < most; ++i) text += "  " + notice_line(notices[i]) + "\n";
  if (notices.size() > most) text += "  and " + std::to_string(notices.size() - most) + " more\n";
  return text;
}

}  // namespace rtsurv::report
