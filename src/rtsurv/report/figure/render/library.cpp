#include "rtsurv/report/figure/render/library.hpp"

#include "rtsurv/core/late_library.hpp"

namespace rtsurv::report::render {
namespace {

Library load() {
  const LateLibrary rsvg("librsvg-2.so.2",
                         "librsvg, which draws figures as PDF and pictures, cannot be loaded; install librsvg2-2");
  Library functions{};
#define RTSURV_FIND(name) rsvg.find(functions.name, #name);
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
