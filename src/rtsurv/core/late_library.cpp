#include "rtsurv/core/late_library.hpp"

#include <dlfcn.h>

#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  const char* const reason = ::dlerror();
  throw Error(ErrorKind::io, what + (reason == nullptr ? "" : std::string(": ") + reason));
}

}  // namespace

LateLibrary::LateLibrary(const char* file, std::string what)
    : what_(std::move(what)), library_(::dlopen(file, RTLD_LAZY | RTLD_LOCAL)) {
  if (library_ == nullptr) refuse(what_);
}

void* LateLibrary::address_of(const char* name) const {
  void* const address = ::dlsym(library_, name);
  if (address == nullptr) refuse(what_);
  return address;
}

}  // namespace rtsurv
