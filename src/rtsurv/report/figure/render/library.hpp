#pragma once
// The functions of librsvg, and of cairo, GLib and fontconfig, on which it stands.

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

namespace rtsurv::report::render {

// clang-format off
#define RTSURV_DRAWING_FUNCTIONS(F) \
  F(cairo_create) F(cairo_destroy) F(cairo_image_surface_create) F(cairo_image_surface_get_data) \
  F(cairo_image_surface_get_stride) F(cairo_paint) F(cairo_pdf_surface_create_for_stream) \
  F(cairo_pdf_surface_restrict_to_version) F(cairo_pdf_surface_set_metadata) \
  F(cairo_ps_surface_create_for_stream) F(cairo_ps_surface_set_eps) F(cairo_set_source_rgb) \
  F(cairo_status_to_string) F(cairo_surface_destroy) F(cairo_surface_finish) F(cairo_surface_flush) \
  F(cairo_surface_status) F(cairo_surface_write_to_png_stream) F(FcCharSetHasChar) F(FcFontList) \
  F(FcFontSetDestroy) F(FcObjectSetBuild) F(FcObjectSetDestroy) F(FcPatternCreate) F(FcPatternDestroy) \
  F(FcPatternGetCharSet) F(g_clear_error) F(g_object_unref) F(rsvg_handle_get_intrinsic_dimensions) \
  F(rsvg_handle_new_from_data) F(rsvg_handle_render_document)
// clang-format on

/// Each function as a member of its own name.
struct Library {
#define RTSURV_MEMBER(name) decltype(&::name) name;  // NOLINT(bugprone-macro-parentheses): a declaration
  RTSURV_DRAWING_FUNCTIONS(RTSURV_MEMBER)
#undef RTSURV_MEMBER
};

/// Loads librsvg when it is first called: that takes longer than commands that draw nothing.
/// Throws Error(io) when this machine lacks it.
[[nodiscard]] const Library& library();

}  // namespace rtsurv::report::render
