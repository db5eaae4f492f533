/* test_union.c: a month that several machines work on: parts of it go out, are filled with random
 * gestures while the rest goes on, and come back. The union is the same in any order and twice,
 * nothing is lost, and what does not fit is shown. Long because a machine, a month and its gestures
 * serve all of its tests. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "domain/lend.h"
#include "domain/place.h"
#include "support/check.h"
#include "support/small_prep.h"

static uint64_t seed = 88172645463325252u;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 16) % below;
}

/* A machine with a record of its own. */
struct site {
    uint64_t station, seq, lamport;
    struct plans plans;
    struct prep prep;
    struct decision decision;
    struct letter letter;
    struct event *events; /* that it wrote itself */
    size_t count, room;
    bool is_back;
};

static void keep(struct site *site, const struct event *event)
{
    site->events = array_grow(site->events, site->count, &site->room, sizeof *site->events);
    site->events[site->count++] = *event;
}

static enum refusal_kind site_do(struct site *site, struct command command)
{
    decide(&site->prep, NULL, &command, &site->decision);
    for (size_t i = 0; i < site->decision.count; i++) {
        struct event *event = &site->decision.events[i];
        event->id = (struct event_id){site->station, ++site->seq};
        event->lamport = ++site->lamport;
        event->at_ms = 1763625600000 + (int64_t)site->lamport * 1000;
        CHECK(prep_apply(&site->prep, event));
        keep(site, event);
    }
    const char *wrong = prep_check(&site->prep);
    if (wrong != NULL) {
        fprintf(stderr, "command of kind %d: %s\n", (int)command.kind, wrong);
        exit(1);
    }
    return site->decision.refusal.kind;
}

/* The month's own machine goes on from a small prep. */
static void begin_home(struct small_prep *small, struct site *home)
{
    small_prep_init(small);
    *home = (struct site){.station = 77, .seq = small->next_seq, .lamport = small->next_seq};
    for (size_t i = 0; i < small->event_count; i++) {
        keep(home, &small->events[i]);
    }
    plans_add(&home->plans, &small->plan);
    prep_init(&home->prep, 1, &home->plans);
    home->prep.station = home->station;
    for (size_t i = 0; i < home->count; i++) {
        CHECK(prep_apply(&home->prep, &home->events[i]));
    }
}

/* The labo's machine takes the latest part that was lent. */
static void begin_labo(const struct site *home, struct site *labo, uint64_t station)
{
    const struct lend *lend = &home->prep.lends[home->prep.lend_count - 1];
    memset(labo, 0, sizeof *labo);
    labo->station = station;
    CHECK(letter_write(&home->prep, lend, &labo->letter));
    plans_add(&labo->plans, &labo->letter.plan);
    prep_init(&labo->prep, 1, &labo->plans);
    labo->prep.station = station;
    for (size_t i = 0; i < labo->letter.event_count; i++) {
        CHECK(prep_replay(&labo->prep, &labo->letter.events[i]));
        labo->lamport = labo->letter.events[i].lamport;
    }
    CHECK_INT(labo->prep.conflicts, 0);
    CHECK_INT(site_do(labo, (struct command){.kind = COMMAND_BORROW, .target = lend->number}), 0);
    CHECK_INT(lend_here(&labo->prep), lend->number);
}

static void end_site(struct site *site)
{
    prep_finish(&site->prep);
    plans_finish(&site->plans);
    decision_finish(&site->decision);
    letter_finish(&site->letter);
    free(site->events);
}

/* Every second report says that something came in the step's place, as the director allows. */
static void instead(const struct site *site, uint32_t open, struct command *command)
{
    if (command->kind != COMMAND_REPORT || open == ID_NONE || draw(2) == 0 ||
        prep_crate(&site->prep, open)->status != CRATE_PICKING ||
        prep_next_portion(&site->prep, open) == ID_NONE) {
        return;
    }
    uint32_t step = prep_next_portion(&site->prep, open);
    const struct substitution *said =
        prep_substitution(&site->prep, plan_portion(site->prep.plan, step)->product);
    if (said != NULL) {
        command->type = DISCREPANCY_SUBSTITUTED;
        command->other_product = said->other;
        command->units_milli = 500;
    }
}

static const enum command_kind kinds[] = {
    COMMAND_PICK,      COMMAND_PICK,           COMMAND_PICK,         COMMAND_PICK,
    COMMAND_PICK,      COMMAND_OPEN_CRATE,     COMMAND_OPEN_CRATE,   COMMAND_OPEN_CHECK,
    COMMAND_COUNT,     COMMAND_COUNT,          COMMAND_REPORT,       COMMAND_UNDO,
    COMMAND_NEW_CRATE, COMMAND_SKIP,           COMMAND_LEAVE,        COMMAND_CLOSE_CRATE,
    COMMAND_SHARE_OUT, COMMAND_CLOSE_CHECK,    COMMAND_REPRINT,      COMMAND_REOPEN,
    COMMAND_TICK,      COMMAND_DRAW_LABELS,    COMMAND_LEARN_CODE,   COMMAND_SHARE,
    COMMAND_RECEIVE,   COMMAND_RETURN,         COMMAND_CLOSE_PREP,   COMMAND_SET_PICKUP_MODE,
    COMMAND_SET_TRIP,  COMMAND_LEND,           COMMAND_SET_NOTE,     COMMAND_CLOSE_HALF_DAY,
    COMMAND_REPORT,    COMMAND_SET_SUBSTITUTE, COMMAND_PLACE_PRODUCT};

static void about_product(struct command *command)
{
    command->code = code_read("13256221111115");
    command->target = command->product;
    command->number = PLACE_IN_ZONE * (1 + draw(20)) + draw(9);
}

static struct command any_command(const struct site *site, bool is_home)
{
    const struct plan *plan = site->prep.plan;
    struct command command = {
        .kind = kinds[draw(sizeof kinds / sizeof *kinds)],
        .lane = (uint8_t)draw(LIMIT_LANES),
        .role = ROLE_DIRECTOR,
        .crate = plan->crates.rows[draw((uint32_t)plan->crates.count)].id,
        .units_milli = 500 * (int64_t)(1 + draw(6)),
        .type = (enum discrepancy_type)(1 + draw(DISCREPANCY_EXTRA)),
        .product = plan->products.first_id + draw(SMALL_PRODUCTS),
        .other_product = plan->products.first_id + draw(SMALL_PRODUCTS),
        .label_kind = CODE_CRATE,
        .number = 1,
        .value = 1,
    };
    command.target = command.crate;
    uint32_t open = prep_lane(&site->prep, command.lane)->crate;
    bool substitute;
    if (command.kind == COMMAND_PICK && open != ID_NONE && draw(3) > 0 &&
        prep_next_portion(&site->prep, open) != ID_NONE) {
        command.units_milli =
            prep_remaining_milli(&site->prep, prep_next_portion(&site->prep, open));
    }
    instead(site, open, &command);
    if (command.kind == COMMAND_COUNT && open != ID_NONE && draw(5) > 0 &&
        prep_crate(&site->prep, open)->status == CRATE_CHECKING &&
        prep_next_count(&site->prep, open, &substitute) != ID_NONE) {
        command.units_milli =
            prep_content_milli(&site->prep, prep_next_count(&site->prep, open, &substitute));
    }
    switch ((int)command.kind) {
    case COMMAND_SHARE:
    case COMMAND_SET_SUBSTITUTE:
    case COMMAND_SHARE_OUT: command.target = command.product; break;
    case COMMAND_LEARN_CODE:
    case COMMAND_PLACE_PRODUCT: about_product(&command); break;
    case COMMAND_TICK: command.target = 1; break;
    case COMMAND_RECEIVE:
        command.target = ID_NONE;
        command.value = 0;
        break;
    case COMMAND_RETURN:
    case COMMAND_LEND:
    case COMMAND_SET_PICKUP_MODE:
        command.target = plan->pickups.first_id + draw((uint32_t)plan->pickups.count);
        break;
    case COMMAND_SET_NOTE:
        command.target = plan->orders.first_id + draw((uint32_t)plan->orders.count);
        break;
    default: break;
    }
    bool is_rare = command.kind == COMMAND_CLOSE_HALF_DAY || command.kind == COMMAND_REOPEN ||
                   command.kind == COMMAND_SHARE || command.kind == COMMAND_REPRINT ||
                   command.kind == COMMAND_SET_PICKUP_MODE || command.kind == COMMAND_RETURN;
    if (command.kind == COMMAND_CLOSE_PREP || (is_rare && draw(12) > 0) ||
        (is_home && command.kind == COMMAND_LEND)) {
        command.kind = COMMAND_PICK;
    }
    return command;
}

/* All records, united in an order that is drawn, some twice, in parts. */
static struct event *unite_any_way(const struct site *const *sites, size_t count, size_t *ret_count)
{
    struct event *all = NULL;
    size_t all_count = 0;
    bool done[4] = {false};
    for (size_t left = count; left > 0;) {
        size_t at = draw((uint32_t)count);
        const struct site *site = sites[at];
        size_t from = draw(3) == 0 ? draw((uint32_t)site->count) : 0; /* a part first, or again */
        struct event *next;
        CHECK(events_unite(all, all_count, site->events + from, site->count - from, &next,
                           &all_count));
        free(all);
        all = next;
        left -= from == 0 && !done[at];
        done[at] = done[at] || from == 0;
    }
    *ret_count = all_count;
    return all;
}

static void replay(struct prep *prep, const struct plans *plans, const struct event *events,
                   size_t count)
{
    prep_init(prep, 1, plans);
    for (size_t i = 0; i < count; i++) {
        prep_foresee(prep, &events[i]);
    }
    for (size_t i = 0; i < count; i++) {
        CHECK(prep_replay(prep, &events[i]));
    }
    const char *wrong = prep_check(prep);
    if (wrong != NULL) {
        fprintf(stderr, "union: %s\n", wrong);
        exit(1);
    }
    CHECK_INT(prep->event_count, count);
}

static void same_portion(const struct portion_state *a, const struct portion_state *b)
{
    CHECK_INT(a->picked_milli, b->picked_milli);
    CHECK_INT(a->missing_milli, b->missing_milli);
    CHECK_INT(a->extra_milli, b->extra_milli);
    CHECK_INT(a->substitute_milli, b->substitute_milli);
    CHECK_INT(a->substitute_product, b->substitute_product);
    CHECK_INT(a->substitute_per, b->substitute_per);
    CHECK_INT(a->cut_milli, b->cut_milli);
    CHECK_INT(a->gift_milli, b->gift_milli);
    CHECK(a->settled == b->settled);
    CHECK_INT(a->count.state, b->count.state);
}

/* Every crate of the united month is as that machine left it whose it was. */
static void as_each_left_it(const struct prep *all, const struct site *home,
                            const struct site *labos, size_t labo_count)
{
    for (size_t i = 0; i < all->plan->crates.count; i++) {
        const struct crate *crate = &all->plan->crates.rows[i];
        const struct prep *from = &home->prep;
        for (size_t k = 0; k < labo_count; k++) {
            bool is_theirs = crate->pickup == labos[k].letter.plan.pickups.first_id;
            from = is_theirs ? &labos[k].prep : from;
        }
        const struct crate *row = plan_crate(from->plan, crate->id);
        CHECK(row != NULL);
        CHECK_INT(row->portion_count, crate->portion_count);
        CHECK_INT(all->crates[i].status, prep_crate(from, crate->id)->status);
        CHECK_INT(all->crate_serials[i], prep_label_serial(from, CODE_CRATE, crate->id));
        for (uint32_t p = 0; p < crate->portion_count; p++) {
            same_portion(prep_portion(all, crate->first_portion + p),
                         prep_portion(from, crate->first_portion + p));
        }
    }
}

static size_t live_discrepancies(const struct prep *prep)
{
    size_t count = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        count += !prep->discrepancies[i].is_undone && prep->discrepancies[i].step != STEP_SHARE;
    }
    return count;
}

static size_t total_added, total_picked, total_labels, total_replaced;

/* What may be given in a product's place, where it fits. */
static void allow_some(const struct small_prep *small, struct site *home)
{
    for (uint32_t p = 0; p < SMALL_PRODUCTS; p++) {
        enum small_product other = draw(2) == 0 ? SMALL_RICE : SMALL_CABBAGE;
        (void)site_do(home, (struct command){.kind = COMMAND_SET_SUBSTITUTE,
                                             .role = ROLE_DIRECTOR,
                                             .target = small->plan.products.first_id + p,
                                             .other_product = small_product_id(small, other),
                                             .value = SUBSTITUTE_AGREED,
                                             .number = 1 + draw(3)});
    }
}

/* One random month: one or two parts out, everybody works, everything comes back. */
static void one_month(uint64_t number)
{
    struct small_prep small;
    struct site home, labos[2];
    seed = 88172645463325252u + number * 7919;
    begin_home(&small, &home);
    size_t labo_count = 0, wanted = 1 + draw(2);
    for (uint32_t i = 0; i < 60; i++) { /* some of it before */
        struct command command = any_command(&home, true);
        if (command.kind == COMMAND_SHARE || command.kind == COMMAND_SET_NOTE ||
            command.kind == COMMAND_LEARN_CODE || command.kind == COMMAND_RECEIVE) {
            (void)site_do(&home, command);
        }
    }
    allow_some(&small, &home);
    for (uint32_t p = 0; p < wanted; p++) {
        uint32_t pickup = small.plan.pickups.first_id + (draw(2) + p) % 2;
        if (site_do(&home, (struct command){.kind = COMMAND_LEND, .target = pickup}) == 0) {
            begin_labo(&home, &labos[labo_count], 1000 + p - (draw(2) == 0 ? 2000 : 0));
            labo_count++;
        }
    }
    CHECK(labo_count > 0);
    for (int i = 0; i < 700; i++) {
        uint32_t who = draw((uint32_t)labo_count + 1);
        struct site *site = who == labo_count ? &home : &labos[who];
        struct command command = any_command(site, site == &home);
        enum refusal_kind refusal = site_do(site, command);
        total_added += refusal == 0 && command.kind == COMMAND_NEW_CRATE;
        total_picked += refusal == 0 && command.kind == COMMAND_PICK;
        total_labels += refusal == 0 && command.kind == COMMAND_REPRINT && site != &home;
        total_replaced += refusal == 0 && command.kind == COMMAND_REPORT &&
                          command.type == DISCREPANCY_SUBSTITUTED && site != &home;
    }
    for (size_t k = 0; k < labo_count; k++) {
        CHECK_INT(site_do(&labos[k], (struct command){.kind = COMMAND_GIVE_BACK}), REFUSAL_NONE);
        CHECK(site_do(&labos[k], (struct command){.kind = COMMAND_GIVE_BACK}) != REFUSAL_NONE);
    }
    const struct site *sites[] = {&home, &labos[0], &labos[1]};
    uint64_t digest = 0;
    for (int way = 0; way < 6; way++) {
        size_t count;
        struct event *all = unite_any_way(sites, labo_count + 1, &count);
        struct prep prep;
        replay(&prep, &home.plans, all, count);
        CHECK_INT(prep.conflicts, 0);
        CHECK(way == 0 || prep_digest(&prep) == digest);
        digest = prep_digest(&prep);
        if (way == 0) {
            size_t found = live_discrepancies(&home.prep);
            for (size_t k = 0; k < labo_count; k++) {
                found += live_discrepancies(&labos[k].prep);
            }
            as_each_left_it(&prep, &home, labos, labo_count);
            CHECK_INT(live_discrepancies(&prep), found);
        }
        prep_finish(&prep);
        free(all);
    }
    for (size_t k = 0; k < labo_count; k++) {
        end_site(&labos[k]);
    }
    end_site(&home);
    small_prep_finish(&small);
}

static void parts_come_back_whole(void)
{
    for (uint64_t i = 1; i <= 60; i++) {
        one_month(i);
    }
    printf("    %zu picks, %zu crates added, %zu labels drawn and %zu times replaced at labos\n",
           total_picked, total_added, total_labels, total_replaced);
    CHECK(total_picked > 500 && total_added > 10 && total_labels > 5 && total_replaced > 5);
}

/* A record of one machine, told as if two or three had written it. */
static void random_splits(void)
{
    size_t conflicts = 0;
    for (uint64_t round = 1; round <= 40; round++) {
        struct small_prep small;
        struct site home, split[3] = {{.station = 5}, {.station = UINT64_MAX - 8}, {.station = 9}};
        seed = 1234567 + round * 104729;
        begin_home(&small, &home);
        for (int i = 0; i < 500; i++) {
            (void)site_do(&home, any_command(&home, true));
        }
        bool is_shuffled = round % 2 == 0; /* their clocks run as they like, too */
        uint32_t stations = 2 + draw(2);
        struct event_id *now = calloc(home.seq + 1, sizeof *now);
        CHECK(now != NULL);
        uint32_t station = 0;
        for (size_t i = 0; i < home.count; i++) {
            struct event event = home.events[i];
            station = draw(8) == 0 ? draw(stations) : station;
            struct site *to = &split[is_shuffled ? event.lane % stations : station];
            to->lamport = is_shuffled ? to->lamport + 1 + draw(2) : event.lamport;
            now[event.id.seq] = (struct event_id){to->station, ++to->seq};
            event.id = now[event.id.seq];
            event.undoes = event.undoes.seq > 0 ? now[event.undoes.seq] : event.undoes;
            event.lamport = to->lamport;
            keep(to, &event);
        }
        const struct site *sites[] = {&split[0], &split[1], &split[2]};
        uint64_t digest = 0;
        for (int way = 0; way < 6; way++) {
            size_t count;
            struct event *all = unite_any_way(sites, stations, &count);
            CHECK_INT(count, home.count);
            struct prep prep;
            replay(&prep, &home.plans, all, count);
            CHECK(way == 0 || prep_digest(&prep) == digest);
            digest = prep_digest(&prep);
            conflicts += prep.conflicts;
            if (!is_shuffled) { /* one after the other as it was: nothing is in another's way */
                CHECK_INT(prep.conflicts, 0);
                as_each_left_it(&prep, &home, NULL, 0);
            }
            prep_finish(&prep);
            free(all);
        }
        free(now);
        for (size_t k = 0; k < 3; k++) {
            free(split[k].events);
        }
        end_site(&home);
        small_prep_finish(&small);
    }
    printf("    %zu conflicts, all kept\n", conflicts);
    CHECK(conflicts > 100);
}

static uint32_t first_crate(const struct site *site)
{
    return site->prep.plan->crates.first_id;
}

static void fill(struct site *site, uint32_t crate)
{
    CHECK_INT(site_do(site, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate}), 0);
    for (uint32_t step; (step = prep_next_portion(&site->prep, crate)) != ID_NONE;) {
        CHECK_INT(
            site_do(site, (struct command){.kind = COMMAND_PICK,
                                           .units_milli = prep_remaining_milli(&site->prep, step)}),
            0);
    }
    CHECK_INT(site_do(site, (struct command){.kind = COMMAND_CLOSE_CRATE}), 0);
}

static void lend_toul(struct small_prep *small, struct site *home)
{
    begin_home(small, home);
    CHECK_INT(site_do(home, (struct command){.kind = COMMAND_LEND,
                                             .target = small->plan.pickups.first_id}),
              0);
}

static void what_is_out_is_worked_on_there_only(void)
{
    struct small_prep small;
    struct site home, labo;
    lend_toul(&small, &home);
    uint32_t crate = first_crate(&home);
    begin_labo(&home, &labo, 42);
    CHECK_INT(site_do(&home, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate}),
              REFUSAL_BULK);
    CHECK_INT(site_do(&home, (struct command){.kind = COMMAND_REPRINT,
                                              .label_kind = CODE_CRATE,
                                              .target = crate}),
              REFUSAL_LENT);
    CHECK_INT(site_do(&home, (struct command){.kind = COMMAND_CLOSE_PREP}), REFUSAL_LENT);
    CHECK_INT(site_do(&home, (struct command){.kind = COMMAND_LEND,
                                              .target = small.plan.pickups.first_id}),
              REFUSAL_NOT_NOW);
    CHECK(!prep_may_set_plan(&home.prep, &small.plan));
    /* At the labo nothing of the month as a whole. */
    static const enum command_kind month[] = {COMMAND_CLOSE_PREP, COMMAND_SHARE, COMMAND_RECEIVE,
                                              COMMAND_SET_TRIP, COMMAND_LEND};
    for (size_t i = 0; i < sizeof month / sizeof *month; i++) {
        struct command command = {.kind = month[i],
                                  .role = ROLE_DIRECTOR,
                                  .product = small_product_id(&small, SMALL_MILK),
                                  .target = small_product_id(&small, SMALL_MILK),
                                  .number = 1,
                                  .value = month[i] == COMMAND_SHARE,
                                  .units_milli = 1000};
        command.target = month[i] == COMMAND_RECEIVE ? ID_NONE : command.target;
        enum refusal_kind kind = site_do(&labo, command);
        CHECK(kind == REFUSAL_LENT || kind == REFUSAL_NOT_NOW);
    }
    /* The labo sees nobody else's orders, and can scan the labels that were printed before. */
    for (size_t i = 0; i < labo.prep.plan->orders.count; i++) {
        const struct order *order = &labo.prep.plan->orders.rows[i];
        CHECK(order->pickup == small.plan.pickups.first_id || order->reference[0] == '\0');
    }
    CHECK_INT(prep_label_serial(&labo.prep, CODE_CRATE, crate),
              prep_label_serial(&home.prep, CODE_CRATE, crate));
    CHECK_INT(prep_pickup_mode(&labo.prep, small.plan.pickups.first_id), PICKUP_READY);
    CHECK_INT(prep_pickup_mode(&home.prep, small.plan.pickups.first_id), PICKUP_BULK);
    end_site(&labo);
    end_site(&home);
    small_prep_finish(&small);
}

/* The stick was lost, the labo's crates were filled here, and then it is found. */
static void what_was_given_up_and_comes_all_the_same(void)
{
    struct small_prep small;
    struct site home, labo;
    lend_toul(&small, &home);
    uint32_t crate = first_crate(&home), toul = small.plan.pickups.first_id;
    begin_labo(&home, &labo, 42);
    fill(&labo, crate);
    CHECK_INT(site_do(&labo, (struct command){.kind = COMMAND_GIVE_BACK}), 0);
    CHECK_INT(site_do(&home, (struct command){.kind = COMMAND_TAKE_BACK, .target = 1}), 0);
    CHECK_INT(site_do(&home, (struct command){.kind = COMMAND_SET_PICKUP_MODE,
                                              .target = toul,
                                              .value = PICKUP_READY}),
              0);
    uint64_t before = 0;
    fill(&home, crate);
    for (uint32_t i = 0; i < plan_crate(home.prep.plan, crate)->portion_count; i++) {
        before +=
            (uint64_t)prep_portion(&home.prep, plan_crate(home.prep.plan, crate)->first_portion + i)
                ->picked_milli;
    }
    struct event *all;
    size_t count, shown = 0;
    struct prep prep;
    CHECK(events_unite(home.events, home.count, labo.events, labo.count, &all, &count));
    replay(&prep, &home.plans, all, count);
    CHECK_INT(prep.conflicts, labo.count);
    CHECK_INT(prep_crate(&prep, crate)->status, CRATE_PICKED);
    int64_t found = 0;
    for (size_t i = 0; i < prep.discrepancy_count; i++) {
        const struct discrepancy *d = &prep.discrepancies[i];
        CHECK_INT(d->type, DISCREPANCY_CONFLICT);
        CHECK(d->event.station == labo.station); /* what was done here stands */
        shown += d->crate == crate;
        found += d->found_milli;
    }
    CHECK(shown > 1);
    CHECK_INT(found, before); /* what the labo put in, product by product */
    const struct plan *plan = prep.plan;
    for (uint32_t i = 0; i < plan_crate(plan, crate)->portion_count; i++) {
        uint32_t portion = plan_crate(plan, crate)->first_portion + i;
        same_portion(prep_portion(&prep, portion), prep_portion(&home.prep, portion));
    }
    prep_finish(&prep);
    free(all);
    end_site(&labo);
    end_site(&home);
    small_prep_finish(&small);
}

static void two_machines_take_the_same_part(void)
{
    struct small_prep small;
    struct site home, labo, other;
    lend_toul(&small, &home);
    uint32_t crate = first_crate(&home);
    begin_labo(&home, &labo, 42);
    begin_labo(&home, &other, 43);
    fill(&labo, crate);
    fill(&other, crate);
    CHECK_INT(site_do(&other, (struct command){.kind = COMMAND_UNDO}), 0);
    const struct site *sites[] = {&home, &labo, &other};
    uint64_t digest = 0;
    for (int way = 0; way < 4; way++) {
        struct prep prep;
        size_t count;
        struct event *all = unite_any_way(sites, 3, &count);
        replay(&prep, &home.plans, all, count);
        CHECK_INT(prep.conflicts, other.count); /* the first by the order of the union has it */
        CHECK_INT(prep_crate(&prep, crate)->status, CRATE_PICKED);
        CHECK(way == 0 || digest == prep_digest(&prep));
        digest = prep_digest(&prep);
        prep_finish(&prep);
        free(all);
    }
    end_site(&other);
    end_site(&labo);
    end_site(&home);
    small_prep_finish(&small);
}

/* Another PC has what the first `backed_up` gestures of this one left, and goes on with it. */
static void restore(const struct site *broken, size_t backed_up, uint64_t station, struct site *ret)
{
    memset(ret, 0, sizeof *ret);
    ret->station = station;
    ret->letter.plan = broken->letter.plan; /* borrowed */
    plans_add(&ret->plans, &broken->letter.plan);
    prep_init(&ret->prep, 1, &ret->plans);
    ret->prep.station = station;
    for (size_t i = 0; i < backed_up; i++) {
        keep(ret, &broken->events[i]);
    }
    const struct event *last = &ret->events[backed_up - 1];
    struct event gone_on = {.id = {station, ++ret->seq},
                            .lamport = last->lamport + 1,
                            .prep = 1,
                            .kind = EVENT_CRATES_GONE_ON,
                            .number = ret->events[0].number,
                            .undoes = last->id};
    ret->lamport = gone_on.lamport;
    keep(ret, &gone_on);
    struct event *all;
    size_t count;
    CHECK(events_unite(broken->letter.events, broken->letter.event_count, ret->events, ret->count,
                       &all, &count));
    for (size_t i = 0; i < count; i++) {
        prep_foresee(&ret->prep, &all[i]);
    }
    for (size_t i = 0; i < count; i++) {
        CHECK(prep_replay(&ret->prep, &all[i]));
    }
    free(all);
    CHECK_INT(ret->prep.conflicts, 0);
    CHECK_INT(lend_here(&ret->prep), gone_on.number);
}

static void end_restored(struct site *site)
{
    memset(&site->letter, 0, sizeof site->letter);
    end_site(site);
}

static void work(struct site *site, bool is_home, uint32_t gestures)
{
    for (uint32_t i = 0; i < gestures; i++) {
        (void)site_do(site, any_command(site, is_home));
    }
}

/* The same in whatever order they come; returns the conflicts. */
static size_t united(const struct site *const *sites, size_t count, const struct site *home,
                     const struct site *labo)
{
    uint64_t digest = 0;
    size_t conflicts = 0;
    for (int way = 0; way < 6; way++) {
        size_t events;
        struct event *all = unite_any_way(sites, count, &events);
        struct prep prep;
        replay(&prep, &home->plans, all, events);
        CHECK(way == 0 || (prep_digest(&prep) == digest && prep.conflicts == conflicts));
        digest = prep_digest(&prep);
        conflicts = prep.conflicts;
        if (way == 0) {
            as_each_left_it(&prep, home, labo, 1);
        }
        prep_finish(&prep);
        free(all);
    }
    return conflicts;
}

/* A labo's PC breaks amid its part; its backup goes on elsewhere, maybe twice, and comes back
 * whole. What the broken one noted after the backup is a conflict if it ever comes, unless it had
 * more. */
static void a_backup_goes_on_with_its_part(void)
{
    size_t lost = 0, by_the_first = 0;
    for (uint64_t round = 1; round <= 60; round++) {
        struct small_prep small;
        struct site home, labo, second, third;
        seed = 424243 + round * 15485863;
        lend_toul(&small, &home);
        begin_labo(&home, &labo, draw(2) == 0 ? 42 : UINT64_MAX - 7);
        work(&labo, false, draw(200));
        work(&home, true, 100);
        size_t backed_up = labo.count;
        work(&labo, false, draw(4) == 0 ? 400 : draw(60)); /* and then it broke */
        restore(&labo, backed_up, draw(2) == 0 ? 7 : UINT64_MAX - 70, &second);
        work(&second, false, 50 + draw(150));
        struct site *latest = &second;
        bool breaks_again = draw(2) == 0;
        if (breaks_again) {
            second.letter = labo.letter;
            restore(&second, second.count, 8, &third);
            work(&third, false, 50 + draw(100));
            latest = &third;
        }
        CHECK_INT(site_do(latest, (struct command){.kind = COMMAND_GIVE_BACK}), REFUSAL_NONE);
        const struct site *sites[] = {&home, latest, &labo};
        CHECK_INT(united(sites, 2, &home, latest), 0);
        lost += labo.count - backed_up;
        CHECK_INT(united(sites, 3, &home, latest), labo.count - backed_up); /* it is found again */
        CHECK_INT(site_do(&labo, (struct command){.kind = COMMAND_GIVE_BACK}), REFUSAL_NONE);
        bool has_more = labo.lamport >= latest->lamport;
        by_the_first += has_more;
        size_t conflicts = united(sites, 3, &home, has_more ? &labo : latest);
        CHECK_INT(conflicts, has_more ? latest->count - backed_up : labo.count - backed_up);
        if (breaks_again) {
            end_restored(&third);
        }
        end_restored(&second);
        end_site(&labo);
        end_site(&home);
        small_prep_finish(&small);
    }
    printf("    %zu events lost with a PC, %zu times it had more\n", lost, by_the_first);
    CHECK(lost > 100 && by_the_first < 60);
}

/* A file from a stick may say of its machines what it likes, even that each went on from all the
 * others: its events fit nowhere, and that is told at once. */
static void a_ring_of_backups_ends(void)
{
    enum { MACHINES = 36 };
    struct small_prep small;
    struct site home, liar = {.station = 9};
    lend_toul(&small, &home);
    uint64_t number = home.prep.lends[0].number;
    for (uint64_t of = 0; of < MACHINES; of++) {
        for (uint64_t after = 0; after < MACHINES; after++) {
            struct event event = {.id = {100 + of, after + 1},
                                  .lamport = home.lamport + 1 + of,
                                  .prep = 1,
                                  .kind = EVENT_CRATES_GONE_ON,
                                  .number = (int64_t)number,
                                  .undoes = {100 + after, 1}};
            if (after % 6 == 0) {
                event.kind = EVENT_CRATES_RETURNED;
                event.value = 1;
            }
            keep(&liar, &event);
        }
    }
    const struct site *sites[] = {&home, &liar};
    size_t count;
    struct event *all = unite_any_way(sites, 2, &count);
    struct prep prep;
    replay(&prep, &home.plans, all, count);
    CHECK_INT(prep.conflicts, liar.count);
    CHECK(prep.lends[0].state == LEND_OUT && prep.lends[0].station == 0);
    prep_finish(&prep);
    free(all);
    free(liar.events);
    end_site(&home);
    small_prep_finish(&small);
}

static void records_that_contradict_are_refused(void)
{
    struct small_prep small;
    struct site home;
    struct event *all = NULL;
    size_t count = 0;
    begin_home(&small, &home);
    struct event other = home.events[3];
    other.value++;
    CHECK(!events_unite(home.events, home.count, &other, 1, &all, &count));
    CHECK(all == NULL);
    CHECK(events_unite(home.events, home.count, &home.events[3], 1, &all, &count));
    CHECK_INT(count, home.count);
    free(all);
    /* A record of one machine alone that does not fit is damaged, no conflict. */
    struct prep prep;
    prep_init(&prep, 1, &home.plans);
    CHECK(prep_replay(&prep, &home.events[0]));
    struct event wrong = {
        .id = {77, 2}, .lamport = 2, .prep = 1, .kind = EVENT_CRATE_CLOSED, .crate = 1};
    CHECK(!prep_replay(&prep, &wrong));
    wrong.id.station = 78;
    prep_foresee(&prep, &wrong);
    CHECK(prep_replay(&prep, &wrong));
    CHECK_INT(prep.conflicts, 1);
    prep_finish(&prep);
    end_site(&home);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(what_is_out_is_worked_on_there_only);
    RUN(what_was_given_up_and_comes_all_the_same);
    RUN(two_machines_take_the_same_part);
    RUN(a_backup_goes_on_with_its_part);
    RUN(a_ring_of_backups_ends);
    RUN(records_that_contradict_are_refused);
    RUN(parts_come_back_whole);
    RUN(random_splits);
    return 0;
}
