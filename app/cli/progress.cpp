#include "progress.hpp"

#include <cstdlib>
#include <iostream>
#include <string_view>

#include <unistd.h>

namespace rtsurv::cli {
namespace {

bool terminal_on_stderr() {
  const char* term = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

ProgressLine::ProgressLine(Progress progress) : progress_(progress) {
  if (progress == Progress::moving && !terminal_on_stderr()) progress_ = Progress::none;
}

ProgressLine::~ProgressLine() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const std::string& part) {
  if (progress_ == Progress::none) return;
  if (progress_ == Progress::lines) {
    std::cerr << part << std::endl;
    return;
  }
  std::cerr << "\r\x1b[K" << part << " ..." << std::flush;
  shown_ = true;
}

std::string end_of_progress() { return terminal_on_stderr() ? "\r\x1b[K" : ""; }

bool colour_on_stderr() {
  const char* no_colour = std::getenv("NO_COLOR");
  return terminal_on_stderr() && (no_colour == nullptr || *no_colour == '\0');
}

}  // namespace rtsurv::cli
