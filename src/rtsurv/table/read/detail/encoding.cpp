#include "rtsurv/table/read/detail/encoding.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {
namespace {

unsigned at(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

bool within(unsigned byte, unsigned first, unsigned last) { return byte >= first && byte <= last; }

bool is_letter(unsigned byte) { return within(byte | 0x20U, 'a', 'z'); }

/// How many bytes the character at i has, and whether the languages of an encoding use it much.
struct Reading {
  std::size_t size = 1;
  bool common = false;
};

using Reader = Reading (*)(std::string_view, std::size_t);

Reading read_korean(std::string_view bytes, std::size_t i) {
  const unsigned lead = at(bytes, i), trail = at(bytes, i + 1);
  return {2, (within(lead, 0xB0, 0xC8) || within(lead, 0xA1, 0xA3)) && trail >= 0xA1};
}

Reading read_chinese(std::string_view bytes, std::size_t i) {
  const unsigned lead = at(bytes, i), trail = at(bytes, i + 1);
  return {2, (within(lead, 0xB0, 0xD7) || within(lead, 0xA1, 0xA3)) && trail >= 0xA1};
}

Reading read_japanese(std::string_view bytes, std::size_t i) {
  const unsigned lead = at(bytes, i), trail = at(bytes, i + 1);
  if (within(lead, 0xA1, 0xDF)) return {1, false};  // katakana of half width
  return {2, trail >= 0x40 && (within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97))};
}

/// Alphabets write single letters beyond ASCII, seldom two in a row, and signs only beside blanks and digits.
Reading read_alphabet(std::string_view bytes, std::size_t i, bool letter) {
  const bool before = i > 0 && at(bytes, i - 1) >= 0x80, after = at(bytes, i + 1) >= 0x80;
  const bool in_word = i > 0 && is_letter(at(bytes, i - 1)) && is_letter(at(bytes, i + 1));
  return {1, letter ? !(before && after) : !in_word && !before && !after};
}

Reading read_windows(std::string_view bytes, std::size_t i) {
  const unsigned byte = at(bytes, i);
  return read_alphabet(bytes, i, (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || byte == 0x92 || byte == 0x9C);
}

Reading read_mac(std::string_view bytes, std::size_t i) {
  const unsigned byte = at(bytes, i);
  return read_alphabet(bytes, i,
                       within(byte, 0x80, 0x9F) || byte == 0xA7 || byte == 0xBE || byte == 0xBF || byte == 0xCF ||
                           byte == 0xD5 || byte == 0xD8);
}

struct Candidate {
  const char* name;
  const char* languages;
  Reader read;
};

constexpr std::array<Candidate, 5> candidates{{{"CP949", "Korean", read_korean},
                                               {"GBK", "Chinese", read_chinese},
                                               {"CP932", "Japanese, Shift-JIS", read_japanese},
                                               {"WINDOWS-1252", "Western European", read_windows},
                                               {"MACINTOSH", "Western European, Mac", read_mac}}};

/// Share of the characters beyond ASCII that are common.
double share_of_common(std::string_view bytes, Reader read) {
  std::size_t common = 0, all = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (at(bytes, i) < 0x80) {
      ++i;
      continue;
    }
    const Reading reading = read(bytes, i);
    common += reading.common ? 1 : 0;
    ++all;
    i += reading.size;
  }
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (exists()) iconv_close(handle_);
  }

  [[nodiscard]] bool exists() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// The bytes in UTF-8; nothing when some are not of the encoding.
  [[nodiscard]] std::optional<std::string> convert(std::string_view bytes) const {
    std::string text(bytes.size() + bytes.size() / 2 + 16, '\0');
    char* input = const_cast<char*>(bytes.data());  // iconv does not write there
    std::size_t input_left = bytes.size(), filled = 0;
    while (true) {
      char* output = text.data() + filled;
      std::size_t output_left = text.size() - filled;
      const std::size_t result = iconv(handle_, &input, &input_left, &output, &output_left);
      filled = text.size() - output_left;
      if (result != static_cast<std::size_t>(-1)) break;
      if (errno != E2BIG) return std::nullopt;
      text.resize(2 * text.size());
    }
    text.resize(filled);
    return text;
  }

 private:
  iconv_t handle_;
};

/// More well-formed characters of several bytes than bytes that belong to none.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t sound = 0, unsound = 0;
  while (!bytes.empty()) {
    const auto character = first_character(bytes);
    if (!character) ++unsound;
    if (character && character->length > 1) ++sound;
    bytes.remove_prefix(character ? character->length : 1);
  }
  return sound > unsound;
}

Recoded recognised(std::string_view bytes, const std::string& file) {
  constexpr double least_share = 0.8;
  const Candidate* best = nullptr;
  double best_share = least_share;
  std::optional<std::string> text;
  for (const Candidate& candidate : candidates) {
    const double share = share_of_common(bytes, candidate.read);
    if (share < best_share || (best != nullptr && share == best_share)) continue;
    auto decoded = Converter(candidate.name).convert(bytes);
    if (!decoded) continue;
    best = &candidate;
    best_share = share;
    text = std::move(decoded);
  }
  if (best == nullptr)
    throw Error(ErrorKind::data,
                "the text is not UTF-8, and its encoding is not recognised; save the file as \"CSV UTF-8\", or name "
                "its encoding: --encoding, or encoding in [study]",
                {.file = file});
  return {std::move(text), std::string("the text is read as ") + best->name + " (" + best->languages +
                               "), recognised by its characters; another encoding is named with encoding"};
}

Recoded named(std::string_view bytes, const std::string& file, const std::string& encoding) {
  const Converter converter(encoding);
  if (!converter.exists())
    throw Error(ErrorKind::usage,
                "there is no encoding \"" + excerpt(encoding) +
                    "\"; known are UTF-8, CP949, GBK, CP932, WINDOWS-1252 "
                    "and all that iconv lists",
                {.file = file});
  auto text = converter.convert(bytes);
  if (!text) throw Error(ErrorKind::data, "holds bytes that are not of the encoding " + encoding, {.file = file});
  return {std::move(text), {}};
}

/// Composes line by line, so that only lines with such characters cost anything.
std::optional<std::string> composed_text(std::string_view text) {
  std::optional<std::string> result;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
    const std::string_view line = text.substr(start, end - start);
    const auto changed = unicode::composed(line);
    if (changed && !result) result = std::string(text.substr(0, start));
    if (result) *result += changed ? std::string_view(*changed) : line;
    start = end;
  }
  return result;
}

bool is_ascii(std::string_view bytes) {
  for (const char c : bytes)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

Recoded recode(std::string_view bytes, const std::string& file, const std::string& encoding) {
  Recoded recoded;
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!encoding.empty() && !same_without_case(encoding, "UTF-8"))
    recoded = named(bytes, file, encoding);
  else if (wide)
    recoded = named(bytes, file, "UTF-16");
  else if (is_ascii(bytes))
    return recoded;
  else if (encoding.empty() && !is_utf8(bytes) && bytes.find('\0') == std::string_view::npos && !is_damaged_utf8(bytes))
    recoded = recognised(bytes, file);
  const std::string_view text = recoded.text ? std::string_view(*recoded.text) : bytes;
  if (auto changed = is_utf8(text) ? composed_text(text) : std::nullopt) recoded.text = std::move(changed);
  return recoded;
}

}  // namespace rtsurv::table::detail
