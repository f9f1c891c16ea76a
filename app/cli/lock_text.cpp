#include "lock_text.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>

#include "output_folder.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/trail/locked.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_words = "Protocol locked by rtsurv ";

struct LockText {
  fs::path path;
  const trail::Entry* entry = nullptr;
  bool after_outcomes = false;
};

/// The text of the lock that counts, and of those beside it.
std::vector<LockText> texts_of(const ProtocolFile& file, const trail::Trail& trail) {
  const auto counts = trail::lock_of(trail.entries);
  std::vector<LockText> texts;
  for (const trail::Entry& entry : trail.entries) {
    if (!counts || trail::saw_outcomes(entry) || entry.number < counts->entry.number) continue;
    const bool beside = entry.number > counts->entry.number;
    texts.push_back({lock_text_path(file, beside ? entry.number : 0), &entry, beside || counts->after_outcomes});
  }
  return texts;
}

std::string text_in(const fs::path& path) {
  constexpr std::size_t largest = 100'000'000;
  return table::read_bytes(path.string(), largest);
}

/// Whether the text names the entry by its hash.
bool is_of(const std::string& text, const trail::Entry& entry) {
  return text.starts_with(first_words) && text.find("SHA-256 " + entry.hash) != std::string::npos;
}

std::string with_line_feeds(std::string text) {
  std::erase(text, '\r');
  return text;
}

std::string text_of_lock(const ProtocolFile& file, const LockText& one, const std::string& protocol) {
  const trail::Entry& entry = *one.entry;
  const std::string name = fs::path(file.protocol.path).filename().string();
  return std::string(first_words) + entry.version + " (" + entry.commit + ")\n\n" + "Time:     " + entry.time +
         (one.after_outcomes ? ", after outcomes had been analysed" : ", before outcomes were analysed") +
         "\nProtocol: " + name + ", SHA-256 " + entry.protocol_sha256 + "\nTable:    " +
         (entry.data_sha256.empty()
              ? "none yet"
              : fs::path(file.protocol.data).filename().string() + ", SHA-256 " + entry.data_sha256) +
         "\nTrail:    " + trail::path_of(name).string() + ", entry " + std::to_string(entry.number) + ", SHA-256 " +
         entry.hash + "\n\nThe protocol:\n\n" + with_line_feeds(protocol);
}

/// One entry's: 0 of the lock that counts.
fs::path text_path(const fs::path& protocol, std::size_t beside) {
  const std::string number = beside > 0 ? "-" + std::to_string(beside) : "";
  return protocol.parent_path() / (protocol.stem().string() + "-lock" + number + ".txt");
}

/// Whether the file begins as text_of_lock() does.
bool is_lock_text(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return false;
  std::string begin(first_words.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == first_words;
}

}  // namespace

fs::path lock_text_path(const ProtocolFile& file, std::size_t beside) { return text_path(file.protocol.path, beside); }

std::string lost_lock(const fs::path& protocol, const std::optional<trail::Trail>& trail) {
  const fs::path text = text_path(protocol, 0);
  if (!is_lock_text(text)) return {};
  const std::string state = !trail ? "there is none" : trail->entries.empty() ? "it is empty" : "it has no lock";
  return state + ", although " + text.filename().string() + " beside the protocol is the text of a lock";
}

void require_place(const fs::path& path, const trail::Trail& trail) {
  if (!fs::exists(fs::symlink_status(path))) return;
  if (fs::is_regular_file(path)) {
    const std::string text = text_in(path);
    if (std::ranges::any_of(trail.entries, [&](const trail::Entry& entry) { return is_of(text, entry); })) return;
  }
  throw Error(
      ErrorKind::io,
      "exists already, and is no text of a lock of this trail: nothing is written over it. Keep it under another "
      "name, then lock again",
      {.file = path.string()});
}

std::vector<fs::path> write_lock_texts(const ProtocolFile& file, const trail::Trail& trail) {
  std::vector<fs::path> done;
  for (const LockText& one : texts_of(file, trail)) {
    require_place(one.path, trail);
    if (fs::exists(one.path) && is_of(text_in(one.path), *one.entry)) continue;
    write_file(one.path, text_of_lock(file, one, trail.protocols.at(one.entry->protocol_sha256)));
    done.push_back(one.path);
  }
  return done;
}

}  // namespace rtsurv::cli
