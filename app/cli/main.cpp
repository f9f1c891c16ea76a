#include <iostream>

#include "rtsurv/core/version.hpp"

int main() {
  std::cout << "rtsurv " << rtsurv::version() << '\n';
  return 0;
}
