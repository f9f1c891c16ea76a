#include "rtsurv/report/figure/render/sheet.hpp"

#include "rtsurv/core/error.hpp"

namespace rtsurv::report::render {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;

/// What the library says of its error, which is freed.
std::string reason_of(GError* error, const char* otherwise) {
  std::string reason = error ? error->message : otherwise;
  library().g_clear_error(&error);
  return reason;
}

}  // namespace

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Sheet::Sheet(std::string figure_name, const std::string& svg) : name_(std::move(figure_name)) {
  GError* error = nullptr;
  handle_.reset(library().rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle_) fail(reason_of(error, "not SVG"));
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength width{}, height{};
  RsvgRectangle box{};
  library().rsvg_handle_get_intrinsic_dimensions(handle_.get(), &has_width, &width, &has_height, &height, &has_box,
                                                 &box);
  if (!has_width || !has_height || width.unit != RSVG_UNIT_MM || height.unit != RSVG_UNIT_MM)
    fail("it has no size in millimetres");
  page_ = {0.0, 0.0, width.length * points_per_mm, height.length * points_per_mm};
}

void Sheet::fail(const std::string& reason) const {
  throw Error(ErrorKind::io, "the figure " + name_ + " cannot be drawn: " + reason);
}

void Sheet::check(cairo_status_t status) const {
  if (status != CAIRO_STATUS_SUCCESS) fail(library().cairo_status_to_string(status));
}

void Sheet::draw(cairo_surface_t* surface, double width, double height) const {
  check(library().cairo_surface_status(surface));
  const Owned<cairo_t> context(library().cairo_create(surface));
  library().cairo_set_source_rgb(context.get(), 1.0, 1.0, 1.0);
  library().cairo_paint(context.get());
  const RsvgRectangle page{0.0, 0.0, width, height};
  GError* error = nullptr;
  if (!library().rsvg_handle_render_document(handle_.get(), context.get(), &page, &error))
    fail(reason_of(error, "the renderer failed"));
}

}  // namespace rtsurv::report::render
