/* stock.c: papers: ours and those that people described, by name and as lists. */
#include <string.h>

#include "app/station/station_private.h"
#include "base/str.h"

/* What screens know of it. */
static struct own_stock shown(const struct stock_own *own)
{
    struct own_stock to = {.is_sheet = own->medium == STOCK_SHEET,
                           .width = own->width / 10,
                           .height = own->height / 10,
                           .columns = own->columns,
                           .rows = own->rows,
                           .left = own->left / 10,
                           .top = own->top / 10,
                           .between = (own->pitch_x - own->width) / 10,
                           .beneath = (own->pitch_y - own->height) / 10,
                           .dpi = own->dpi};
    (void)str_copy(to.name, sizeof to.name, own->name);
    if (!to.is_sheet) {
        struct stock_choice choice = stock_own_choice(own);
        double wide, high;
        stock_size(&choice, &wide, &high);
        to.width = (int)(own->turned ? high * 10 + 0.5 : wide * 10 + 0.5);
        to.height = (int)(own->turned ? wide * 10 + 0.5 : high * 10 + 0.5);
        to.between = to.beneath = 0;
    }
    return to;
}

static void add(struct station *s, enum stock_medium medium, const char *name)
{
    struct press_desk *desk = &s->press;
    if (medium == STOCK_SHEET) {
        s->stocks[s->stock_count++] = name;
    } else {
        desk->stocks[desk->stock_count++] = name;
    }
}

/* Own ones come last. */
static void list(struct station *s)
{
    struct press_desk *desk = &s->press;
    s->stock_count = desk->stock_count = 0;
    for (size_t i = 0; i < stock_count(); i++) {
        add(s, stock_at(i)->medium, stock_at(i)->name);
    }
    for (int i = 0; i < desk->own.count; i++) {
        add(s, desk->own.rows[i].medium, desk->own.rows[i].name);
        desk->own_shown[i] = shown(&desk->own.rows[i]);
    }
}

bool station_stocks_load(struct station *s, struct error *err)
{
    if (!own_stocks_load(s->store, &s->press.own, err)) {
        return false;
    }
    list(s);
    return true;
}

bool station_stock_choose(const struct station *s, const char *name, struct stock_choice *ret,
                          struct error *err)
{
    const struct stock_own *own = own_stocks_find(&s->press.own, name);
    if (own != NULL) {
        *ret = stock_own_choice(own);
        return true;
    }
    return stock_choose(name, ret, err);
}

static void describe(struct stock_own *own)
{
    if (own->medium == STOCK_SHEET) {
        str_format(own->says, sizeof own->says, "planche de %d", own->columns * own->rows);
    } else {
        str_copy(own->says, sizeof own->says, "rouleau");
    }
}

/* Tenths of a millimetre become whole dots, never more than there is paper. */
static int dots_of(int tenths, int dpi)
{
    return (int)(tenths / 10.0 * stock_dots_per_mm(dpi));
}

/* From what was typed. A narrow roll is drawn along the feed where a crate's label fits no other
 * way. */
static bool make(const struct own_stock *typed, const char *name, struct stock_own *own,
                 struct error *err)
{
    struct stock_choice choice;
    *own = (struct stock_own){.medium = typed->is_sheet ? STOCK_SHEET : STOCK_THERMAL};
    (void)str_copy(own->name, sizeof own->name, name);
    if (typed->is_sheet) {
        own->columns = typed->columns;
        own->rows = typed->rows;
        own->width = typed->width * 10;
        own->height = typed->height * 10;
        own->left = typed->left * 10;
        own->top = typed->top * 10;
        own->pitch_x = (typed->width + typed->between) * 10;
        own->pitch_y = (typed->height + typed->beneath) * 10;
        own->margin_x = typed->left < 40 ? 400 : 250; /* printers leave 4 mm of the paper white */
        own->margin_y = typed->top < 40 ? 300 : 200;
    } else {
        own->dots_wide = dots_of(typed->width, typed->dpi);
        own->dots_high = dots_of(typed->height, typed->dpi);
        own->dpi = typed->dpi;
        own->margin_x = own->margin_y = 150;
    }
    describe(own);
    if (!stock_own_make(own, err)) {
        return false;
    }
    choice = stock_own_choice(own);
    struct error fit = {0};
    if (label_fits(LABEL_CRATE, &choice, !typed->is_sheet, &fit)) {
        return true;
    }
    if (!typed->is_sheet) {
        own->turned = true;
        own->dots_wide = dots_of(typed->height, typed->dpi);
        own->dots_high = dots_of(typed->width, typed->dpi);
        choice = stock_own_make(own, NULL) ? stock_own_choice(own) : choice;
        if (own->stock.turned && label_fits(LABEL_CRATE, &choice, true, NULL)) {
            return true;
        }
    }
    if (err != NULL) {
        *err = fit;
    }
    return false;
}

static bool is_in_use(const struct station *s)
{
    return s->work != NULL || s->press.is_busy || s->press.preview_work != NULL;
}

/* Where the sheet that labels are drawn for now stands in the list, once a place holds something
 * else: a choice stays what it was, and the first of all where its paper is gone. */
static int sheet_after(const struct station *s, int place, const char *line)
{
    int chosen = s->settings[SETTING_LABEL_STOCK], ours = 0, found = -1;
    struct own_stocks after;
    char name[LIMIT_STOCK_NAME] = "";
    if (chosen < s->stock_count) {
        (void)str_copy(name, sizeof name, s->stocks[chosen]);
    }
    for (size_t i = 0; i < stock_count(); i++) {
        ours += stock_at(i)->medium == STOCK_SHEET;
    }
    if (chosen < ours) {
        return chosen;
    }
    own_stocks_after(&s->press.own, place, line, &after);
    for (int i = 0, at = ours; i < after.count; i++) {
        if (after.rows[i].medium == STOCK_SHEET) {
            found = str_equal(after.rows[i].name, name) ? at : found;
            at++;
        }
    }
    return found >= 0 ? found : 0;
}

/* The place holds this from now on; "" is nothing. */
static void keep(struct station *s, struct pending *pending, int place, const char *line)
{
    char key[LIMIT_SETTING_KEY], text[16];
    int sheet = sheet_after(s, place, line);
    own_stocks_key(place, key);
    store_gesture_setting(&pending->gesture, key, line);
    if (sheet != s->settings[SETTING_LABEL_STOCK]) {
        str_format(text, sizeof text, "%d", sheet);
        store_gesture_setting(&pending->gesture, station_setting_keys[SETTING_LABEL_STOCK], text);
    }
    (void)str_copy(pending->text, sizeof pending->text, line);
    pending->then = THEN_STOCK;
    pending->argument = place;
}

static void say(struct station *s, const char *text)
{
    (void)str_copy(s->press.own_says, sizeof s->press.own_says, text);
}

void station_stock_request(struct station *s, uint8_t lane, const struct request *request)
{
    struct press_desk *desk = &s->press;
    struct pending *pending = station_push(s, lane, REQUEST_STOCK);
    struct error err = {0};
    struct stock_own own;
    char name[LIMIT_STOCK_NAME], line[LIMIT_SETTING_VALUE];
    int at = request->argument;
    bool is_known = at >= 0 && at < desk->own.count;
    int place = is_known ? desk->own.places[at] : own_stocks_free(&desk->own);
    say(s, "");
    str_format(name, sizeof name, "perso-%d", place + 1);
    if (is_in_use(s)) {
        say(s, "Une impression est en cours : attendez sa fin, puis recommencez.");
    } else if (request->value != 0) {
        if (is_known) {
            keep(s, pending, place, "");
        }
    } else if (place < 0) {
        say(s, "Il y a déjà six papiers à vous : choisissez-en un et changez-le.");
    } else if (!make(&request->own, name, &own, &err) ||
               !stock_own_write(&own, line, sizeof line)) {
        say(s, err.text);
    } else {
        keep(s, pending, place, line);
    }
    station_push_end(s, pending);
}

/* It is chosen at once, where labels go now. */
static void choose(struct station *s, const struct stock_own *own)
{
    struct press_desk *desk = &s->press;
    struct request request = {.kind = REQUEST_SETTING, .argument = SETTING_LABEL_STOCK};
    bool to_printer = s->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER;
    if (to_printer && own->medium == STOCK_THERMAL) {
        request.kind = REQUEST_PRINTER_STOCK;
        for (int i = 0; i < desk->stock_count; i++) {
            request.argument = str_equal(desk->stocks[i], own->name) ? i : request.argument;
        }
        station_printer_choose(s, 0, &request);
    } else if (!to_printer && own->medium == STOCK_SHEET) {
        for (int i = 0; i < s->stock_count; i++) {
            request.value = str_equal(s->stocks[i], own->name) ? i : request.value;
        }
        station_request(s, 0, &request);
    }
}

void station_stock_kept(struct station *s, int place, const char *line)
{
    struct press_desk *desk = &s->press;
    s->settings[SETTING_LABEL_STOCK] = sheet_after(s, place, line);
    own_stocks_put(&desk->own, place, line);
    list(s);
    for (int i = 0; i < desk->own.count; i++) {
        if (desk->own.places[i] == place) {
            choose(s, &desk->own.rows[i]);
        }
    }
}
