#include "hash_list.hpp"

#include <algorithm>
#include <sstream>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t hash_length = 64;
constexpr std::string_view between = "  ";

bool is_hash(std::string_view text) {
  return text.size() == hash_length && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool stays_within(const fs::path& name) {
  return !name.empty() && name.is_relative() &&
         std::ranges::none_of(name, [](const fs::path& step) { return step == ".."; });
}

std::vector<std::string> files_of(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (!entry.is_directory()) names.push_back(entry.path().lexically_relative(folder).generic_string());
  std::ranges::sort(names);
  return names;
}

}  // namespace

std::string to_text(const HashList& hashes) {
  std::string text;
  for (const auto& [name, hash] : hashes) text += hash + std::string(between) + name + "\n";
  return text;
}

HashList parse_hashes(const std::string& text, const std::string& path) {
  constexpr std::size_t name_begins = hash_length + between.size();
  HashList hashes;
  std::istringstream lines(text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const bool known = line.size() > name_begins && is_hash(line.substr(0, hash_length)) &&
                       line.substr(hash_length, between.size()) == between && stays_within(line.substr(name_begins));
    if (!known)
      throw Error(ErrorKind::data, "not a hash and the name of a file of this folder, as rtsurv run writes them",
                  {.file = path, .line = number});
    hashes[line.substr(name_begins)] = line.substr(0, hash_length);
  }
  return hashes;
}

HashCheck check_hashes(const HashList& hashes, const fs::path& folder) {
  HashCheck check;
  for (const auto& [name, hash] : hashes) {
    const fs::path file = folder / name;
    if (!fs::is_regular_file(file))
      check.missing.push_back(name);
    else if (table::sha256_hex(table::read_bytes(file.string())) != hash)
      check.changed.push_back(name);
  }
  for (std::string& name : files_of(folder))
    if (name != hash_list && !hashes.contains(name)) check.added.push_back(std::move(name));
  return check;
}

}  // namespace rtsurv::cli
