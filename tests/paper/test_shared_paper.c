/* test_shared_paper.c: what is shared out, and what is known of the day, on paper: slips, notes,
 * labos' sheets and delivery notes say how much it is instead of how much and by which rule; the
 * day's sheet counts what is there. */
#include <unistd.h>

#include "base/str.h"
#include "domain/summary.h"
#include "paper/months.h"
#include "paper/paper.h"
#include "paper/roll.h"
#include "support/check.h"
#include "support/small_prep.h"

static char folder[] = "/tmp/borne_shared_XXXXXX";
static char pdf[LIMIT_PATH];
static struct small_prep small;
static bool has_timeline;

static struct paper_day day_of(void)
{
    struct paper_day day = {.prep = &small.prep, .day = "sam. 28/11"};
    day.line_count = has_timeline ? 1 : 0;
    return day;
}

/* The pages as one line of words. */
static const char *text_of(enum paper_kind kind, struct paper_filter filter)
{
    char command[2 * LIMIT_PATH];
    static char text[1 << 20];
    struct paper_day day = day_of();
    struct error err = {0};
    if (!paper_pdf(&day, kind, &filter, pdf, &err)) {
        return str_copy(text, sizeof text, err.text) ? text : "";
    }
    str_format(command, sizeof command, "pdftotext -layout %s - | tr -s ' \\n\\f' ' '", pdf);
    FILE *in = popen(command, "r");
    CHECK(in != NULL);
    size_t size = fread(text, 1, sizeof text - 1, in);
    CHECK_INT(pclose(in), 0);
    text[size] = '\0';
    return text;
}

static void check_says(enum paper_kind kind, struct paper_filter filter, const char *what)
{
    const char *text = text_of(kind, filter);
    if (strstr(text, what) == NULL) {
        fprintf(stderr, "%s: \"%s\" is not in: %s\n", paper_name(kind), what, text);
        exit(1);
    }
}

static void check_silent(enum paper_kind kind, struct paper_filter filter, const char *what)
{
    CHECK(strstr(text_of(kind, filter), what) == NULL);
}

/* A portion of the product of which more than one is asked for, in a crate. */
static const struct portion *portion_of(enum small_product product)
{
    uint32_t id = small_product_id(&small, product);
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        const struct portion *portion = &small.plan.portions.rows[i];
        if (portion->product == id && portion->units_milli > 1000) {
            return portion;
        }
    }
    CHECK_NEVER("portion");
    return NULL;
}

static void share(enum small_product product, enum share_rule rule, int64_t there_milli)
{
    struct command command = {.kind = COMMAND_SHARE,
                              .target = small_product_id(&small, product),
                              .value = rule,
                              .units_milli = there_milli,
                              .role = ROLE_DIRECTOR};
    CHECK_INT(small_do(&small, command), REFUSAL_NONE);
}

static void nothing_is_said_where_nothing_was_shared(void)
{
    struct paper_filter all = {.pickup = ID_NONE};
    check_says(PAPER_NOTE, all, "Rien n’a été partagé");
    check_silent(PAPER_PREP, all, "au lieu de");
}

static void a_shortage_names_its_rule(void)
{
    const struct portion *portion = portion_of(SMALL_PASTA);
    struct paper_filter crate = {.crate = portion->crate};
    struct paper_filter labo = {.pickup = plan_crate(&small.plan, portion->crate)->pickup};
    char says[80];
    share(SMALL_PASTA, SHARE_EQUAL, 1000);
    int64_t due = portion->units_milli - prep_portion(&small.prep, portion->id)->cut_milli;
    CHECK(due < portion->units_milli);
    str_format(says, sizeof says, "%d au lieu de %d, partagé : coupe égale", (int)(due / 1000),
               (int)(portion->units_milli / 1000));
    check_says(PAPER_PREP, crate, says);
    check_says(PAPER_NOTE, crate, says);
    const struct crate *row = plan_crate(&small.plan, portion->crate);
    const struct product *product = plan_product(&small.plan, portion->product);
    int64_t grams =
        plan_crate_g(&small.plan, row) - plan_grams(product, portion->units_milli - due);
    CHECK(grams > 0);
    char weight[32];
    str_format(weight, sizeof weight, "· %lld,%lld kg", (long long)((grams + 50) / 1000),
               (long long)((grams + 50) / 100 % 10));
    check_says(PAPER_PREP, crate, weight); /* what it weighs now */
    check_says(PAPER_NOTE, labo, "Mots pour les cagettes");
    check_says(PAPER_REFERENT, labo, "partagé : coupe égale");
    struct paper_day day = day_of();
    struct roll_slip *slip = roll_slip_make(&day, portion->crate);
    bool found = false;
    for (size_t i = 0; i < slip->line_count; i++) {
        found = found || strstr(slip->lines[i].share, says) != NULL;
    }
    CHECK(found);
    roll_slip_free(slip);
    share(SMALL_PASTA, SHARE_SMALL_FIRST, 1000); /* another rule after all */
    check_says(PAPER_NOTE, labo, "qui en a demandé un seul le garde");
}

static void a_gift_is_said_as_well(void)
{
    const struct portion *portion = portion_of(SMALL_PASTA);
    struct paper_filter crate = {.crate = portion->crate};
    share(SMALL_PASTA, SHARE_EQUAL, 60000);
    CHECK(prep_portion(&small.prep, portion->id)->gift_milli > 0);
    check_says(PAPER_NOTE, crate, "il y en avait plus, partagé entre tous");
}

/* What a labo gets in bulk is what the share left it, in the note and on its sheet. */
static void a_labo_in_bulk_gets_its_share(void)
{
    const struct portion *portion = portion_of(SMALL_PASTA);
    uint32_t pickup = plan_crate(&small.plan, portion->crate)->pickup;
    struct paper_filter labo = {.pickup = pickup};
    struct prep *prep = &small.prep;
    share(SMALL_PASTA, SHARE_EQUAL, 0);
    size_t at = pickup - small.plan.pickups.first_id;
    enum pickup_mode before = prep->modes[at];
    prep->modes[at] = PICKUP_BULK;
    check_says(PAPER_BULK, labo, "0 au lieu de");
    check_says(PAPER_BULK, labo, "coupe égale");
    check_says(PAPER_TRIP, (struct paper_filter){.pickup = ID_NONE}, "en vrac, avec son bon");
    prep->modes[at] = before;
}

static void allergens_stand_where_they_are_known(void)
{
    struct product *product = NULL;
    uint32_t id = small_product_id(&small, SMALL_MILK);
    for (size_t i = 0; i < small.plan.products.count; i++) {
        product = small.plan.products.rows[i].id == id ? &small.plan.products.rows[i] : product;
    }
    struct paper_filter all = {.pickup = ID_NONE};
    check_silent(PAPER_REFERENT, all, "lait de jument");
    str_copy(product->allergens, sizeof product->allergens, "lait de jument");
    check_says(PAPER_REFERENT, all, "Allergènes, où ils sont connus");
    check_says(PAPER_REFERENT, all, "lait de jument");
    for (size_t i = 0; i < small.plan.pickups.count; i++) {
        small.prep.modes[i] = PICKUP_BULK;
    }
    check_says(PAPER_BULK, all, "Allergènes : lait de jument");
    for (size_t i = 0; i < small.plan.pickups.count; i++) {
        small.prep.modes[i] = PICKUP_READY;
    }
}

/* The day says how much there is to do, and less once some of it is done. */
static void the_day_counts_what_is_there(void)
{
    struct paper_filter all = {.pickup = ID_NONE};
    char says[80];
    uint32_t orders = 0, crates = 0, bags = 0, open = 0;
    for (size_t i = 0; i < small.plan.orders.count; i++) {
        orders += !small.plan.orders.rows[i].is_cancelled;
    }
    for (size_t i = 0; i < small.plan.crates.count; i++) {
        const struct crate *crate = &small.plan.crates.rows[i];
        crates += crate->kind == CRATE_DRY;
        bags += crate->kind != CRATE_DRY;
        open = crate->kind == CRATE_DRY && open == 0 ? crate->id : open;
    }
    str_format(says, sizeof says, "Le mois est importé : %u commandes", orders);
    check_says(PAPER_DAY, all, says);
    str_format(says, sizeof says, "Remplir et vérifier %u cagettes", crates);
    check_says(PAPER_DAY, all, says);
    str_format(says, sizeof says, "%u sacs frais", bags);
    check_says(PAPER_DAY, all, says);
    check_says(PAPER_DAY, all, "Voiture, ");
    check_says(PAPER_TRIP, all, "1 sur 1, proposée");
    check_says(PAPER_DAY, all, "Accueil, café");
    has_timeline = true; /* hours and all else are on that, then */
    check_says(PAPER_DAY, all, "Ce qu’il y a à faire");
    check_says(PAPER_DAY, all, says);
    check_silent(PAPER_DAY, all, "Accueil, café");
    check_silent(PAPER_DAY, all, "15 h 00");
    has_timeline = false;
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = open}),
              REFUSAL_NONE);
    small_pick_all(&small, 0);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, open)), REFUSAL_NONE);
    str_format(says, sizeof says, "Remplir encore %u cagettes et sacs sur %u, en vérifier 1",
               crates + bags - 1, crates + bags);
    check_says(PAPER_DAY, all, says);
}

/* The pages for everyone: goods and drawings, nobody; what is wrong with a product is looked at. */
static void the_word_for_everyone_names_goods(void)
{
    char command[2 * LIMIT_PATH];
    static char text[1 << 16];
    struct summary summary;
    struct error err = {0};
    summary_make(&small.prep, &summary);
    CHECK(summary.pareto_count > 0); /* what was shared out above */
    CHECK(months_pdf(&small.prep, &summary, 1, MONTHS_WORD, 0, NULL, pdf, &err));
    str_format(command, sizeof command, "pdftotext -layout %s - | tr -s ' \n\f' ' '", pdf);
    FILE *in = popen(command, "r");
    CHECK(in != NULL);
    size_t size = fread(text, 1, sizeof text - 1, in);
    CHECK_INT(pclose(in), 0);
    text[size] = '\0';
    static const char *const must[] = {"Merci aux labos",
                                       "Merci à la salle",
                                       "labos servis",
                                       "rien à signaler",
                                       "Ce qu’on regarde pour la prochaine fois",
                                       "Coquillettes – 500g : manque",
                                       "Vos idées"};
    for (size_t i = 0; i < sizeof must / sizeof *must; i++) {
        if (strstr(text, must[i]) == NULL) {
            fprintf(stderr, "\"%s\" is not in: %s\n", must[i], text);
            exit(1);
        }
    }
    CHECK(strstr(text, "binôme") == NULL);
    summary_finish(&summary);
}

/* The director's reason goes with what came in its place. */
static void what_is_replaced_says_why(void)
{
    const struct plan *plan = &small.plan;
    size_t at = 0;
    while (plan->crates.rows[at].kind != CRATE_DRY ||
           small.prep.crates[at].status != CRATE_PLANNED) {
        at++;
    }
    uint32_t crate = plan->crates.rows[at].id;
    CHECK_INT(
        small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 1, .crate = crate}),
        REFUSAL_NONE);
    uint32_t product = plan_portion(plan, prep_next_portion(&small.prep, crate))->product;
    uint32_t first = plan->products.first_id, other = first;
    while (!substitute_fits(plan, product, other)) {
        other++;
    }
    small_allow(&small, (enum small_product)(product - first), (enum small_product)(other - first),
                1);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_REPORT,
                                                .lane = 1,
                                                .type = DISCREPANCY_SUBSTITUTED,
                                                .units_milli = 1000,
                                                .other_product = other}),
              REFUSAL_NONE);
    struct paper_filter labo = {.pickup = plan->crates.rows[at].pickup};
    check_says(PAPER_REFERENT, labo, "pas assez pour tous – remplacé par");
}

/* What went into one more crate stands on that one's slip, and no longer on the full one's. */
static void what_moved_on_stands_on_one_slip(void)
{
    const struct prep *prep = &small.prep;
    struct paper_day day = day_of();
    size_t at = 0;
    while (prep->plan->crates.rows[at].kind != CRATE_DRY ||
           prep->crates[at].status != CRATE_PLANNED ||
           prep->plan->crates.rows[at].portion_count < 2) {
        at++;
    }
    uint32_t full = prep->plan->crates.rows[at].id;
    uint32_t count = prep->plan->crates.rows[at].portion_count;
    CHECK_INT(
        small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 2, .crate = full}),
        REFUSAL_NONE);
    int64_t first = prep_remaining_milli(prep, prep_next_portion(prep, full));
    CHECK_INT(
        small_do(&small, (struct command){.kind = COMMAND_PICK, .lane = 2, .units_milli = first}),
        REFUSAL_NONE);
    struct roll_slip *slip = roll_slip_make(&day, full);
    CHECK_INT(slip->line_count, count);
    roll_slip_free(slip);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_NEW_CRATE, .lane = 2}),
              REFUSAL_NONE);
    slip = roll_slip_make(&day, full);
    CHECK_INT(slip->line_count, 1);
    roll_slip_free(slip);
    slip = roll_slip_make(&day, prep_lane(prep, 2)->crate);
    CHECK_INT(slip->line_count, count - 1);
    roll_slip_free(slip);
    check_says(PAPER_PREP, (struct paper_filter){.crate = full}, " 1 ligne ");
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    str_format(pdf, sizeof pdf, "%s/pages.pdf", folder);
    small_prep_init(&small);
    RUN(nothing_is_said_where_nothing_was_shared);
    RUN(the_day_counts_what_is_there);
    RUN(allergens_stand_where_they_are_known);
    RUN(a_shortage_names_its_rule);
    RUN(a_gift_is_said_as_well);
    RUN(a_labo_in_bulk_gets_its_share);
    RUN(the_word_for_everyone_names_goods);
    RUN(what_is_replaced_says_why);
    RUN(what_moved_on_stands_on_one_slip);
    small_prep_finish(&small);
    unlink(pdf);
    return rmdir(folder) == 0 ? 0 : 1;
}
