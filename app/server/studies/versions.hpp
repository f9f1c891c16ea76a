#pragma once
// Undo and redo of a protocol, kept beside it, so that neither a reload nor a lost server costs a step.

#include <filesystem>
#include <string>

namespace rtsurv::server {

/// The versions of one protocol in the folder .NAME.versions beside it: 1.toml, 2.toml, ..., and in "at" the number of
/// the one that stands in the file. A change in another editor is a version too, taken in when it is seen.
class Versions {
 public:
  /// At most this many; the oldest go first.
  static constexpr int kept = 200;

  explicit Versions(std::filesystem::path protocol);

  /// The text becomes the protocol and the last version; versions that were undone are forgotten. A text that stands
  /// already is no version.
  void save(const std::string& text);
  void undo();  ///< nothing to undo: nothing happens
  void redo();

  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;

 private:
  [[nodiscard]] std::filesystem::path file(int version) const;
  [[nodiscard]] bool has(int version) const;
  void stand_at(int version);
  void put(int version);

  std::filesystem::path protocol_, folder_;
  int at_ = 0;  ///< 0: no version yet
};

}  // namespace rtsurv::server
