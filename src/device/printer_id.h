/* printer_id.h: which language a printer speaks, by what it says of itself (IEEE 1284 id), else by
 * its maker and model numbers. The director's choice goes before both. */
#ifndef BORNE_DEVICE_PRINTER_ID_H
#define BORNE_DEVICE_PRINTER_ID_H

#include "device/printer_language.h"
#include "device/printer_port.h"

/* PRINTER_LANGUAGE_NONE when nothing says it: the director is asked. */
enum printer_language printer_id_language(const struct printer_found *found);

#endif
