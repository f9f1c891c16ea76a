// The figure's SVG as PDF and PNG, drawn by librsvg on cairo.

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <zlib.h>

#include <cmath>
#include <cstdint>
#include <memory>

#include "rtsurv/core/error.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

namespace {

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

[[noreturn]] void fail(const Figure& figure, const std::string& reason) {
  throw Error(ErrorKind::io, "the figure " + figure.name + " cannot be drawn: " + reason);
}

void check(cairo_status_t status, const Figure& figure) {
  if (status != CAIRO_STATUS_SUCCESS) fail(figure, cairo_status_to_string(status));
}

Owned<RsvgHandle> load(const Figure& figure) {
  GError* error = nullptr;
  Owned<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(figure.svg.data()), figure.svg.size(), &error));
  if (!handle) {
    const std::string reason = error ? error->message : "not SVG";
    g_clear_error(&error);
    fail(figure, reason);
  }
  return handle;
}

/// The size that the figure states, which is in millimetres.
RsvgRectangle size_in_points(const Figure& figure, RsvgHandle* handle) {
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength width{}, height{};
  RsvgRectangle box{};
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box, &box);
  if (!has_width || !has_height || width.unit != RSVG_UNIT_MM || height.unit != RSVG_UNIT_MM)
    fail(figure, "it has no size in millimetres");
  return {0.0, 0.0, width.length * 72.0 / 25.4, height.length * 72.0 / 25.4};
}

/// The figure, read for the renderer.
struct Sheet {
  const Figure& figure;
  Owned<RsvgHandle> handle;
};

void draw(const Sheet& sheet, cairo_surface_t* surface, const RsvgRectangle& page) {
  const Figure& figure = sheet.figure;
  check(cairo_surface_status(surface), figure);
  const Owned<cairo_t> context(cairo_create(surface));
  cairo_set_source_rgb(context.get(), 1.0, 1.0, 1.0);
  cairo_paint(context.get());
  GError* error = nullptr;
  if (!rsvg_handle_render_document(sheet.handle.get(), context.get(), &page, &error)) {
    const std::string reason = error ? error->message : "the renderer failed";
    g_clear_error(&error);
    fail(figure, reason);
  }
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

/// The PNG with the chunk that states its resolution, after the header chunk.
std::string with_resolution(std::string png, double dpi) {
  constexpr std::size_t after_header = 8 + 25;
  const std::string per_metre = big_endian(static_cast<std::uint32_t>(std::lround(dpi / 0.0254)));
  const std::string content = "pHYs" + per_metre + per_metre + '\x01';
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  png.insert(after_header, big_endian(9) + content + big_endian(static_cast<std::uint32_t>(sum)));
  return png;
}

}  // namespace

std::string to_pdf(const Figure& figure) {
  const Sheet sheet{figure, load(figure)};
  const RsvgRectangle page = size_in_points(figure, sheet.handle.get());
  std::string pdf;
  {
    const Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(append, &pdf, page.width, page.height));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    // No date: the same figure is the same file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, figure.title.c_str());
    draw(sheet, surface.get(), page);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), figure);
  }
  return pdf;
}

std::string to_png(const Figure& figure, double dpi) {
  if (!(dpi >= 10.0 && dpi <= 2400.0)) throw InvalidOption("the resolution of a PNG must be from 10 to 2400 dpi");
  const Sheet sheet{figure, load(figure)};
  const RsvgRectangle size = size_in_points(figure, sheet.handle.get());
  const RsvgRectangle pixels{0.0, 0.0, std::round(size.width * dpi / 72.0), std::round(size.height * dpi / 72.0)};
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(pixels.width), static_cast<int>(pixels.height)));
  draw(sheet, surface.get(), pixels);
  std::string png;
  check(cairo_surface_write_to_png_stream(surface.get(), append, &png), figure);
  return with_resolution(std::move(png), dpi);
}

}  // namespace rtsurv::report
