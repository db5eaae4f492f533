/* label_stream.c: see label_stream.h. */
#include "app/label_stream.h"

#include <string.h>

#include "app/printing.h"
#include "base/file.h"
#include "base/str.h"

enum printer_language label_stream_language(const char *path)
{
    const char *dot = path != NULL ? strrchr(path, '.') : NULL;
    return dot != NULL ? printer_language_by_name(dot + 1) : PRINTER_LANGUAGE_NONE;
}

static bool has_dpi(const struct stock *stock, int dpi)
{
    return stock->medium == STOCK_SHEET || (dpi == 203 ? stock->dots_203 : stock->dots_300)[0] != 0;
}

/* Brother and Dymo heads have 300 dots an inch, receipt printers 203; others are made with both. */
static bool may_differ(enum printer_language language)
{
    return language == PRINTER_ZPL || language == PRINTER_TSPL || language == PRINTER_EPL;
}

bool label_stream_stock(enum printer_language language, bool is_exact, struct stock_choice *stock,
                        struct error *err)
{
    int dpi = printer_language_dpi(language);
    if (stock->dpi == dpi || may_differ(language)) {
        return true;
    }
    if (!is_exact && has_dpi(stock->stock, dpi)) {
        stock->dpi = dpi;
        return true;
    }
    char names[160] = "";
    for (size_t i = 0; i < stock_count(); i++) {
        const struct stock *other = stock_at(i);
        if (other->medium == STOCK_THERMAL && has_dpi(other, dpi)) {
            (void)str_append(names, sizeof names, names[0] != '\0' ? ", " : "");
            (void)str_append(names, sizeof names, other->name);
        }
    }
    return error_set(err, ERROR_INPUT, "printer_resolution",
                     "Ces imprimantes ont %d points par pouce, le papier %s en a %d. Prenez : %s.",
                     dpi, stock->stock->name, stock->dpi, names);
}

/* Dots behind those before. */
static bool add_dots(enum printer_language language, const struct stock_choice *stock,
                     enum label_kind kind, const struct bitmap *dots, struct file_out *file,
                     struct stream *bytes, struct error *err)
{
    struct printer_media media = printing_media(stock->stock, stock->dpi);
    media.is_packed = false; /* a file is to be read by anybody */
    if (!printing_fits(language, dots, kind, err)) {
        return false;
    }
    stream_clear(bytes);
    (void)printer_write_label(language, dots, &media, bytes);
    file_out_write(file, bytes->data, bytes->count); /* a failure is told by the commit */
    return true;
}

bool label_stream_write(enum printer_language language, const struct stock_choice *stock,
                        const struct label *labels, size_t count, const char *path,
                        struct label_placed *ret_placed, struct error *err)
{
    struct file_out file = {0};
    struct stream bytes = {0};
    struct label_press *press = label_press_create(err);
    bool done = press != NULL && file_out_open(&file, path, err);
    double dots_per_mm = stock_dots_per_mm(stock->dpi);
    for (size_t i = 0; done && i < count; i++) {
        struct bitmap dots = {0};
        done = label_press_bitmap(press, stock, &labels[i], &dots, err) &&
               add_dots(language, stock, labels[i].kind, &dots, &file, &bytes, err);
        if (done && ret_placed != NULL) {
            ret_placed[i] = (struct label_placed){.label = i,
                                                  .page = (int)i + 1,
                                                  .width_mm = dots.width / dots_per_mm,
                                                  .height_mm = dots.height / dots_per_mm};
            (void)str_copy(ret_placed[i].code, sizeof ret_placed[i].code, labels[i].code);
        }
        bitmap_finish(&dots);
    }
    done = done && file_out_commit(&file, err);
    file_out_abandon(&file);
    stream_finish(&bytes);
    label_press_destroy(press);
    return done;
}

bool label_stream_slips(enum printer_language language, const struct stock_choice *stock,
                        struct roll_slip *const *slips, size_t count, const char *path,
                        struct error *err)
{
    struct file_out file = {0};
    struct stream bytes = {0};
    struct label_press *press = label_press_create(err);
    bool done = press != NULL && file_out_open(&file, path, err);
    for (size_t i = 0; done && i < count; i++) {
        struct bitmap dots = {0};
        done = roll_slip_bitmap(press, stock, slips[i], &dots, err) &&
               add_dots(language, stock, LABEL_COMMAND, &dots, &file, &bytes, err);
        bitmap_finish(&dots);
    }
    done = done && file_out_commit(&file, err);
    file_out_abandon(&file);
    stream_finish(&bytes);
    label_press_destroy(press);
    return done;
}
