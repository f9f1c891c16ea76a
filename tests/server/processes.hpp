#pragma once
// Processes of this machine, as /proc tells of them.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace rtsurv::tests {

inline std::string content_of(int process, const char* what) {
  std::ostringstream text;
  text << std::ifstream("/proc/" + std::to_string(process) + "/" + what).rdbuf();  // nothing of one that has ended
  return text.str();
}

inline std::vector<int> children_of(int parent) {
  std::vector<int> children;
  std::error_code gone;
  for (const std::filesystem::directory_entry& process : std::filesystem::directory_iterator("/proc", gone)) {
    const std::string name = process.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string status = content_of(std::stoi(name), "status");
    if (status.find("\nPPid:\t" + std::to_string(parent) + "\n") != std::string::npos)
      children.push_back(std::stoi(name));
  }
  return children;
}

/// One that has ended and that nobody has asked for its end has no arguments any more.
inline bool is_running(int process) { return !content_of(process, "cmdline").empty(); }

/// Waits, ten seconds at most.
inline bool comes_true(const std::function<bool()>& is_so) {
  constexpr int patience = 2000;
  for (int i = 0; i < patience && !is_so(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return is_so();
}

}  // namespace rtsurv::tests
