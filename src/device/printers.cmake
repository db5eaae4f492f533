# The printers' part of the device layer: languages, emulated printers, a label over a port.
target_sources(borne_device PRIVATE
  emulated_printer.c emulated_raster.c emulated_text.c language_dymo.c language_epl.c
  language_escpos.c language_ql.c language_tspl.c language_zpl.c printer_id.c printer_language.c
  printer_run.c stream.c)
find_package(Cups REQUIRED)
target_sources(borne_device PRIVATE office_printer.c)
target_link_libraries(borne_device PRIVATE Cups::Cups)
