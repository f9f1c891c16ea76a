// The figure's SVG as PDF and EPS.

#include "rtsurv/report/figure/render/formats.hpp"
#include "rtsurv/report/figure/render/opaque.hpp"
#include "rtsurv/report/figure/render/sheet.hpp"

namespace rtsurv::report {

namespace {

/// Without the comment that says when it was drawn: the same figure is the same file.
std::string without_date(std::string eps) {
  const std::size_t from = eps.find("%%CreationDate:");
  if (from != std::string::npos) eps.erase(from, eps.find('\n', from) + 1 - from);
  return eps;
}

}  // namespace

std::string to_pdf(const Figure& figure) {
  const render::Sheet sheet(figure.name, figure.svg);
  std::string pdf;
  const render::Owned<cairo_surface_t> surface(
      render::library().cairo_pdf_surface_create_for_stream(render::append, &pdf, sheet.width(), sheet.height()));
  render::library().cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
  // No date, as in without_date().
  render::library().cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  render::library().cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, figure.title.c_str());
  sheet.draw(surface.get(), sheet.width(), sheet.height());
  render::library().cairo_surface_finish(surface.get());
  sheet.check(render::library().cairo_surface_status(surface.get()));
  return pdf;
}

std::string to_eps(const Figure& figure) {
  const render::Sheet sheet(figure.name, render::opaque(figure.svg));
  std::string eps;
  const render::Owned<cairo_surface_t> surface(
      render::library().cairo_ps_surface_create_for_stream(render::append, &eps, sheet.width(), sheet.height()));
  render::library().cairo_ps_surface_set_eps(surface.get(), 1);
  sheet.draw(surface.get(), sheet.width(), sheet.height());
  render::library().cairo_surface_finish(surface.get());
  sheet.check(render::library().cairo_surface_status(surface.get()));
  return without_date(std::move(eps));
}

}  // namespace rtsurv::report
