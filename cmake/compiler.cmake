# How the project compiles its own sources. Nothing here reaches those who link the library.

# The warnings of a compiler that the project has not met are no errors.
set(known_compiler OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(known_compiler "${PROJECT_IS_TOP_LEVEL}")
endif()
option(RTSURV_WARNINGS_AS_ERRORS "Treat warnings as errors" ${known_compiler})

set(CMAKE_CXX_EXTENSIONS OFF)
if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

  # Every clone of the project finds in the cache what another has compiled; precompiled headers need the sloppiness.
  find_program(RTSURV_CCACHE ccache)
  if(RTSURV_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${RTSURV_CCACHE}")
  endif()
endif()

# Position-independent and hidden: the same objects serve the program and the extension of Python, a shared library that
# shows nothing but its entry point.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# Linked by every target of this project, and exported by none.
add_library(rtsurv_compiler INTERFACE)
target_compile_features(rtsurv_compiler INTERFACE cxx_std_20)
target_compile_options(rtsurv_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  # GCC 12 sees overlapping copies in `"text" + std::string` that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # A local name may be that of a function in a neighbour that is compiled together with it.
  $<$<BOOL:${CMAKE_UNITY_BUILD}>:-Wno-shadow>
  # No fused multiply-add and no reassociation: what is compiled here gives the same bytes on every x86-64 machine. (exp and
  # log of the C library have other last digits where there is FMA.)
  -ffp-contract=off
  -pthread
  # Precompiled headers that the cache can hold.
  $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
  "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>"
  $<$<BOOL:${RTSURV_WARNINGS_AS_ERRORS}>:-Werror>)

# Text is written once per run and compiled often: little optimisation for what only writes it, and for the tests.
set(RTSURV_LIGHT_OPTIMISATION $<$<CONFIG:Release>:-O1>)
