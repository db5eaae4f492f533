/* printing.c: two rings and a thread that waits for printers. */
#include "app/printing.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/ring.h"
#include "base/str.h"

enum { NEWS_ROOM = 64, MESSAGE_ROOM = 64, CLOSE_AFTER_MS = 2000, PRINTERS = 8 };

enum message_kind { MESSAGE_ORDER, MESSAGE_ANSWER, MESSAGE_LOOK, MESSAGE_ASK };

struct message {
    enum message_kind kind;
    bool is_kept;
    struct print_order order;
};

struct printing {
    struct ring in, out;
    pthread_t thread;
    void (*wake)(void *context);
    void *context;
    atomic_bool is_cancelled, is_ending;
    pthread_mutex_t mutex; /* guards found */
    struct printer_found found[PRINTERS];
    size_t found_count;
    /* of the giving thread: an order has not ended yet, and what it draws */
    bool is_busy;
    struct roll_slip *slip;
    /* of the thread */
    struct printer_line line;
    struct label_press *press; /* made with the first label */
    int looks_owed;
};

static void say(struct printing *p, const struct print_news *news)
{
    bool fits = ring_put(&p->out, news);
    ASSERT(fits || atomic_load(&p->is_ending));
    p->wake(p->context);
}

static void pay_looks(struct printing *p)
{
    for (; p->looks_owed > 0; p->looks_owed--) {
        say(p, &(struct print_news){.kind = PRINT_NEWS_LOOKED});
    }
}

/* Asking printers who they are takes as long as they like: here, not where screens are drawn. */
static void look(struct printing *p)
{
    struct printer_found found[PRINTERS];
    size_t count = 0;
    if (p->line.bus.list != NULL) {
        count = p->line.bus.list(p->line.bus.bus, found, PRINTERS);
    }
    pthread_mutex_lock(&p->mutex);
    memcpy(p->found, found, count * sizeof *found);
    p->found_count = count;
    pthread_mutex_unlock(&p->mutex);
}

size_t printing_found(struct printing *p, struct printer_found *to, size_t room)
{
    pthread_mutex_lock(&p->mutex);
    size_t count = p->found_count < room ? p->found_count : room;
    memcpy(to, p->found, count * sizeof *to);
    pthread_mutex_unlock(&p->mutex);
    return count;
}

/* The first label would wait for fonts: they are read as soon as a printer is there. */
static void warm_up(struct printing *p)
{
    struct label label = {.kind = LABEL_PLACE, .code = "3000001257", .place = {.name = "C1"}};
    struct stock_choice stock;
    struct bitmap dots = {0};
    if (p->press == NULL && p->found_count > 0 && stock_choose("57x32", &stock, NULL)) {
        p->press = label_press_create(NULL);
        if (p->press != NULL) {
            (void)label_press_bitmap(p->press, &stock, &label, &dots, NULL);
        }
        bitmap_finish(&dots);
    }
}

static void take_look(struct printing *p, const struct message *message)
{
    if (message->kind == MESSAGE_LOOK) {
        look(p);
        warm_up(p);
        p->looks_owed++;
    } else if (message->kind == MESSAGE_ASK) { /* its port has better to do */
        say(p, &(struct print_news){.kind = PRINT_NEWS_STATE});
    }
}

static void on_way(void *context, const struct printer_way *way)
{
    say(context, &(struct print_news){.kind = PRINT_NEWS_WAY, .way = *way});
}

static bool on_given(void *context, bool is_given)
{
    struct printing *p = context;
    struct message message;
    say(p, &(struct print_news){.kind = PRINT_NEWS_GIVEN, .is_given = is_given});
    while (ring_wait(&p->in, &message, 1) == 1) {
        if (message.kind == MESSAGE_ANSWER) {
            return message.is_kept;
        }
        take_look(p, &message);
    }
    return false; /* the program ends */
}

static bool is_cancelled(void *context)
{
    struct printing *p = context;
    return atomic_load(&p->is_cancelled) || atomic_load(&p->is_ending);
}

/* Whatever was asked for, it has been looked at now: the run waits because of what it saw. */
static void wait_ms(void *context, int ms)
{
    struct printing *p = context;
    struct message message;
    pay_looks(p);
    if (ring_wait_ms(&p->in, &message, 1, ms) == 1) {
        take_look(p, &message);
    }
}

static void use_line(struct printing *p, const struct print_order *order)
{
    struct printer_line *line = &p->line;
    if (!str_equal(line->key, order->printer) || line->language != order->language) {
        printer_line_close(line);
        (void)str_copy(line->key, sizeof line->key, order->printer);
        line->language = order->language;
    }
}

struct printer_media printing_media(const struct stock *stock, int dpi)
{
    struct printer_media media = {.dpi = dpi,
                                  .width_mm = stock->roll_mm[0],
                                  .length_mm = stock->roll_mm[1],
                                  .is_packed = true};
    if (media.width_mm == 0) { /* a paper of their own, told in dots only */
        struct stock_choice choice = {stock, dpi};
        double width, height;
        stock_size(&choice, &width, &height);
        media.width_mm = (int)(stock->turned ? height : width);
        media.length_mm = (int)(stock->turned ? width : height);
    }
    return media;
}

bool printing_shift(struct bitmap *dots, const struct stock_choice *stock, int right, int down,
                    struct error *err)
{
    double half_mm = stock_dots_per_mm(stock->dpi) / 2;
    int x = (int)lround(right * half_mm), y = (int)lround(down * half_mm);
    bool turned = stock->stock->turned; /* lies on its side, its left end at the top */
    if (!bitmap_move(dots, turned ? -y : x, turned ? x : y)) {
        return error_set(err, ERROR_INPUT, "shift_too_far",
                         "Avec ce décalage l’étiquette sortirait du papier. Réduisez-le.");
    }
    return true;
}

/* Of our papers, those that such a printer takes and such a label fits. */
static void name_papers(enum printer_language language, enum label_kind kind, char *to, size_t size)
{
    int usual = printer_language_dpi(language);
    to[0] = '\0';
    for (size_t i = 0; i < stock_count(); i++) {
        char name[LIMIT_STOCK_NAME + 8];
        struct stock_choice choice;
        str_format(name, sizeof name, "%s@%d", stock_at(i)->name, usual);
        if (stock_at(i)->medium == STOCK_SHEET || !stock_choose(name, &choice, NULL)) {
            continue;
        }
        const int *dots = usual == 203 ? choice.stock->dots_203 : choice.stock->dots_300;
        bool turned = choice.stock->turned;
        struct bitmap extent = bitmap_blank(dots[turned ? 1 : 0], dots[turned ? 0 : 1]);
        if (printer_label_fits(language, &extent, NULL) && label_fits(kind, &choice, true, NULL)) {
            (void)str_append(to, size, to[0] != '\0' ? ", " : "");
            (void)str_append(to, size, stock_at(i)->name);
        }
        bitmap_finish(&extent);
    }
}

bool printing_fits(enum printer_language language, const struct bitmap *dots, enum label_kind kind,
                   struct error *err)
{
    char papers[160], before[sizeof err->text];
    if (printer_label_fits(language, dots, err)) {
        return true;
    }
    name_papers(language, kind, papers, sizeof papers);
    if (err != NULL && papers[0] != '\0') {
        (void)str_copy(before, sizeof before, err->text);
        (void)str_format(err->text, sizeof err->text, "%s Il tient ici : %s.", before, papers);
    }
    return false;
}

/* One label, a ruler or a slip, as the printer gets it. */
static bool draw(struct printing *p, const struct print_order *order, struct bitmap *ret,
                 struct error *err)
{
    struct stock_choice choice = {&order->stock, order->dpi};
    bool is_label = !order->is_ruler && order->slip == NULL;
    return (order->is_ruler ? label_ruler_bitmap(p->press, &choice, ret, err)
            : order->slip != NULL
                ? roll_slip_bitmap(p->press, &choice, order->slip, ret, err)
                : label_press_bitmap(p->press, &choice, &order->label, ret, err)) &&
           printing_shift(ret, &choice, order->right, order->down, err) &&
           printing_fits(order->language, ret, is_label ? order->label.kind : LABEL_COMMAND, err);
}

static void print(struct printing *p, const struct print_order *order)
{
    struct print_news news = {.kind = PRINT_NEWS_UNFIT};
    struct printer_media media = printing_media(&order->stock, order->dpi);
    struct printer_hooks hooks = {on_way, on_given, is_cancelled, wait_ms, p};
    struct bitmap dots = {0};
    if (p->press == NULL) {
        p->press = label_press_create(&news.error);
    }
    if (p->press != NULL && draw(p, order, &dots, &news.error)) {
        use_line(p, order);
        news.kind = PRINT_NEWS_ENDED;
        news.end = printer_run(&p->line, &dots, &media, &hooks);
    }
    bitmap_finish(&dots);
    pay_looks(p);
    say(p, &news);
}

static void ask(struct printing *p, const struct print_order *order)
{
    static const struct printer_media any = {0};
    struct print_news news = {.kind = PRINT_NEWS_STATE};
    use_line(p, order);
    news.is_given = printer_ask(&p->line, &any, &news.way);
    say(p, &news);
}

static void *run(void *context)
{
    struct printing *p = context;
    struct message message;
    while (!atomic_load(&p->is_ending)) {
        bool waits = !p->line.is_open; /* a printer that is not used is given back */
        size_t count = waits ? ring_wait(&p->in, &message, 1)
                             : ring_wait_ms(&p->in, &message, 1, CLOSE_AFTER_MS);
        if (count == 0) {
            printer_line_close(&p->line);
            continue;
        }
        if (message.kind == MESSAGE_ORDER) {
            print(p, &message.order);
        } else if (message.kind == MESSAGE_ASK) {
            ask(p, &message.order);
        } else {
            take_look(p, &message);
        }
        pay_looks(p);
    }
    printer_line_finish(&p->line);
    label_press_destroy(p->press);
    return NULL;
}

struct printing *printing_create(const struct printer_bus *bus, void (*wake)(void *context),
                                 void *context)
{
    struct printing *p = calloc(1, sizeof *p);
    ASSERT(p != NULL);
    p->wake = wake;
    p->context = context;
    p->line.bus = *bus;
    ring_init(&p->in, sizeof(struct message), MESSAGE_ROOM);
    ring_init(&p->out, sizeof(struct print_news), NEWS_ROOM);
    int failed = pthread_mutex_init(&p->mutex, NULL);
    failed |= pthread_create(&p->thread, NULL, run, p);
    ASSERT(failed == 0);
    return p;
}

void printing_destroy(struct printing *p)
{
    if (p == NULL) {
        return;
    }
    atomic_store(&p->is_ending, true);
    ring_close(&p->in);
    pthread_join(p->thread, NULL);
    ring_finish(&p->in);
    ring_finish(&p->out);
    pthread_mutex_destroy(&p->mutex);
    roll_slip_free(p->slip);
    free(p);
}

static void tell(struct printing *p, const struct message *message)
{
    bool fits = ring_put(&p->in, message);
    ASSERT(fits);
}

void printing_give(struct printing *p, const struct print_order *order)
{
    ASSERT(!p->is_busy);
    p->is_busy = true;
    roll_slip_free(p->slip); /* of the order before, which has ended */
    p->slip = order->slip;
    atomic_store(&p->is_cancelled, false);
    tell(p, &(struct message){.kind = MESSAGE_ORDER, .order = *order});
}

void printing_answer(struct printing *p, bool is_kept)
{
    tell(p, &(struct message){.kind = MESSAGE_ANSWER, .is_kept = is_kept});
}

void printing_cancel(struct printing *p)
{
    atomic_store(&p->is_cancelled, true);
}

void printing_ask(struct printing *p, const char *printer, enum printer_language language)
{
    struct message message = {.kind = MESSAGE_ASK, .order = {.language = language}};
    (void)str_copy(message.order.printer, sizeof message.order.printer, printer);
    tell(p, &message);
}

void printing_look(struct printing *p)
{
    tell(p, &(struct message){.kind = MESSAGE_LOOK});
}

bool printing_news(struct printing *p, struct print_news *ret_news)
{
    if (ring_take(&p->out, ret_news, 1) == 0) {
        return false;
    }
    if (ret_news->kind == PRINT_NEWS_ENDED || ret_news->kind == PRINT_NEWS_UNFIT) {
        p->is_busy = false;
    }
    return true;
}
