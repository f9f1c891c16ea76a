# Third-party libraries: Debian 12 packages, and DuckDB as scripts/setup fetched it.
# survival, dose and chain need the first four, and the headers of Random123.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Boost 1.81 REQUIRED)
find_package(TBB REQUIRED)
find_package(fmt REQUIRED)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)

if(RTSURV_PROGRAM)
  find_package(PkgConfig REQUIRED)
  find_package(nlohmann_json REQUIRED)
  find_package(CLI11 REQUIRED)
  find_package(ZLIB REQUIRED)
  find_package(OpenSSL REQUIRED COMPONENTS Crypto)
  find_package(SQLite3 REQUIRED)
  pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
  pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
  pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
  pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)

  # Debian's package has no file for pkg-config.
  find_path(READSTAT_INCLUDE_DIR readstat.h REQUIRED)
  find_library(READSTAT_LIBRARY readstat REQUIRED)
  add_library(rtsurv_readstat SHARED IMPORTED)
  set_target_properties(rtsurv_readstat PROPERTIES
    IMPORTED_LOCATION "${READSTAT_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${READSTAT_INCLUDE_DIR}")

  # An installed one first, else the copy in build/deps.
  find_path(DUCKDB_INCLUDE_DIR duckdb.h HINTS "${PROJECT_SOURCE_DIR}/build/deps/duckdb")
  find_library(DUCKDB_LIBRARY duckdb HINTS "${PROJECT_SOURCE_DIR}/build/deps/duckdb")
  if(NOT DUCKDB_INCLUDE_DIR OR NOT DUCKDB_LIBRARY)
    message(FATAL_ERROR "DuckDB is missing; run scripts/setup")
  endif()
  # Programs load it when they first need it, so that they start sooner, and find it by their path of libraries.
  add_library(rtsurv_duckdb INTERFACE IMPORTED)
  set_target_properties(rtsurv_duckdb PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${DUCKDB_INCLUDE_DIR}")
  cmake_path(GET DUCKDB_LIBRARY PARENT_PATH CMAKE_BUILD_RPATH)
endif()

if(RTSURV_PROGRAM AND RTSURV_FIGURES)
  pkg_check_modules(RSVG REQUIRED IMPORTED_TARGET librsvg-2.0 cairo-pdf cairo-ps fontconfig)
  # Its headers alone: as DuckDB, it is loaded when it is first needed.
  add_library(rtsurv_rsvg INTERFACE IMPORTED)
  target_include_directories(rtsurv_rsvg INTERFACE ${RSVG_INCLUDE_DIRS})
  find_package(TIFF REQUIRED COMPONENTS CXX)
endif()
