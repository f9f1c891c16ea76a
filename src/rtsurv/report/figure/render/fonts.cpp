// Letters that no font of this machine has.

#include <algorithm>
#include <memory>

#include "rtsurv/core/utf8.hpp"
#include "rtsurv/report/figure/render/formats.hpp"
#include "rtsurv/report/figure/render/library.hpp"

namespace rtsurv::report {

namespace {

struct Destroy {
  void operator()(FcPattern* pattern) const { render::library().FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* objects) const { render::library().FcObjectSetDestroy(objects); }
  void operator()(FcFontSet* fonts) const { render::library().FcFontSetDestroy(fonts); }
};
template <class T>
using Held = std::unique_ptr<T, Destroy>;

/// Every letter beyond Latin-1 once; neither blanks nor marks of punctuation.
std::vector<char32_t> letters_of(const std::vector<Figure>& figures) {
  std::vector<char32_t> letters;
  for (const Figure& figure : figures)
    for (const char32_t code : code_points(figure.svg))
      if (code > 0xFF && !(code >= 0x2000 && code <= 0x206F)) letters.push_back(code);
  std::ranges::sort(letters);
  letters.erase(std::ranges::unique(letters).begin(), letters.end());
  return letters;
}

}  // namespace

std::size_t letters_without_font(const std::vector<Figure>& figures) {
  std::vector<char32_t> letters = letters_of(figures);
  if (letters.empty()) return 0;
  const Held<FcPattern> any(render::library().FcPatternCreate());
  const Held<FcObjectSet> wanted(render::library().FcObjectSetBuild(FC_CHARSET, nullptr));
  const Held<FcFontSet> fonts(render::library().FcFontList(nullptr, any.get(), wanted.get()));
  for (int i = 0; fonts && i < fonts->nfont; ++i) {
    FcCharSet* has = nullptr;
    if (render::library().FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &has) != FcResultMatch) continue;
    std::erase_if(letters, [has](char32_t code) { return render::library().FcCharSetHasChar(has, code) == FcTrue; });
  }
  return letters.size();
}

}  // namespace rtsurv::report
