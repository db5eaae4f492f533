# The build modes behind CMakePresets.json: they hold for every target, so they are set once here.
set(BORNE_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined or thread")
option(BORNE_HARDEN "Hardening of a released program" OFF)
option(BORNE_COVERAGE "Count which lines the tests reach (gcov)" OFF)
option(BORNE_ANALYZE "Static analysis: gcc -fanalyzer while building, clang-tidy as a test" OFF)

if(BORNE_SANITIZE)
  add_compile_options(-fsanitize=${BORNE_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BORNE_SANITIZE})
endif()

if(BORNE_FUZZ)
  # Our code is instrumented everywhere; only the fuzz targets link libFuzzer's own main.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(BORNE_HARDEN)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES C)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
    -fstack-clash-protection)
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()

if(BORNE_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
  find_program(GCOVR gcovr REQUIRED)
  add_custom_target(coverage_page
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/coverage
    COMMAND ${GCOVR} --root ${CMAKE_SOURCE_DIR} --filter ${CMAKE_SOURCE_DIR}/src
      --exclude-throw-branches --html-details ${CMAKE_BINARY_DIR}/coverage/index.html
      --txt ${CMAKE_BINARY_DIR}/coverage/summary.txt --print-summary ${CMAKE_BINARY_DIR}
    COMMENT "Coverage: ${CMAKE_BINARY_DIR}/coverage/index.html"
    VERBATIM)
endif()

if(BORNE_ANALYZE AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
  # What it says is to be read and no error: gcc 12 does not see that ASSERT never returns, nor
  # through copies of structs.
  add_compile_options($<$<COMPILE_LANGUAGE:C>:-fanalyzer>)
  set(BORNE_WERROR OFF)
endif()
