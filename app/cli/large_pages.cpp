// The program's memory: what is large lies in large pages where Linux gives them on request. A column of a million numbers
// is written once and then read in the order of time, so that with small pages a first curve takes twice as long.

#include <cstddef>

#if defined(__linux__) && defined(__GLIBC__) && !defined(RTSURV_SANITIZED)

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20U;
constexpr std::size_t large = 2 * large_page;

/// Released by free().
void* allocate(std::size_t size) noexcept {
  if (size < large) return std::malloc(size == 0 ? 1 : size);
  if (size > PTRDIFF_MAX - large_page) return nullptr;
  void* const memory = std::aligned_alloc(large_page, (size + large_page - 1) / large_page * large_page);
  if (memory != nullptr) madvise(memory, size, MADV_HUGEPAGE);  // advice: small pages do as well
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  for (;;) {
    if (void* const memory = allocate(size)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif
