#include "rtsurv/table/levels.hpp"

namespace rtsurv::table {
namespace {

/// A number below 64 that tells short texts apart.
std::size_t slot_of(std::string_view text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text.front());
  const auto last = static_cast<unsigned char>(text.back());
  return (text.size() * 31U + first * 5U + last) % 64U;
}

}  // namespace

int Levels::code(std::string_view text) {
  Recent& recent = recent_[slot_of(text)];
  if (recent.text != nullptr && *recent.text == text) return recent.code;
  auto found = codes_.find(text);
  if (found == codes_.end()) found = codes_.emplace(std::string(text), static_cast<int>(codes_.size())).first;
  recent = {&found->first, found->second};
  return recent.code;
}

std::vector<std::string> Levels::take() {
  recent_ = {};
  std::vector<std::string> texts(codes_.size());
  while (!codes_.empty()) {
    auto node = codes_.extract(codes_.begin());
    texts[static_cast<std::size_t>(node.mapped())] = std::move(node.key());
  }
  return texts;
}

}  // namespace rtsurv::table
