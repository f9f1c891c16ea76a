#pragma once
// A folder of results that appears whole or not at all, and never costs an earlier one.

#include <filesystem>
#include <string>
#include <string_view>

#include "hash_list.hpp"

namespace rtsurv::cli {

/// Files are written into a hidden folder beside the target; publish() renames it into place.
///
/// `mark` is the file by which a folder of the kind is known: results.json of a report. An earlier folder is kept as
/// TARGET.1, TARGET.2, ... unless its mark is the same, byte for byte. One that is neither empty nor marked is refused. What processes that were killed have left
/// beside the target is removed at the start.
class OutputFolder {
 public:
  /// Throws Error(io) when the target is not usable: nothing is written then.
  explicit OutputFolder(std::filesystem::path target, std::string mark = "results.json");
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();  ///< removes what was not published

  /// Writes one file; `name` may have one folder in front. From any thread. Throws Error(io).
  void write(const std::string& name, std::string_view bytes);

  /// Writes `hash_list` of all files so far.
  void write_hashes();

  /// Makes the folder visible. Gives the path to which an earlier report was moved; empty when there was none.
  [[nodiscard]] std::filesystem::path publish();

 private:
  std::filesystem::path target_;
  std::string mark_;
  std::filesystem::path staging_;
  int lock_ = -1;  ///< tells other processes that the folder is in use; -1 where the disk knows no locks
  bool published_ = false;
  HashList hashes_;  ///< of what was written
};

/// Writes a single file beside its target, then renames it; leaves nothing where that fails. Throws Error(io).
void write_file(const std::filesystem::path& target, std::string_view bytes);

/// For a process that ends here, on any thread: waits for the file that is being written, removes every folder that is
/// not published, and lets nothing be written any more.
void abandon_output();

}  // namespace rtsurv::cli
