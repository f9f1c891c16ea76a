# Sourced by the scripts: build PRESET TARGET... configures and builds, silent unless something fails.
build() {
  local preset=$1 log=build/build.log
  shift
  mkdir -p build
  cmake --preset "$preset" >"$log" 2>&1 || { tail -n 30 "$log"; return 1; }
  [ ! -t 1 ] || echo "Building (some minutes the first time; log: $log)"
  cmake --build --preset "$preset" --target "$@" >>"$log" 2>&1 || { grep -E -A 12 'error:|FAILED' "$log" | head -n 600; return 1; }
}
