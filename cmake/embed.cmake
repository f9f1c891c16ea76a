# cmake -D OUT=files.c -D rtsurv_pages=FOLDER -D rtsurv_sample=FOLDER -P embed.cmake: a source of C that holds the files of
# each folder, byte for byte, as a list that ends without a path. A folder that is not there is an empty one.
set(code "struct EmbeddedFile { const char *path, *begin, *end; };\n")
foreach(list rtsurv_pages rtsurv_sample)
  file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE "${${list}}" "${${list}}/*")
  set(entries "")
  set(place 0)
  foreach(file IN LISTS files)
    set(name "${list}_${place}")
    string(APPEND code "__asm__(\".pushsection .rodata\\n\" \".global ${name}\\n\" \"${name}:\\n\" \".incbin \\\"${${list}}/${file}\\\"\\n\""
      " \".global ${name}_end\\n\" \"${name}_end:\\n\" \".byte 0\\n\" \".popsection\\n\");\n"
      "extern const char ${name}[], ${name}_end[];\n")
    string(APPEND entries "{\"${file}\", ${name}, ${name}_end}, ")
    math(EXPR place "${place} + 1")
  endforeach()
  string(APPEND code "const struct EmbeddedFile ${list}[] = {${entries}{0, 0, 0}};\n")
endforeach()
file(WRITE "${OUT}" "${code}")
