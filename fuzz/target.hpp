#pragma once
// What each target of this folder defines; entry.cpp calls it.

#include <string>

namespace rtsurv::fuzz {

/// Does with the bytes of a stranger's file what the program does. Only an Error may leave it, and it says something.
void run(const std::string& bytes);

}  // namespace rtsurv::fuzz
