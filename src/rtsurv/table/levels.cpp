#include "rtsurv/table/levels.hpp"

namespace rtsurv::table {
int Levels::code(std::string_view text) {
  if (last_code_ >= 0 && text == last_text_) return last_code_;
  auto found = codes_.find(text);
  if (found == codes_.end()) found = codes_.emplace(std::string(text), static_cast<int>(codes_.size())).first;
  last_code_ = found->second;
  last_text_.assign(text);
  return last_code_;
}

std::vector<std::string> Levels::take() {
  std::vector<std::string> texts(codes_.size());
  while (!codes_.empty()) {
    auto node = codes_.extract(codes_.begin());
    texts[static_cast<std::size_t>(node.mapped())] = std::move(node.key());
  }
  last_code_ = -1;
  return texts;
}

}  // namespace rtsurv::table
