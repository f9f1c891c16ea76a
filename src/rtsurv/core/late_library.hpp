#pragma once
// A shared library that a program loads where it needs it, and not at its start. Start here: LateLibrary.

#include <string>

namespace rtsurv {

/// Stays loaded to the end, because threads of its own may outlive any owner.
class LateLibrary {
 public:
  /// `file` is looked for where the program looks for those it is linked with. `what` names it in messages, with what it
  /// does here and what to do when it is missing.
  ///
  /// Throws Error(io).
  LateLibrary(const char* file, std::string what);

  /// Sets a pointer to the function of that name, in this library or in one that came with it. Throws Error(io).
  template <typename Function>
  void find(Function*& function, const char* name) const {
    function = reinterpret_cast<Function*>(address_of(name));
  }

 private:
  [[nodiscard]] void* address_of(const char* name) const;

  std::string what_;
  void* library_;
};

}  // namespace rtsurv
