/* test_slip.c: slips that come back: the codes, and that paper leads to the state of the screen. */
#include "base/str.h"
#include "domain/prep.h"
#include "support/check.h"
#include "support/small_prep.h"

static uint32_t dry_crate(const struct small_prep *small, const char *reference)
{
    for (size_t i = 0; i < small->plan.crates.count; i++) {
        const struct crate *crate = &small->plan.crates.rows[i];
        if (crate->kind == CRATE_DRY &&
            str_equal(plan_order(&small->plan, crate->order)->reference, reference)) {
            return crate->id;
        }
    }
    CHECK_NEVER("crate");
    return ID_NONE;
}

static enum refusal_kind scan_slip(struct small_prep *small, uint32_t crate, enum slip_mark mark,
                                   int line, int64_t typed)
{
    char digits[11];
    code_write_slip(mark, line, (int)small->prep.number,
                    prep_label_serial(&small->prep, CODE_CRATE, crate), digits);
    return small_do(
        small, (struct command){.kind = COMMAND_SCAN, .code = code_read(digits), .typed = typed});
}

static void every_mark_comes_back(void)
{
    static const int preps[] = {1, 2, 4, 5, 11, LIMIT_PREP};
    for (size_t p = 0; p < sizeof preps / sizeof *preps; p++) {
        for (int line = 0; line <= LIMIT_SLIP_LINES; line++) {
            for (int mark = line == 0 ? SLIP_REST : SLIP_DONE;
                 mark <= (line == 0 ? SLIP_REST : SLIP_MISSING); mark++) {
                char digits[11];
                enum slip_mark read_mark = SLIP_REST;
                int read_line = -1;
                code_write_slip((enum slip_mark)mark, line, preps[p], 137, digits);
                struct code code = code_read(digits);
                CHECK_INT(code.kind, CODE_SLIP);
                CHECK_INT(code.serial, 137);
                CHECK(code_slip(&code, preps[p], &read_mark, &read_line));
                CHECK_INT(read_mark, mark);
                CHECK_INT(read_line, line);
                CHECK(!code_slip(&code, preps[p] + 1, &read_mark, &read_line));
                CHECK(!code_slip(&code, preps[p] + 3, &read_mark, &read_line));
            }
        }
    }
    char digits[11];
    code_write(CODE_SLIP, 100, 137, digits); /* "missing" of no line */
    CHECK_INT(code_read(digits).kind, CODE_UNREADABLE);
}

/* Order 1001: rice 1, pasta 2. */
static void all_is_there_is_two_scans(void)
{
    struct small_prep paper, screen;
    small_prep_init(&paper);
    small_prep_init(&screen);
    uint32_t crate = dry_crate(&paper, "1001");
    CHECK_INT(scan_slip(&paper, crate, SLIP_REST, 0, 0), REFUSAL_NOT_NOW);
    CHECK_INT(small_scan(&paper, 0, small_crate_code(&paper, crate)), REFUSAL_NONE);
    CHECK_INT(scan_slip(&paper, crate, SLIP_REST, 0, 0), REFUSAL_NONE);
    CHECK_INT(paper.decision.events[0].method, METHOD_PAPER);
    CHECK_INT(scan_slip(&paper, crate, SLIP_REST, 0, 0), REFUSAL_ALREADY_DONE);

    small_do(&screen, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    small_pick_all(&screen, 0);
    small_do(&screen, (struct command){.kind = COMMAND_CLOSE_CRATE});
    CHECK_INT(prep_crate(&paper.prep, crate)->status, CRATE_PICKED);
    const struct crate *row = plan_crate(&paper.plan, crate);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        CHECK_INT(prep_portion(&paper.prep, row->first_portion + i)->picked_milli,
                  prep_portion(&screen.prep, row->first_portion + i)->picked_milli);
    }
    small_prep_finish(&paper);
    small_prep_finish(&screen);
}

/* Order 1004 dry: carrots 1.5 kg (weighed), pasta 3. */
static void lines_one_by_one(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = dry_crate(&small, "1004");
    uint32_t first = plan_crate(&small.plan, crate)->first_portion;
    small_scan(&small, 0, small_crate_code(&small, crate));
    CHECK_INT(scan_slip(&small, crate, SLIP_DONE, 1, 1600), REFUSAL_TOO_MANY); /* 75 g allowed */
    CHECK_INT(scan_slip(&small, crate, SLIP_DONE, 1, 1460), REFUSAL_NONE);
    CHECK_INT(small.decision.events[0].grams, 1460);
    CHECK(prep_portion(&small.prep, first)->settled);
    CHECK_INT(scan_slip(&small, crate, SLIP_DONE, 1, 0), REFUSAL_ALREADY_DONE);
    CHECK_INT(scan_slip(&small, crate, SLIP_MISSING, 2, 4), REFUSAL_TOO_MANY);
    CHECK_INT(scan_slip(&small, crate, SLIP_MISSING, 3, 0), REFUSAL_UNKNOWN_CODE);
    CHECK_INT(scan_slip(&small, crate, SLIP_MISSING, 2, 1), REFUSAL_NONE);
    CHECK_INT(prep_portion(&small.prep, first + 1)->picked_milli, 2000);
    CHECK_INT(prep_portion(&small.prep, first + 1)->missing_milli, 1000);
    CHECK_INT(small.prep.discrepancies[0].type, DISCREPANCY_MISSING);
    CHECK_INT(small.prep.discrepancies[0].found_milli, 2000);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_NONE); /* closes */
    CHECK_INT(prep_crate(&small.prep, crate)->status, CRATE_PICKED);
    CHECK(prep_check(&small.prep) == NULL);
    small_prep_finish(&small);
}

/* A missing line, then the rest; each part can be taken back. */
static void the_rest_is_there_and_undo(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = dry_crate(&small, "1004");
    uint32_t first = plan_crate(&small.plan, crate)->first_portion;
    small_scan(&small, 0, small_crate_code(&small, crate));
    uint64_t begun = prep_digest(&small.prep);
    CHECK_INT(scan_slip(&small, crate, SLIP_MISSING, 2, 0), REFUSAL_NONE);
    CHECK_INT(prep_portion(&small.prep, first + 1)->missing_milli, 3000);
    uint64_t before = prep_digest(&small.prep);
    CHECK_INT(scan_slip(&small, crate, SLIP_REST, 0, 0), REFUSAL_NONE);
    CHECK_INT(prep_portion(&small.prep, first)->picked_milli, 1500);
    CHECK_INT(prep_crate(&small.prep, crate)->status, CRATE_PICKED);
    small_do(&small, (struct command){.kind = COMMAND_UNDO}); /* open again */
    small_do(&small, (struct command){.kind = COMMAND_UNDO}); /* the carrots are out again */
    CHECK(prep_digest(&small.prep) == before);
    small_do(&small, (struct command){.kind = COMMAND_UNDO});
    CHECK(prep_digest(&small.prep) == begun);
    small_prep_finish(&small);
}

static void slips_that_are_mixed_up_are_told(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = dry_crate(&small, "1004"), other = dry_crate(&small, "1001");
    char digits[11];
    small_scan(&small, 0, small_crate_code(&small, crate));
    uint64_t before = prep_digest(&small.prep);
    CHECK_INT(scan_slip(&small, other, SLIP_DONE, 1, 0), REFUSAL_OTHER_CRATE);
    CHECK_INT(small.decision.refusal.read_crate, other);
    CHECK_INT(small.decision.refusal.expected_crate, crate);
    code_write_slip(SLIP_REST, 0, (int)small.prep.number + 1,
                    prep_label_serial(&small.prep, CODE_CRATE, crate), digits);
    CHECK_INT(small_scan(&small, 0, digits), REFUSAL_STALE_LABEL);
    code_write_slip(SLIP_REST, 0, (int)small.prep.number, 9999, digits);
    CHECK_INT(small_scan(&small, 0, digits), REFUSAL_UNKNOWN_CODE);
    CHECK(prep_digest(&small.prep) == before);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(every_mark_comes_back);
    RUN(all_is_there_is_two_scans);
    RUN(lines_one_by_one);
    RUN(the_rest_is_there_and_undo);
    RUN(slips_that_are_mixed_up_are_told);
    return 0;
}
