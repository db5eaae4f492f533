# The words on screen: every folder of assets/words is a language. Its .po files become one .mo, the
# head of which is that of its language.po; found in the build folder.
find_program(MSGCAT msgcat REQUIRED)
find_program(MSGFMT msgfmt REQUIRED)

set(BORNE_WORDS_DIR ${CMAKE_BINARY_DIR}/words)
set(words_made)
file(GLOB languages CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/assets/words
  ${CMAKE_SOURCE_DIR}/assets/words/*)
# The C library's own locale under a name that gettext looks words up for (words.c), as it is here
# and as it is where Borne is installed.
file(MAKE_DIRECTORY ${BORNE_WORDS_DIR}/locale ${CMAKE_BINARY_DIR}/locale)
file(CREATE_LINK /usr/lib/locale/C.utf8 ${BORNE_WORDS_DIR}/locale/borne SYMBOLIC)
file(CREATE_LINK ../../../../lib/locale/C.utf8 ${CMAKE_BINARY_DIR}/locale/borne SYMBOLIC)
foreach(language ${languages})
  set(head ${CMAKE_SOURCE_DIR}/assets/words/${language}/language.po)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/words/${language}/*.po)
  list(REMOVE_ITEM sources ${head})
  set(mo ${BORNE_WORDS_DIR}/borne/LC_MESSAGES/borne-${language}.mo)
  add_custom_command(
    OUTPUT ${mo}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${BORNE_WORDS_DIR}/borne/LC_MESSAGES
    COMMAND ${MSGCAT} --use-first --force-po -o ${BORNE_WORDS_DIR}/${language}.po ${head} ${sources}
    COMMAND ${MSGFMT} --check-format -o ${mo} ${BORNE_WORDS_DIR}/${language}.po
    DEPENDS ${head} ${sources}
    COMMENT "Words: ${language}"
    VERBATIM)
  list(APPEND words_made ${mo})
endforeach()
add_custom_target(words ALL DEPENDS ${words_made})
