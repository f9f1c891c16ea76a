// The figure's SVG as PNG and TIFF.

#include <tiffio.h>
#include <zlib.h>
#include <tiffio.hxx>

#include <cmath>
#include <cstdint>
#include <sstream>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/report/figure/render/formats.hpp"
#include "rtsurv/report/figure/render/sheet.hpp"

namespace rtsurv::report {

namespace {

/// Pixels of four bytes, of which the highest is not used.
struct Picture {
  render::Sheet sheet;
  render::Owned<cairo_surface_t> surface;
  int width = 0, height = 0;
};

Picture picture_of(const Figure& figure, double dpi) {
  if (!(dpi >= 10.0 && dpi <= 2400.0)) throw InvalidOption("the resolution of a figure must be from 10 to 2400 dpi");
  Picture picture{render::Sheet(figure.name, figure.svg), nullptr};
  picture.width = static_cast<int>(std::lround(picture.sheet.width() * dpi / 72.0));
  picture.height = static_cast<int>(std::lround(picture.sheet.height() * dpi / 72.0));
  picture.surface.reset(
      render::library().cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
  picture.sheet.draw(picture.surface.get(), picture.width, picture.height);
  render::library().cairo_surface_flush(picture.surface.get());
  return picture;
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

struct CloseTiff {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

void describe(TIFF* tiff, const Picture& picture, double dpi) {
  constexpr int channels = 3, bits = 8;
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, picture.width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, picture.height);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bits);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
  TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
  TIFFSetField(tiff, TIFFTAG_XRESOLUTION, dpi);
  TIFFSetField(tiff, TIFFTAG_YRESOLUTION, dpi);
  TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff, 0));
}

/// A row of the picture as red, green, blue.
void unpack(const Picture& picture, int row, std::vector<std::uint8_t>& into) {
  const unsigned char* bytes =
      render::library().cairo_image_surface_get_data(picture.surface.get()) +
      static_cast<std::ptrdiff_t>(row) * render::library().cairo_image_surface_get_stride(picture.surface.get());
  const auto* pixels = reinterpret_cast<const std::uint32_t*>(bytes);
  into.clear();
  for (int x = 0; x < picture.width; ++x)
    for (const unsigned shift : {16U, 8U, 0U}) into.push_back(static_cast<std::uint8_t>(pixels[x] >> shift));
}

}  // namespace

std::string to_png(const Figure& figure, double dpi) {
  const Picture picture = picture_of(figure, dpi);
  std::string png;
  picture.sheet.check(render::library().cairo_surface_write_to_png_stream(picture.surface.get(), render::append, &png));
  return with_resolution(std::move(png), dpi);
}

std::string to_tiff(const Figure& figure, double dpi) {
  const Picture picture = picture_of(figure, dpi);
  std::ostringstream bytes;
  {
    const std::unique_ptr<TIFF, CloseTiff> tiff(TIFFStreamOpen(figure.name.c_str(), &bytes));
    if (tiff == nullptr) picture.sheet.check(CAIRO_STATUS_NO_MEMORY);
    describe(tiff.get(), picture, dpi);
    std::vector<std::uint8_t> row;
    for (int y = 0; y < picture.height; ++y) {
      unpack(picture, y, row);
      if (TIFFWriteScanline(tiff.get(), row.data(), static_cast<std::uint32_t>(y)) < 0)
        picture.sheet.check(CAIRO_STATUS_WRITE_ERROR);
    }
  }
  return bytes.str();
}

}  // namespace rtsurv::report
