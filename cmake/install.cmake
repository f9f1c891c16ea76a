# `cmake --install`: the package rtsurv in two parts, "statistics" (core, math, parallel, survival, dose, chain), which
# needs TBB and fmt where it is used, and "program", everything else. Warnings and include rules stay at home.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# rtsurv_install_module(NAME): installs a module with its headers, but for those under detail/.
# RTSURV_PACKAGE_PART names the part that it belongs to.
function(rtsurv_install_module name)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.hpp")
  list(FILTER headers EXCLUDE REGEX "/detail/")
  target_sources(rtsurv_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/src" FILES ${headers})
  set_target_properties(rtsurv_${name} PROPERTIES EXPORT_NAME ${name})
  if(RTSURV_INSTALL)
    install(TARGETS rtsurv_${name} EXPORT rtsurv-${RTSURV_PACKAGE_PART} FILE_SET HEADERS)
  endif()
endfunction()

# rtsurv_install_program(TARGET): installs a program, which finds the DuckDB that lies beside the package.
function(rtsurv_install_program target)
  file(RELATIVE_PATH to_package "/${CMAKE_INSTALL_BINDIR}" "/${CMAKE_INSTALL_LIBDIR}/rtsurv")
  set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN/${to_package}")
  if(RTSURV_INSTALL)
    install(TARGETS ${target})
  endif()
endfunction()

# rtsurv_install_package(): what find_package(rtsurv) reads, and the copy of DuckDB that scripts/setup fetched.
function(rtsurv_install_package)
  set(package "${CMAKE_INSTALL_LIBDIR}/cmake/rtsurv")
  install(EXPORT rtsurv-statistics NAMESPACE rtsurv:: DESTINATION "${package}")
  if(RTSURV_PROGRAM)
    install(EXPORT rtsurv-program NAMESPACE rtsurv:: DESTINATION "${package}")
    if(DUCKDB_LIBRARY MATCHES "^${PROJECT_SOURCE_DIR}/build/deps/")
      install(FILES "${DUCKDB_LIBRARY}" DESTINATION "${CMAKE_INSTALL_LIBDIR}/rtsurv")
    endif()
  endif()
  configure_package_config_file(cmake/rtsurv-config.cmake.in "${PROJECT_BINARY_DIR}/rtsurv-config.cmake"
    INSTALL_DESTINATION "${package}" PATH_VARS CMAKE_INSTALL_LIBDIR)
  write_basic_package_version_file("${PROJECT_BINARY_DIR}/rtsurv-config-version.cmake" COMPATIBILITY SameMinorVersion)
  install(FILES "${PROJECT_BINARY_DIR}/rtsurv-config.cmake" "${PROJECT_BINARY_DIR}/rtsurv-config-version.cmake"
    DESTINATION "${package}")
endfunction()
