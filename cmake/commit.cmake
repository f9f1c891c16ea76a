# cmake -DSOURCE=... -DOUTPUT=... -P commit.cmake: writes the commit of a source tree as a C++ source, at every build.
# 12 digits, "-dirty" when a tracked file differs from it, "unknown" without git. Does not touch an output that is right.
set(commit "unknown")
if(EXISTS "${SOURCE}/.git")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env GIT_OPTIONAL_LOCKS=0
      git -C "${SOURCE}" describe --always --dirty --abbrev=12 --exclude=*
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    set(commit "${described}")
  endif()
endif()
set(text "#include \"rtsurv/core/version.hpp\"

std::string_view rtsurv::commit() noexcept { return \"${commit}\"; }
")
set(written "")
if(EXISTS "${OUTPUT}")
  file(READ "${OUTPUT}" written)
endif()
if(NOT written STREQUAL text)
  file(WRITE "${OUTPUT}" "${text}")
endif()
