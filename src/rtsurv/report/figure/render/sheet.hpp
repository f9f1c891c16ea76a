#pragma once
// A figure's SVG, read and drawn by librsvg on a surface of cairo.

#include <memory>
#include <string>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/figure/render/library.hpp"

namespace rtsurv::report::render {

struct Unref {
  void operator()(RsvgHandle* handle) const { library().g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { library().cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { library().cairo_destroy(context); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// Writes what cairo hands over to the std::string `bytes`.
cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length);

/// A figure, read for the renderer. Every member throws Error(io), which names the figure, when the renderer fails.
class Sheet {
 public:
  /// `svg` has a size in millimetres.
  Sheet(std::string figure_name, const std::string& svg);

  [[nodiscard]] double width() const noexcept { return page_.width; }    ///< in points
  [[nodiscard]] double height() const noexcept { return page_.height; }  ///< in points

  /// On white, over the whole of a surface that is `width` wide and `height` high in its own units.
  void draw(cairo_surface_t* surface, double width, double height) const;
  void check(cairo_status_t status) const;

 private:
  [[noreturn]] void fail(const std::string& reason) const;

  std::string name_;
  Owned<RsvgHandle> handle_;
  RsvgRectangle page_{};
};

}  // namespace rtsurv::report::render
