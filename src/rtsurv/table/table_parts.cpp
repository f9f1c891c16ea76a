#include "rtsurv/table/table_parts.hpp"

#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/parquet_stream.hpp"

namespace rtsurv::table {

struct TableParts::Impl {
  explicit Impl(const ReadOptions& options) : stream(options), named(stream.columns()) {}

  static constexpr std::size_t rows_at_once = std::size_t{1} << 18;

  detail::ParquetStream stream;
  std::vector<detail::SqlColumn> named;
  std::vector<std::size_t> start = {};  // the first row of each part that was reached
};

TableParts::TableParts(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}
TableParts::TableParts(TableParts&&) noexcept = default;
TableParts& TableParts::operator=(TableParts&&) noexcept = default;
TableParts::~TableParts() = default;

std::size_t TableParts::rows() const noexcept { return impl_->stream.rows(); }
std::size_t TableParts::columns() const noexcept { return impl_->stream.columns().size(); }
std::size_t TableParts::bytes() const noexcept { return impl_->stream.bytes(); }

Table TableParts::head(std::size_t rows) const { return Table(impl_->stream.head(rows)); }

void TableParts::keep_named(const std::vector<std::string>& texts) {
  impl_->named = detail::named_columns(impl_->stream.columns(), texts);
}

void TableParts::each(std::size_t skipped, const std::function<void(Table)>& use) {
  std::vector<std::size_t>& start = impl_->start;
  if (start.empty()) start.push_back(0);
  if (skipped >= start.size()) throw InvalidOption("parts can be skipped once they have been read");
  if (start[skipped] == rows()) return;
  std::size_t part = skipped;
  impl_->stream.read(impl_->named, start[skipped], Impl::rows_at_once, [&](detail::Loaded loaded) {
    const std::size_t end = start[part] + loaded.cohort.row.size();
    if (++part == start.size()) start.push_back(end);
    use(Table(std::move(loaded)));
  });
}

}  // namespace rtsurv::table
