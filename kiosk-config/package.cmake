# Where the files go on a station, and the Debian package of them: `cmake --install`, `cpack`.
include(GNUInstallDirs)
set(kiosk ${CMAKE_CURRENT_SOURCE_DIR}/kiosk-config)

install(TARGETS borne RUNTIME DESTINATION bin)
install(TARGETS borne-helper borne-sign borne-screen RUNTIME DESTINATION lib/borne)
install(DIRECTORY ${CMAKE_BINARY_DIR}/words/borne DESTINATION share/borne/words)
install(DIRECTORY ${CMAKE_BINARY_DIR}/locale DESTINATION share/borne/words)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/assets/demo DESTINATION share/borne)
install(PROGRAMS ${kiosk}/stick.sh DESTINATION lib/borne RENAME stick)
install(PROGRAMS ${kiosk}/clock.sh DESTINATION lib/borne RENAME clock)
install(PROGRAMS ${kiosk}/display.sh DESTINATION lib/borne RENAME display)
install(FILES ${kiosk}/xorg.conf DESTINATION lib/borne)
install(PROGRAMS ${kiosk}/device.sh DESTINATION lib/borne RENAME device)
install(PROGRAMS ${kiosk}/setup.sh DESTINATION lib/borne RENAME setup)
install(PROGRAMS ${kiosk}/disk.sh DESTINATION lib/borne RENAME disk)
install(PROGRAMS ${kiosk}/update.sh DESTINATION lib/borne RENAME update)
install(FILES ${kiosk}/systemd/borne.service ${kiosk}/systemd/borne-fault.service
  ${kiosk}/systemd/borne-lost.service
  ${kiosk}/systemd/borne-stick@.service ${kiosk}/systemd/borne-helper.socket
  ${kiosk}/systemd/borne-helper@.service ${kiosk}/systemd/borne-version.service
  ${kiosk}/systemd/borne-update@.service ${kiosk}/systemd/borne-update-back.service
  ${kiosk}/systemd/borne-disk@.service ${kiosk}/systemd/borne-disks.service
  DESTINATION lib/systemd/system)
install(FILES ${kiosk}/systemd/dev-dri-card0.device.d/borne.conf
  DESTINATION lib/systemd/system/dev-dri-card0.device.d)
install(FILES ${kiosk}/udev/70-borne.rules DESTINATION lib/udev/rules.d)
install(FILES ${kiosk}/systemd/borne.sysusers DESTINATION lib/sysusers.d RENAME borne.conf)
install(FILES ${kiosk}/systemd/borne.tmpfiles DESTINATION lib/tmpfiles.d RENAME borne.conf)
install(FILES ${kiosk}/deb/copyright DESTINATION share/doc/borne)
install(FILES ${kiosk}/deb/lintian-overrides DESTINATION share/lintian/overrides RENAME borne)

# The page of the manual and the list of changes are kept as texts and packed small.
foreach(pair "deb/borne.1;share/man/man1;borne.1.gz" "deb/changelog;share/doc/borne;changelog.gz")
  list(GET pair 0 from)
  list(GET pair 1 to)
  list(GET pair 2 name)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/${name}
    COMMAND gzip -9nc ${kiosk}/${from} > ${CMAKE_BINARY_DIR}/${name}
    DEPENDS ${kiosk}/${from} VERBATIM)
  list(APPEND packed ${CMAKE_BINARY_DIR}/${name})
  install(FILES ${CMAKE_BINARY_DIR}/${name} DESTINATION ${to})
endforeach()
add_custom_target(packed_texts ALL DEPENDS ${packed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME borne)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Borne <borne@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "offline kiosk of a food co-op's prep room")
set(CPACK_PACKAGE_DESCRIPTION
  "Takes the month's orders from a USB stick, prints labels for the crates,
leads volunteers through filling them one scan at a time, has another pair
check each crate, and gives the director the list of what went wrong.

It needs no network. /usr/lib/borne/setup makes the PC start with it.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "fonts-inter, fonts-noto-ui-core, fonts-noto-color-emoji, espeak-ng, librsvg2-bin, systemd")
# The screen without a desktop, and reading sticks of all kinds.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "libgbm1, libegl1, libgles2, libgl1-mesa-dri, alsa-utils, udev, dosfstools, ntfs-3g")
# Other ways to the screen, for PCs where that one shows nothing.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
  "cage, seatd, libgl1, xserver-xorg-core, xserver-xorg-input-libinput, xserver-xorg-video-fbdev")
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${kiosk}/deb/postinst ${kiosk}/deb/prerm ${kiosk}/deb/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
