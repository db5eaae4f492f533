# The words on screen: all .po of a language become one .mo, found in the build folder.
find_program(MSGCAT msgcat REQUIRED)
find_program(MSGFMT msgfmt REQUIRED)

set(BORNE_WORDS_DIR ${CMAKE_BINARY_DIR}/words)
set(words_made)
foreach(language fr)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/words/${language}/*.po)
  set(mo ${BORNE_WORDS_DIR}/borne/LC_MESSAGES/borne-${language}.mo)
  add_custom_command(
    OUTPUT ${mo}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${BORNE_WORDS_DIR}/borne/LC_MESSAGES
    COMMAND ${MSGCAT} --use-first -o ${BORNE_WORDS_DIR}/${language}.po ${sources}
    COMMAND ${MSGFMT} --check-format -o ${mo} ${BORNE_WORDS_DIR}/${language}.po
    DEPENDS ${sources}
    COMMENT "Words: ${language}"
    VERBATIM)
  list(APPEND words_made ${mo})
endforeach()
add_custom_target(words ALL DEPENDS ${words_made})
