#include "rtsurv/results/study.hpp"

#include <algorithm>
#include <cctype>

namespace rtsurv::results {

const ColumnLabel* Study::find_column(const std::string& column) const {
  for (const ColumnLabel& entry : columns)
    if (entry.column == column) return &entry;
  return nullptr;
}

bool Study::is_simulated() const {
  std::string file = manifest.data_file;
  std::transform(file.begin(), file.end(), file.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return file.find("simulated") != std::string::npos;
}

}  // namespace rtsurv::results
