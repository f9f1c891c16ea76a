#pragma once
// The visible text of an HTML page: its tables as cells, everything else as paragraphs.

#include <string>
#include <vector>

namespace rtsurv::audit {

struct PageTable {
  std::string caption;
  std::vector<std::vector<std::string>> rows;  ///< the first is the header
};

struct ReportPage {
  std::vector<PageTable> tables;
  std::vector<std::string> paragraphs;
};

/// Style, script and drawings are left out; entities become characters. Linear; any bytes will do.
[[nodiscard]] ReportPage read_page(const std::string& html);

}  // namespace rtsurv::audit
