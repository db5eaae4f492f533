/* desk_facts.c: the day's small numbers, each the way to its list. */
#include "ui/screens/desk/desk_facts.h"

#include "base/str.h"
#include "ui/moment.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/words.h"

#define DISK_LOW_BYTES ((int64_t)2 << 30) /* a month of records and papers is some hundred MB */

enum { BACKUP_OLD_DAYS = 3 };

enum { COLD_LONG_MS = 20 * 60000 }; /* a cold bag open for longer is looked at */

/* A small fact: a number over what it is; opens its list, an enum desk_list of the day or a screen.
 */
static void draw_fact(const struct kit *kit, struct rect cell, const char *name, int list,
                      const char *number, const char *word, bool warns)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, cell, name, list < 0 ? DESK_CHOOSE : DESK_SCREEN, list,
              warns ? COLOUR_AMBER : 0);
    struct rect inside = rect_inset(cell, theme_px(theme, warns ? 5.0 : 3.0), theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), number);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), word);
}

int desk_facts_height(const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    return theme->narrow ? 2 * theme->target + theme->gap : theme->target;
}

/* In one row, on a high panel in two. */
static struct rect fact_cell(const struct kit *kit, struct rect rect, int cells, int index)
{
    const struct theme *theme = kit->theme;
    if (!theme->narrow) {
        return rect_cell(rect, cells, 1, theme->gap, index);
    }
    int above = (cells + 1) / 2;
    struct rect first = rect_cut_top(&rect, theme->target);
    (void)rect_cut_top(&rect, theme->gap);
    return index < above ? rect_cell(first, above, 1, theme->gap, index)
                         : rect_cell(rect, cells - above, 1, theme->gap, index - above);
}

/* When all will be packed, by the pace of the last crates: for the director alone. */
static void say_forecast(const struct ui *ui, const struct ui_view *view, char *number, size_t size,
                         char *word, size_t word_size)
{
    char at[24], early[24], late[24];
    int64_t early_ms, late_ms;
    int64_t end_ms = summary_forecast_ms(view->prep, view->now_ms, &early_ms, &late_ms);
    str_copy(number, size, "–");
    str_copy(word, word_size, _("end: too early"));
    if (end_ms > 0) {
        moment_time(view, at, sizeof at, end_ms);
        moment_time(view, early, sizeof early, early_ms);
        moment_time(view, late, sizeof late, late_ms);
        str_format(number, size, _("end ~ %s"), at);
        str_format(word, word_size, "%s – %s", early, late);
    }
}

/* How old the disk's latest backup is; true when it is too old. */
static bool say_backup(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    int32_t day = view->keep != NULL ? moment_read(view->keep->latest) : 0;
    int32_t days = moment_today(view) - day;
    if (view->keep == NULL) {
        str_copy(to, size, _("disk"));
        return false;
    }
    if (day == 0) {
        str_copy(to, size, _("no backup yet"));
        return true;
    }
    if (days <= 0) {
        str_copy(to, size, _("backup: today"));
    } else {
        str_format(to, size, _n("backup: %lu day ago", "backup: %lu days ago", (unsigned long)days),
                   (unsigned long)days);
    }
    return days > BACKUP_OLD_DAYS;
}

void desk_facts(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect rect)
{
    const struct prep *prep = view->prep;
    char number[64], word[64];
    uint32_t open_bags, loaded = desk_loaded(prep, ID_NONE), away = 0;
    int64_t cold_ms = summary_cold_ms(prep, view->now_ms, &open_bags);
    for (int i = 0; view->devices != NULL && i < view->devices->count; i++) {
        away += !view->devices->rows[i].is_plugged;
    }
    int cells = ui->is_helper ? 4 : 5, at = 0;
    struct progress all = prep_progress(prep, ID_NONE);
    str_format(number, sizeof number, _("%lld/%lld kg"), (long long)((all.picked_g + 500) / 1000),
               (long long)((all.weight_g + 500) / 1000));
    str_format(word, sizeof word, _n("%u loaded", "%u loaded", (unsigned long)loaded), loaded);
    draw_fact(kit, fact_cell(kit, rect, cells, at++), "fact_loaded", DESK_POINTS, number, word,
              false);
    if (!ui->is_helper) {
        say_forecast(ui, view, number, sizeof number, word, sizeof word);
        draw_fact(kit, fact_cell(kit, rect, cells, at++), "fact_forecast", DESK_TO_PACK, number,
                  word, false);
    }
    str_format(number, sizeof number, _("%lld min"), (long long)(cold_ms / 60000));
    str_format(word, sizeof word, _n("%u cold bag", "%u cold bags", (unsigned long)open_bags),
               open_bags);
    draw_fact(kit, fact_cell(kit, rect, cells, at++), "fact_cold", DESK_COLD, number, word,
              cold_ms > COLD_LONG_MS);
    unsigned long there = view->devices != NULL ? (unsigned long)view->devices->count - away : 0;
    str_format(number, sizeof number, _n("%lu device", "%lu devices", there), there);
    str_copy(word, sizeof word, _n("it is plugged in", "they are plugged in", there));
    if (away > 0) {
        str_format(word, sizeof word, _n("%u away", "%u away", (unsigned long)away), away);
    }
    draw_fact(kit, fact_cell(kit, rect, cells, at++), "fact_devices", SCREEN_DEVICES, number, word,
              away > 0);
    bool low = view->disk_free_bytes > 0 && view->disk_free_bytes < DISK_LOW_BYTES;
    str_copy(number, sizeof number, "–");
    if (view->disk_free_bytes > 0) {
        long long free_gb = (long long)(view->disk_free_bytes >> 30);
        str_format(number, sizeof number, free_gb > 99 ? _("%lld GB") : _("%lld GB free"), free_gb);
    }
    bool old = say_backup(ui, view, word, sizeof word);
    bool keyless = !view->has_recovery && !old && !low; /* one thing at a time, the worst first */
    draw_fact(kit, fact_cell(kit, rect, cells, at), "fact_disk",
              keyless ? SCREEN_CODES : SCREEN_KEEP, keyless ? _("no stick") : number,
              keyless ? _("for a lost code") : word, low || old || keyless);
}
