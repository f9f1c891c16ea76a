#pragma once
// The parts of a zip archive in memory, unfolded piece by piece.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace rtsurv::table::detail::xlsx {

/// One part being unfolded. Must not outlive its archive.
class Part {
 public:
  /// The next bytes, at most `size`; 0 at the end. Throws Error(io) when the archive is damaged.
  std::size_t read(char* bytes, std::size_t size);

  ~Part();
  Part(Part&&) noexcept;
  Part& operator=(Part&&) = delete;

 private:
  friend class Archive;
  struct Impl;
  explicit Part(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The bytes must outlive it. Throws Error(io) when they are no zip archive.
class Archive {
 public:
  Archive(std::string_view bytes, const std::string& path);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  [[nodiscard]] bool has(const std::string& name) const;

  /// Throws Error(io) when there is no such part, when it is encrypted, and when it unfolds to more than a sheet can
  /// be: 64 MB and 250 times its packed size, or 4 GB.
  [[nodiscard]] Part open(const std::string& name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rtsurv::table::detail::xlsx
