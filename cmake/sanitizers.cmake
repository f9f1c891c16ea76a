option(RTSURV_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(RTSURV_FUZZ "Build the targets of fuzz/ with Clang's libFuzzer" OFF)

if(RTSURV_SANITIZE)
  target_compile_options(rtsurv_compiler INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(rtsurv_compiler INTERFACE RTSURV_SANITIZED)  # tests that repeat themselves do so less often
  target_link_options(rtsurv_compiler INTERFACE -fsanitize=address,undefined)
endif()
