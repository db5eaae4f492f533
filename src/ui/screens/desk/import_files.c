/* import_files.c: several files of orders on the stick: one is chosen by a tap. */
#include "base/str.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/import.h"
#include "ui/words.h"

static void say_size(const struct ui *ui, char *to, size_t size, uint64_t bytes)
{
    unsigned long kb = (unsigned long)((bytes + 1023) / 1024);
    if (kb < 1024) {
        str_format(to, size, _("%lu KB"), kb);
    } else {
        str_format(to, size, _("%lu MB"), (kb + 512) / 1024);
    }
}

/* "28 oct., 12 Ko, dans le dossier novembre". */
static void say_file(const struct ui *ui, const struct ui_view *view, const struct ui_file *file,
                     char *to, size_t size)
{
    char day[48], bytes[32], part[200];
    int64_t local_s = file->changed_s + view->utc_offset_s;
    moment_day(ui->language, (int32_t)(local_s / 86400), day, sizeof day);
    say_size(ui, bytes, sizeof bytes, file->bytes);
    str_format(to, size, "%s · %s", day, bytes);
    if (file->folder[0] != '\0') {
        str_format(part, sizeof part, _(" · in the folder %s"), file->folder);
        (void)str_append(to, size, part);
    }
}

static void draw_file(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect, int index)
{
    const struct theme *theme = kit->theme;
    const struct ui_file *file = &view->import.files[index];
    char name[FRAME_NAME], text[300];
    str_format(name, sizeof name, "file_%d", index);
    desk_tile(kit, rect, name, IMPORT_FILE, index, index == 0 ? COLOUR_GREEN : 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 6.0), theme_px(theme, 2.0));
    int side = theme_px(theme, 17.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), PICTURE_SHEET,
                  255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_GREEN, ALIGN_RIGHT);
    int lines = theme->narrow ? 5 : 3, line = inside.h / lines; /* long words have two there */
    struct rect head = rect_cut_top(&inside, line),
                foot = rect_cut_bottom(&inside, theme->narrow ? 2 * line : line);
    if (index == 0) {
        struct rect *row = theme->narrow ? &foot : &head;
        int width = text_width(kit, style, _("the newest"));
        text_draw(kit, rect_cut_right(row, width), style, _("the newest"));
        (void)rect_cut_right(row, theme_px(theme, 4.0));
    }
    desk_product(kit, head, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), file->name);
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    desk_product(kit, inside, style, file->title);
    say_file(ui, view, file, text, sizeof text);
    style.colour = COLOUR_MUTED;
    desk_product(kit, foot, style, text);
}

void import_files_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Import"), view->stick_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("Which file holds the orders of the month?"));
    if (!view->import.is_complete) {
        const char *text = _("There are too many files on this stick: some were not looked at.");
        desk_band(kit, rect_cut_bottom(&body, desk_band_height(kit, body.w, text, 18.0)),
                  VERDICT_QUESTION, text);
        (void)rect_cut_bottom(&body, theme->gap);
    }
    int row_h = theme_px(theme, theme->narrow ? 64.0 : 33.0),
        rows = desk_fit(body.h, row_h, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, view->import.file_count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_file(ui, view, kit, rect_cut_top(&body, row_h), i);
        (void)rect_cut_top(&body, theme->gap);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}
