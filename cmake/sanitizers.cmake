option(RTSURV_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(RTSURV_SANITIZE)
  target_compile_options(rtsurv_compiler INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(rtsurv_compiler INTERFACE -fsanitize=address,undefined)
endif()
