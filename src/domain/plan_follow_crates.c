/* plan_follow_crates.c: the crates of one order of a following plan: those that were begun stay and
 * take what they can, the rest is packed as if nobody had packed before. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/crate_split.h"
#include "domain/plan_follow_internal.h"

static const struct crate_state *state_of(const struct follow *f, const struct crate *crate)
{
    return &f->prep->crates[crate - f->before->crates.rows];
}

static struct follow_crate *add_crate(struct follow_crates *crates)
{
    crates->rows = array_grow(crates->rows, crates->count, &crates->room, sizeof *crates->rows);
    struct follow_crate *crate = &crates->rows[crates->count++];
    memset(crate, 0, sizeof *crate);
    return crate;
}

static struct follow_portion *add_portion(struct follow_crate *crate, uint32_t product)
{
    crate->portions =
        array_grow(crate->portions, crate->count, &crate->room, sizeof *crate->portions);
    struct follow_portion *portion = &crate->portions[crate->count++];
    *portion = (struct follow_portion){.product = product};
    return portion;
}

void follow_crates_finish(struct follow_crates *crates)
{
    for (size_t i = 0; i < crates->count; i++) {
        free(crates->rows[i].portions);
    }
    free(crates->rows);
    memset(crates, 0, sizeof *crates);
}

/* A crate as it was, with the ids of the new plan. */
static void keep_crate(struct follow *f, const struct crate *from, struct follow_crates *crates)
{
    struct follow_crate *crate = add_crate(crates);
    crate->carries = from->id;
    crate->index = from->index;
    crate->kind = from->kind;
    crate->status = state_of(f, from)->status;
    crate->stage = state_of(f, from)->trip != 0 ? STAGE_LOADED : (int)crate->status;
    crate->is_gone = state_of(f, from)->is_gone;
    for (uint32_t i = 0; i < from->portion_count; i++) {
        const struct portion *old = plan_portion(f->before, from->first_portion + i);
        uint32_t product = f->product_to[old->product - f->before->products.first_id];
        if (product == ID_NONE) { /* nobody put anything of it in, and nobody orders it */
            ASSERT(crate->status == CRATE_PLANNED);
            continue;
        }
        struct follow_portion *portion = add_portion(crate, product);
        portion->units_milli = old->units_milli;
        portion->was_milli = old->units_milli > 0 ? old->units_milli : old->dropped_milli;
        portion->carries = old->id;
    }
}

static int64_t weight_milli_g(const struct follow *f, const struct follow_crate *crate)
{
    int64_t sum = 0;
    for (size_t i = 0; i < crate->count; i++) {
        sum += crate->portions[i].units_milli *
               plan_product(f->to, crate->portions[i].product)->weight_g;
    }
    return sum;
}

static struct follow_portion *portion_of(struct follow_crate *crate, uint32_t product)
{
    for (size_t i = 0; i < crate->count; i++) {
        if (crate->portions[i].product == product) {
            return &crate->portions[i];
        }
    }
    return NULL;
}

/* Takes `cut` of a product out of the crates that were begun: first where least was done, so that
 * the fewest things have to be taken out by hand; of equals the last one. */
static void cut_product(struct follow_crates *crates, uint32_t product, int64_t cut)
{
    for (int stage = CRATE_PICKING; stage < STAGE_COUNT && cut > 0; stage++) {
        for (size_t i = crates->count; i-- > 0 && cut > 0;) {
            struct follow_portion *portion = portion_of(&crates->rows[i], product);
            if (portion != NULL && crates->rows[i].stage == stage) {
                int64_t less = portion->units_milli < cut ? portion->units_milli : cut;
                portion->units_milli -= less;
                cut -= less;
            }
        }
    }
}

/* How much of `left` a crate takes within the weight limit, in whole units unless it takes all. */
static int64_t room_for(const struct follow *f, const struct follow_crate *crate,
                        const struct product *product, int64_t left)
{
    int64_t room = (int64_t)f->to->settings.crate_limit_g * 1000 - weight_milli_g(f, crate);
    if (crate->is_gone || crate->kind != crate_kind_of(product)) {
        return 0;
    }
    if (product->weight_g == 0 || left * product->weight_g <= room) {
        return left;
    }
    int64_t units = room > 0 ? room / product->weight_g / 1000 * 1000 : 0;
    return units < left ? units : left;
}

/* Puts what is more into crates that were begun, where no other crate of the kind is to come.
 * Returns what found no room. */
static int64_t add_to_begun(struct follow *f, struct follow_crates *crates,
                            const struct product *product, int64_t left)
{
    for (int own = 1; own >= 0; own--) { /* beside its like first */
        for (int stage = CRATE_PICKING; stage < STAGE_COUNT; stage++) {
            for (size_t i = 0; i < crates->count && left > 0; i++) {
                struct follow_crate *crate = &crates->rows[i];
                struct follow_portion *portion = portion_of(crate, product->id);
                if (crate->stage != stage || (portion != NULL) != (own == 1)) {
                    continue;
                }
                int64_t more = room_for(f, crate, product, left);
                if (more > 0) {
                    portion = portion != NULL ? portion : add_portion(crate, product->id);
                    portion->units_milli += more;
                    left -= more;
                }
            }
        }
    }
    return left;
}

static bool has_unbegun(const struct follow *f, const struct follow_order *order,
                        enum crate_kind kind)
{
    for (uint32_t c = f->before_crates[order->before]; c < f->before_crates[order->before + 1];
         c++) {
        const struct crate *crate = follow_before_crate(f, c);
        if (crate->kind == kind && state_of(f, crate)->status == CRATE_PLANNED) {
            return true;
        }
    }
    return false;
}

/* What of each line is left for crates that are packed anew; heap array as long as the order has
 * lines. The crates that were begun take or lose their part. */
static int64_t *share_out(struct follow *f, const struct follow_order *order,
                          struct follow_crates *kept)
{
    uint32_t first = order->fresh != MATCH_NONE ? f->fresh_lines[order->fresh] : 0;
    uint32_t end = order->fresh != MATCH_NONE ? f->fresh_lines[order->fresh + 1] : 0;
    int64_t *left = calloc(end - first + 1, sizeof *left);
    ASSERT(left != NULL);
    for (size_t i = 0; i < kept->count; i++) { /* what is no longer ordered at all */
        for (size_t p = 0; p < kept->rows[i].count; p++) {
            struct follow_portion *portion = &kept->rows[i].portions[p];
            bool is_ordered = false;
            for (uint32_t l = first; l < end; l++) {
                is_ordered = is_ordered || f->fresh->lines.rows[l].product == portion->product;
            }
            portion->units_milli = is_ordered ? portion->units_milli : 0;
        }
    }
    for (uint32_t l = first; l < end; l++) {
        const struct line *line = &f->fresh->lines.rows[l];
        const struct product *product = plan_product(f->to, line->product);
        int64_t held = 0;
        for (size_t i = 0; i < kept->count; i++) {
            const struct follow_portion *portion = portion_of(&kept->rows[i], line->product);
            held += portion != NULL ? portion->units_milli : 0;
        }
        if (held >= line->units_milli) {
            cut_product(kept, line->product, held - line->units_milli);
            continue;
        }
        left[l - first] = line->units_milli - held;
        if (kept->count > 0 && !has_unbegun(f, order, crate_kind_of(product))) {
            left[l - first] = add_to_begun(f, kept, product, left[l - first]);
        }
    }
    return left;
}

/* The crate before that has this index and nobody has begun, or NULL. */
static const struct crate *unbegun_at(const struct follow *f, const struct follow_order *order,
                                      uint16_t index)
{
    if (order->before == MATCH_NONE) {
        return NULL;
    }
    for (uint32_t c = f->before_crates[order->before]; c < f->before_crates[order->before + 1];
         c++) {
        const struct crate *crate = follow_before_crate(f, c);
        if (crate->index == index) {
            return state_of(f, crate)->status == CRATE_PLANNED ? crate : NULL;
        }
    }
    return NULL;
}

static bool index_is_taken(const struct follow_crates *crates, uint16_t index)
{
    for (size_t i = 0; i < crates->count; i++) {
        if (crates->rows[i].index == index) {
            return true;
        }
    }
    return false;
}

/* The first free index that stood for a crate of this kind, else any free one. */
static uint16_t choose_index(const struct follow *f, const struct follow_order *order,
                             const struct follow_crates *crates, enum crate_kind kind)
{
    uint16_t free_index = 0;
    if (order->before == MATCH_NONE) {
        return (uint16_t)(crates->count + 1);
    }
    for (uint16_t index = 1;; index++) {
        const struct crate *before = unbegun_at(f, order, index);
        if (index_is_taken(crates, index)) {
            continue;
        }
        if (before != NULL && before->kind == kind) {
            return index;
        }
        free_index = free_index == 0 ? index : free_index;
        if (index > crates->count + LIMIT_CRATES_PER_ORDER) {
            return free_index;
        }
    }
}

/* Packs what is left as crate_split does, through a plan of this one order. */
static void pack(struct follow *f, const struct follow_order *order, const int64_t *left,
                 struct follow_crates *crates)
{
    uint32_t first = f->fresh_lines[order->fresh], end = f->fresh_lines[order->fresh + 1];
    struct order one = {.id = 1};
    struct line *lines = calloc(end - first + 1, sizeof *lines);
    ASSERT(lines != NULL);
    struct plan part = {.settings = f->to->settings};
    part.products.rows = f->to->products.rows;
    part.products.count = f->to->products.count;
    part.products.first_id = f->to->products.first_id;
    part.orders.rows = &one;
    part.orders.count = part.orders.first_id = 1;
    part.lines.rows = lines;
    part.lines.first_id = part.crates.first_id = part.portions.first_id = 1;
    for (uint32_t l = first; l < end; l++) {
        if (left[l - first] > 0) {
            lines[part.lines.count] = (struct line){.id = (uint32_t)part.lines.count + 1,
                                                    .order = 1,
                                                    .product = f->fresh->lines.rows[l].product,
                                                    .units_milli = left[l - first]};
            part.lines.count++;
        }
    }
    crate_split(&part);
    for (size_t i = 0; i < part.crates.count; i++) {
        const struct crate *from = &part.crates.rows[i];
        uint16_t index = choose_index(f, order, crates, from->kind);
        const struct crate *before = unbegun_at(f, order, index);
        struct follow_crate *crate = add_crate(crates);
        crate->index = index;
        crate->kind = from->kind;
        crate->carries = before != NULL ? before->id : ID_NONE;
        for (uint32_t p = 0; p < from->portion_count; p++) {
            const struct portion *portion = plan_portion(&part, from->first_portion + p);
            add_portion(crate, portion->product)->units_milli = portion->units_milli;
        }
    }
    free(part.crates.rows);
    free(part.portions.rows);
    free(lines);
}

static int compare_crates(const void *a, const void *b)
{
    const struct follow_crate *x = a, *y = b;
    return x->index < y->index ? -1 : x->index > y->index;
}

void follow_crates(struct follow *f, const struct follow_order *order, bool verbatim,
                   struct follow_crates *ret)
{
    struct follow_crates crates = {0};
    for (uint32_t c = order->before != MATCH_NONE ? f->before_crates[order->before] : 0;
         order->before != MATCH_NONE && c < f->before_crates[order->before + 1]; c++) {
        const struct crate *crate = follow_before_crate(f, c);
        if (verbatim || state_of(f, crate)->status != CRATE_PLANNED) {
            keep_crate(f, crate, &crates);
        }
    }
    if (!verbatim) {
        int64_t *left = share_out(f, order, &crates);
        if (order->fresh != MATCH_NONE) {
            pack(f, order, left, &crates);
        }
        free(left);
    }
    if (crates.count > 0) {
        qsort(crates.rows, crates.count, sizeof *crates.rows, compare_crates);
    }
    *ret = crates;
}
