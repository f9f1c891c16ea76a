#include "rtsurv/table/columns/levels.hpp"

namespace rtsurv::table {

int Levels::code(std::string_view text) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].code >= 0) {
    const int code = slots_[slot].code;
    if (slots_[slot].hash == hash && texts_[static_cast<std::size_t>(code)] == text) return code;
    slot = next(slot);
  }
  const int code = static_cast<int>(texts_.size());
  texts_.emplace_back(text);
  slots_[slot] = {hash, code};
  if (2 * texts_.size() > slots_.size()) grow();
  return code;
}

void Levels::grow() {
  std::vector<Slot> old(4 * slots_.size());
  old.swap(slots_);
  for (const Slot& entry : old) {
    if (entry.code < 0) continue;
    std::size_t slot = entry.hash & (slots_.size() - 1);
    while (slots_[slot].code >= 0) slot = next(slot);
    slots_[slot] = entry;
  }
}

void change_levels(Column& column, const LevelChange& change) {
  Levels levels;
  std::vector<int> code_of;
  for (const std::string& level : column.level) {
    const auto text = change(level);
    code_of.push_back(text ? levels.code(*text) : -1);
  }
  column.level = levels.take();
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.code[i] < 0) continue;
    column.code[i] = code_of[static_cast<std::size_t>(column.code[i])];
    if (column.code[i] < 0) column.missing[i] = 1;
  }
}

}  // namespace rtsurv::table
