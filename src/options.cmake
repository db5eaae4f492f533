# Compiler options that every target of Borne shares, as one interface library.
add_library(borne_options INTERFACE)
target_compile_definitions(borne_options INTERFACE _POSIX_C_SOURCE=200809L _FILE_OFFSET_BITS=64)
target_include_directories(borne_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(borne_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wswitch-enum -Wvla -Wformat=2 -Wundef -Wcast-qual -Wwrite-strings
  $<$<BOOL:${BORNE_WERROR}>:-Werror>)

# borne_library(NAME LIBS...): the library of one folder; sources are the folder's listed files.
# The name of the target is borne_<folder>, the same as the layer in src/ARCHITECTURE.md.
function(borne_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(borne_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(borne_${name} PUBLIC ${ARG_LINKS} PRIVATE borne_options)
endfunction()
