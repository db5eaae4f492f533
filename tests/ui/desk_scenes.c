/* desk_scenes.c: see desk_scenes.h. */
#include "ui/desk_scenes.h"

#include "base/arena.h"
#include "base/str.h"
#include "support/check.h"

enum { ORDERS = 120, POINTS = 18 };

static struct frame frame;

static const struct month_pickup points[POINTS] = {
    {"Toul", PICKUP_BULK},
    {"Neuves-Maisons", PICKUP_BULK},
    {"Colombey", PICKUP_READY},
    {"Foug", PICKUP_READY},
    {"ASAE", PICKUP_BULK},
    {"Malraux", PICKUP_READY},
    {"Lunéville", PICKUP_READY},
    {"Dommartin-lès-Toul", PICKUP_READY},
    {"L'Atelier d'à Côté", PICKUP_READY},
    {"Pont-Saint-Vincent", PICKUP_READY},
    {"Blénod-lès-Toul", PICKUP_READY},
    {"Pépinières", PICKUP_BULK},
    {"RJP", PICKUP_BULK},
    {"Vandoeuvre", PICKUP_READY},
    {"Vézelise", PICKUP_READY},
    {"Écrouves", PICKUP_READY},
    {"Carmela", PICKUP_BULK},
    {"Le Moulin", PICKUP_READY},
};

static const char *const stocks[] = {"a4-24", "a4-21", "a4-65", "r58", "57x32"};

/* The shop's number of an order, so that it is known again. */
static const char *order_number(uint32_t order)
{
    static char numbers[ORDERS + 8][8];
    str_format(numbers[order], sizeof numbers[order], "%u", 4700 + order);
    return numbers[order];
}

static void fill_month(struct month *month)
{
    small_month(month);
    month->order_count = month->line_count = month->pickup_count = 0;
    month->products[SMALL_RICE].name = "Fromage blanc de campagne au lait entier – seau de 5 kg";
    for (size_t i = 0; i < POINTS; i++) {
        month->pickups = array_grow(month->pickups, month->pickup_count, &month->pickup_room,
                                    sizeof *month->pickups);
        month->pickups[month->pickup_count++] = points[i];
    }
    for (uint32_t i = 0; i < ORDERS; i++) {
        month->orders = array_grow(month->orders, month->order_count, &month->order_room,
                                   sizeof *month->orders);
        month->orders[month->order_count++] =
            (struct month_order){.number = order_number(i),
                                 .first_name = "",
                                 .initial = "",
                                 .note = "",
                                 .pickup = i == 77 ? MONTH_NONE : i * 7 % POINTS,
                                 .row = i * 4 + 2};
        for (uint32_t p = 0; p < SMALL_PRODUCTS; p++) {
            if ((i * 5 + p * 3) % 4 == 0 && p != SMALL_SACK) {
                month->lines = array_grow(month->lines, month->line_count, &month->line_room,
                                          sizeof *month->lines);
                month->lines[month->line_count++] =
                    (struct month_line){i, p, 1000 * (1 + (i + p) % 6), i * 4 + 2};
            }
        }
    }
}

static void plan_month(struct small_prep *small)
{
    memset(small, 0, sizeof *small);
    fill_month(&small->month);
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    plan_build(&small->month, &settings, &ids, &small->plan, &small->people);
    plans_add(&small->plans, &small->plan);
    prep_init(&small->prep, 1, &small->plans);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_SET_PLAN, .target = 1}), 0);
}

/* The director lets something come in the place of a step's product; ID_NONE when nothing fits. */
static uint32_t allow_any(struct small_prep *small, uint32_t step)
{
    uint32_t product = plan_portion(&small->plan, step)->product;
    const struct substitution *said = prep_substitution(&small->prep, product);
    uint32_t first = small->plan.products.first_id, other = first;
    while (other < first + SMALL_PRODUCTS && !substitute_fits(&small->plan, product, other)) {
        other++;
    }
    if (other == first + SMALL_PRODUCTS) {
        return ID_NONE;
    }
    if (said == NULL) {
        small_allow(small, (enum small_product)(product - first),
                    (enum small_product)(other - first), 1);
    }
    return said != NULL ? said->other : other;
}

/* Fills a crate; at its first step something is reported when `type` is one. */
static void pick(struct small_prep *small, uint32_t crate, enum discrepancy_type type)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate}), 0);
    uint32_t step = prep_next_portion(&small->prep, crate);
    if (type != DISCREPANCY_NONE) {
        uint32_t other = type == DISCREPANCY_SUBSTITUTED ? allow_any(small, step) : ID_NONE;
        type = type == DISCREPANCY_SUBSTITUTED && other == ID_NONE ? DISCREPANCY_MISSING : type;
        CHECK_INT(small_do(small, (struct command){.kind = COMMAND_REPORT,
                                                   .type = type,
                                                   .units_milli = 1000,
                                                   .other_product = other}),
                  0);
    }
    small_pick_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CRATE}), 0);
}

/* Counts a crate; its first product twice another number when `differs`. */
static void check(struct small_prep *small, uint32_t crate, bool differs)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate}), 0);
    for (int i = 0; differs && i < 2; i++) {
        bool substitute;
        uint32_t step = prep_next_count(&small->prep, crate, &substitute);
        uint32_t first = plan_crate(&small->plan, crate)->first_portion;
        if (step == first && !substitute) {
            CHECK_INT(small_do(small, (struct command){.kind = COMMAND_COUNT, .units_milli = 9000}),
                      0);
        }
    }
    small_count_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CHECK}), 0);
}

/* A morning: about a third is packed, half of that is checked, Colombey is finished. */
static void work(struct small_prep *small)
{
    static const enum discrepancy_type types[] = {
        DISCREPANCY_MISSING, DISCREPANCY_NONE,        DISCREPANCY_DAMAGED, DISCREPANCY_NONE,
        DISCREPANCY_MISSING, DISCREPANCY_SUBSTITUTED, DISCREPANCY_NONE,    DISCREPANCY_EXTRA};
    int done = 0;
    for (size_t i = 0; i < small->plan.crates.count; i++) {
        const struct crate *crate = &small->plan.crates.rows[i];
        const struct pickup *pickup = plan_pickup(&small->plan, crate->pickup);
        if (pickup == NULL || pickup->mode == PICKUP_BULK) {
            continue;
        }
        bool first = str_equal(pickup->name, "Colombey");
        if (first || i % 3 == 0) {
            pick(small, crate->id, done < 40 ? types[done % 8] : DISCREPANCY_NONE);
            if (first || i % 2 == 0) {
                check(small, crate->id, done % 4 == 1);
            }
            done++;
        }
    }
}

void desk_show_on(struct desk_test *desk, const struct panel *panel,
                  const struct text_metrics *metrics)
{
    desk->theme = theme_make_desk_in(panel, panel_rect(panel));
    desk->kit = (struct kit){.frame = &frame, .theme = &desk->theme, .metrics = metrics};
}

void desk_open(struct desk_test *desk, bool has_month)
{
    memset(desk, 0, sizeof *desk);
    if (has_month) {
        plan_month(&desk->month);
        work(&desk->month);
    }
    prep_init(&desk->empty, 1, &desk->none);
    desk->view = (struct ui_view){
        .prep = has_month ? &desk->month.prep : &desk->empty,
        .pairs = &desk->month.pairs,
        .pair = -1,
        .now_ms = INT64_C(1763625600000), /* a Thursday, 8 in the morning in UTC */
        .utc_offset_s = 3600,
        .has_pin = true,
        .settings = {[SETTING_CRATE_LIMIT_G] = 12000, [SETTING_VOLUME] = 2},
        .stocks = stocks,
        .stock_count = sizeof stocks / sizeof stocks[0],
    };
    desk_show_on(desk, &(struct panel){1280, 800, PANEL_DIAGONAL_IN}, &text_plain_metrics);
    ui_init(&desk->ui, 0);
    desk->ui.touched_ms = desk->view.now_ms;
    desk->ui.is_director = true;
    ui_go(&desk->ui, &desk->view, SCREEN_DIRECTOR);
}

void desk_close(struct desk_test *desk)
{
    plan_finish(&desk->later);
    people_finish(&desk->people);
    people_finish(&desk->later_people);
    plan_changes_finish(&desk->changes);
    prep_finish(&desk->ahead);
    prep_finish(&desk->empty);
    spool_finish(&desk->spool);
    small_prep_finish(&desk->month);
}

const struct frame *desk_frame(struct desk_test *desk)
{
    ui_draw(&desk->ui, &desk->view, &desk->kit);
    return &frame;
}

bool desk_can_tap(struct desk_test *desk, const char *name)
{
    return frame_target_named(desk_frame(desk), name) != NULL;
}

void desk_tap(struct desk_test *desk, const char *name)
{
    const struct frame_target *target = frame_target_named(desk_frame(desk), name);
    if (target == NULL) {
        fprintf(stderr, "no target %s on screen %s\n", name, ui_screen(desk->ui.screen)->name);
        exit(1);
    }
    struct ui_input input = {
        .kind = UI_TAP, .action = target->action, .argument = target->argument};
    ui_event(&desk->ui, &desk->view, &input, &desk->request);
}

void desk_type(struct desk_test *desk, const char *digits)
{
    for (; *digits != '\0'; digits++) {
        char name[8];
        str_format(name, sizeof name, "key_%c", *digits);
        desk_tap(desk, name);
    }
}

void desk_scan(struct desk_test *desk, const char *text)
{
    struct ui_input input = {.kind = UI_SCAN, .code = code_read(text)};
    ui_event(&desk->ui, &desk->view, &input, &desk->request);
}

void desk_answer(struct desk_test *desk, struct outcome outcome)
{
    outcome.request = desk->request.kind;
    outcome.command = desk->request.command;
    (void)ui_outcome(&desk->ui, &desk->view, &outcome);
}

void desk_carry_out(struct desk_test *desk)
{
    size_t before = desk->month.event_count;
    CHECK_INT(desk->request.kind, REQUEST_COMMAND);
    (void)small_do(&desk->month, desk->request.command);
    desk_answer(desk, (struct outcome){.refusal = desk->month.decision.refusal,
                                       .event_count = desk->month.event_count - before});
}

void desk_preview(struct desk_test *desk)
{
    static const struct {
        const char *code, *title, *text;
        int count;
        enum month_severity severity;
    } kinds[] = {
        {"pickup_missing", "Commandes sans point de collecte",
         "La commande 4812 n’a pas de point de collecte : à régler avant de préparer.", 3,
         MONTH_WARNING},
        {"product_unknown", "Produits hors du catalogue",
         "Le produit « Fromage blanc de campagne au lait entier – seau de 5 kg » n’est pas au "
         "catalogue : il est gardé, sans poids ni emplacement.",
         212, MONTH_WARNING},
        {"fraction", "Fractions d’articles entiers",
         "La commande 4711 demande une fraction de « Chou vert – pièce », qui se compte en unités "
         "entières.",
         41, MONTH_WARNING},
        {"a_new_kind", "", "Une sorte d’avertissement que cet écran ne connaît pas encore.", 2,
         MONTH_WARNING},
        {"line_refunded", "Lignes remboursées",
         "« Lait – 1 litre » de la commande 4799 est à zéro (remboursé) : rien à préparer.", 130,
         MONTH_NOTICE},
        {"several_months", "Plusieurs mois",
         "Les commandes vont du 2025-10-28 au 2025-11-19 : le fichier contient peut-être plusieurs "
         "mois.",
         1, MONTH_WARNING},
        {"order_repeated", "Commandes en double",
         "La commande 4801 est deux fois dans le fichier (déjà ligne 120) : comptée une fois.", 11,
         MONTH_WARNING},
    };
    struct month *month = &desk->month.month;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        for (int i = 0; i < kinds[k].count; i++) {
            uint32_t row = kinds[k].count == 1 ? 0 : (uint32_t)(14 + 11 * i);
            month_warn(month, kinds[k].severity, kinds[k].code, kinds[k].title, row, "%s",
                       kinds[k].text);
        }
    }
    month->cancelled = 6;
    month_leave_out(month, "status", "Annulée", 4);
    month_leave_out(month, "status", "Remboursée", 2);
    desk->view.import = (struct import_view){.is_ready = true,
                                             .file_name = "commandes-novembre-2025.csv",
                                             .month = month,
                                             .plan = &desk->month.plan};
    desk->view.job = (struct job_view){.kind = JOB_IMPORT_READ, .status = JOB_DONE};
}
