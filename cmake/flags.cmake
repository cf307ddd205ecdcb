# -ffp-contract=off: both compilers must compute the same floating-point results, so that the record has the same bytes.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12 inside std::string at -O2 (GCC bug 105329 and its kin).
  add_compile_options(-Wno-restrict -Wno-stringop-overflow -Wno-maybe-uninitialized -Wno-array-bounds)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_SANITIZE "-O1 -g1 -fno-omit-frame-pointer")
set(CMAKE_C_FLAGS_SANITIZE "-O1 -g1 -fno-omit-frame-pointer")
if(ONRECORD_SANITIZE)
  add_compile_options(-fsanitize=${ONRECORD_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${ONRECORD_SANITIZE})
endif()
if(ONRECORD_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The headers of the standard library and of fmt, which nearly every file reads, are compiled once for all. A file still
# includes what it uses: the build with clang has no precompiled headers and tells if it does not.
option(ONRECORD_PRECOMPILE "Precompile the headers of the standard library" ON)
function(onrecord_precompiled target)
  if(NOT ONRECORD_PRECOMPILE)
    return()
  endif()
  if(target STREQUAL "onrecord_base")
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <cstdint> <filesystem> <functional> <map>
      <memory> <optional> <set> <span> <string> <string_view> <tuple> <unordered_map> <utility> <vector> <fmt/format.h>)
  else()
    target_precompile_headers(${target} REUSE_FROM onrecord_base)
  endif()
endfunction()

find_program(CCACHE ccache)
if(CCACHE)
  # ccache takes files with precompiled headers only when told that these may be trusted. Paths below the checkout are taken as
  # relative ones, so that a second checkout is built from what the first one left.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()
