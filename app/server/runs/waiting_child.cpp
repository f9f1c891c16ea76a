#include "runs/waiting_child.hpp"

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include <sys/socket.h>

namespace rtsurv::server {
namespace {

/// On the line stand the folder, whether it gives way, and the arguments, each ended by this.
constexpr char end_of_word = '\0';
constexpr const char* gives_way = "gives way";

std::string words_of(const Errand& errand) {
  std::string words = errand.folder.string() + end_of_word + (errand.gives_way ? gives_way : "") + end_of_word;
  for (const std::string& argument : errand.arguments) words += argument + end_of_word;
  return words;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t end = 0; (end = text.find(end_of_word)) != std::string_view::npos; text.remove_prefix(end + 1))
    words.emplace_back(text.substr(0, end));
  return words;
}

/// Both ends are closed by exec.
std::array<Descriptor, 2> new_line() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw std::system_error(errno, std::generic_category(), "socketpair");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// False when nobody reads any more.
bool say(const Descriptor& line, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(line.number(), text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) return false;
    text.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
  }
  return true;
}

/// Until the other side has said all.
std::string heard(const Descriptor& line) {
  std::string text;
  std::array<char, 4096> piece{};
  for (;;) {
    const ssize_t read = ::read(line.number(), piece.data(), piece.size());
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(read));
  }
}

}  // namespace

WaitingChild::WaitingChild(const asio::any_io_executor& executor, const std::string& program) : input_(memory_file()) {
  std::array<Descriptor, 2> ends = new_line();
  line_ = std::move(ends[0]);
  child_ =
      std::make_unique<Child>(executor, program, Errand{.arguments = {wait_for_call}, .folder = "/"}, input_, ends[1]);
}

std::unique_ptr<Child> WaitingChild::call(const Errand& errand) {
  fill(input_, errand.input.value_or(""));
  if (!say(line_, words_of(errand))) return nullptr;
  line_ = Descriptor();
  return std::move(child_);
}

std::optional<std::vector<std::string>> awaited_call() {
  std::vector<std::string> words = split(heard(Descriptor(line_of_child)));
  if (words.size() < 2) return std::nullopt;
  std::error_code error;
  std::filesystem::current_path(words[0], error);
  if (error) throw std::filesystem::filesystem_error("chdir", words[0], error);
  if (words[1] == gives_way) give_way();
  return std::vector<std::string>(words.begin() + 2, words.end());
}

}  // namespace rtsurv::server
