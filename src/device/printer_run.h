/* printer_run.h: one label over a port, from its dots to the printer's word that it came out:
 * through partial transfers, time-outs, paper that ends and printers that are pulled. Knows nothing
 * of the spool; who holds it says when the last step may go. Waits, so it has a thread of its own.
 */
#ifndef BORNE_DEVICE_PRINTER_RUN_H
#define BORNE_DEVICE_PRINTER_RUN_H

#include "device/printer_language.h"
#include "device/printer_port.h"

/* What a run asks and tells. */
struct printer_hooks {
    /* Something is in the way, or nothing any more (all zero). */
    void (*way)(void *context, const struct printer_way *way);
    /* True: all but the last step is with the printer; to be kept before it goes. False: it was not
     * taken whole, the label begins anew. When it returns false the run is given up. */
    bool (*given)(void *context, bool is_given);
    bool (*is_cancelled)(void *context);
    /* Waits so long, or until somebody says that it is worth looking. */
    void (*wait)(void *context, int ms);
    void *context;
};

enum printer_end {
    PRINTER_PRINTED,  /* the printer said so */
    PRINTER_SENT,     /* all of it is with the printer, which does not say more */
    PRINTER_GIVEN_UP, /* cancelled, or not to be kept: no whole label went out */
};

/* A printer between labels. To be filled with bus, key and language, the rest zero. */
struct printer_line {
    struct printer_bus bus;
    char key[96];
    enum printer_language language;
    struct printer_port port;
    bool is_open, is_begun;
    struct stream out;
    uint8_t in[512];
    size_t in_count;
};

/* Prints one label; the dots fit (printer_label_fits). */
enum printer_end printer_run(struct printer_line *line, const struct bitmap *dots,
                             const struct printer_media *media, const struct printer_hooks *hooks);
/* Asks what is in the way, and prints nothing; opens the printer if it is not. False: it says
 * nothing of itself; *ret_way is set all the same. Waits a second or two at most. */
bool printer_ask(struct printer_line *line, const struct printer_media *media,
                 struct printer_way *ret_way);
/* Gives the printer back. */
void printer_line_close(struct printer_line *line);
/* The same, and frees. */
void printer_line_finish(struct printer_line *line);

#endif
