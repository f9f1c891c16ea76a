#include "rtsurv/report/figure/render/library.hpp"

#include <dlfcn.h>

#include <string>

#include "rtsurv/core/error.hpp"

namespace rtsurv::report::render {
namespace {

[[noreturn]] void refuse() {
  const char* const reason = ::dlerror();
  throw Error(ErrorKind::io,
              std::string("librsvg, which draws figures as PDF and pictures, cannot be loaded; install it: ") +
                  (reason == nullptr ? "" : reason));
}

/// What is looked for in librsvg is found in the libraries that came with it too. They stay loaded to the end.
Library load() {
  void* const rsvg = ::dlopen("librsvg-2.so.2", RTLD_LAZY | RTLD_LOCAL);
  if (rsvg == nullptr) refuse();
  Library functions{};
#define RTSURV_FIND(name)                                                            \
  functions.name = reinterpret_cast<decltype(functions.name)>(::dlsym(rsvg, #name)); \
  if (functions.name == nullptr) refuse();
  RTSURV_DRAWING_FUNCTIONS(RTSURV_FIND)
#undef RTSURV_FIND
  return functions;
}

}  // namespace

const Library& library() {
  static const Library loaded = load();
  return loaded;
}

}  // namespace rtsurv::report::render
