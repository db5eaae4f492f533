/* test_station_pin.c: who may: a wait after wrong codes, two roles, the recovery stick. */
#include "app/world.h"
#include "base/str.h"
#include "support/check.h"

static struct world w;

static bool pin_try(const char *digits)
{
    struct request request = {.kind = REQUEST_PIN_TRY};
    str_copy(request.text, sizeof request.text, digits);
    world_request(&w, request);
    world_settle(&w);
    return world_outcome(&w)->pin_right;
}

static void wrong_pins_make_the_next_try_wait(void)
{
    world_begin(&w, NULL);
    CHECK(!world_view(&w).has_pin);
    world_request(&w, (struct request){.kind = REQUEST_PIN_SET, .text = "12"});
    world_settle(&w);
    CHECK(!world_outcome(&w)->pin_right && !world_view(&w).has_pin);
    world_request(&w, (struct request){.kind = REQUEST_PIN_SET, .text = "2580"});
    world_settle(&w);
    CHECK(world_outcome(&w)->pin_right && world_view(&w).has_pin);
    CHECK(pin_try("2580"));
    CHECK(!pin_try("0000") && !pin_try("0001"));
    CHECK_INT(world_view(&w).pin_wait_s, 0);
    CHECK(!pin_try("0002"));
    CHECK_INT(world_view(&w).pin_wait_s, 10);
    CHECK(!pin_try("2580")); /* right, but too early; and it does not count */
    world_restart(&w);       /* no way round */
    CHECK_INT(world_view(&w).pin_wait_s, 10);
    w.now_ms += 10000;
    CHECK(!pin_try("0003"));
    CHECK_INT(world_view(&w).pin_wait_s, 20);
    w.now_ms -= INT64_C(1000) * 3600 * 24 * 365; /* a clock set back locks nobody out */
    CHECK_INT(world_view(&w).pin_wait_s, 300);
    w.now_ms += INT64_C(1000) * 3600 * 24 * 365 + 20000;
    CHECK(pin_try("2580"));
    CHECK_INT(world_view(&w).pin_wait_s, 0);
    CHECK(!pin_try("1111") && !pin_try("1112"));
    CHECK_INT(world_view(&w).pin_wait_s, 0);
    world_end(&w);
}

static enum role pin_role(const char *digits)
{
    return pin_try(digits) ? world_outcome(&w)->pin_role : ROLE_ROOM;
}

static bool pin_set(const char *digits, enum role whose, enum role by)
{
    struct request request = {.kind = REQUEST_PIN_SET, .argument = (int)whose, .role = by};
    str_copy(request.text, sizeof request.text, digits);
    world_request(&w, request);
    world_settle(&w);
    return world_outcome(&w)->pin_right;
}

/* Two codes, two roles; only the director makes them, and nobody else's is made twice. */
static void codes_have_roles(void)
{
    world_begin(&w, NULL);
    CHECK(!pin_set("1111", ROLE_HELPER, ROLE_ROOM)); /* before there is a director */
    CHECK(pin_set("2580", ROLE_ROOM, ROLE_ROOM));
    CHECK(!pin_set("9999", ROLE_ROOM, ROLE_ROOM));
    CHECK(!pin_set("9999", ROLE_DIRECTOR, ROLE_HELPER));
    CHECK(!pin_set("1111", ROLE_HELPER, ROLE_HELPER));
    CHECK(!pin_set("2580", ROLE_HELPER, ROLE_DIRECTOR)); /* would be the director's */
    CHECK(pin_set("1111", ROLE_HELPER, ROLE_DIRECTOR));
    CHECK(world_view(&w).has_helper_pin);
    CHECK_INT(pin_role("1111"), ROLE_HELPER);
    CHECK_INT(pin_role("2580"), ROLE_DIRECTOR);
    CHECK_INT(pin_role("2581"), ROLE_ROOM);
    world_restart(&w);
    CHECK_INT(pin_role("1111"), ROLE_HELPER);
    CHECK(pin_set("", ROLE_HELPER, ROLE_DIRECTOR));
    CHECK(!world_view(&w).has_helper_pin);
    CHECK_INT(pin_role("1111"), ROLE_ROOM);
    world_end(&w);
}

/* A forgotten code: the stick that was made opens the choice of a new one, another stick does not.
 */
static void the_recovery_stick_opens_a_new_code(void)
{
    world_begin(&w, NULL);
    CHECK(pin_set("2580", ROLE_ROOM, ROLE_ROOM));
    world_fill_stick(&w);
    world_request(&w, (struct request){.kind = REQUEST_SECOURS_READ});
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_FAILED);
    world_request(&w, (struct request){.kind = REQUEST_SECOURS_MAKE, .role = ROLE_DIRECTOR});
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_DONE);
    CHECK(world_view(&w).has_recovery && !world_view(&w).may_set_pin);
    CHECK(!pin_set("4711", ROLE_ROOM, ROLE_ROOM));
    for (int i = 0; i < 4; i++) {
        CHECK(!pin_try("0000")); /* so that a wait stands in the way */
        w.now_ms += 60000;
    }
    world_restart(&w);
    world_request(&w, (struct request){.kind = REQUEST_SECOURS_READ});
    world_settle(&w);
    CHECK(world_view(&w).may_set_pin);
    CHECK(pin_set("4711", ROLE_ROOM, ROLE_ROOM));
    CHECK(!world_view(&w).may_set_pin);
    CHECK_INT(pin_role("4711"), ROLE_DIRECTOR);
    world_request(&w, (struct request){.kind = REQUEST_SECOURS_READ});
    world_settle(&w);
    CHECK(world_view(&w).may_set_pin);
    w.now_ms += 3 * 60000; /* nobody chose one: the choice is closed again */
    CHECK(!world_view(&w).may_set_pin);
    CHECK(!pin_set("4712", ROLE_ROOM, ROLE_ROOM));
    world_end(&w);
}

int main(void)
{
    RUN(wrong_pins_make_the_next_try_wait);
    RUN(codes_have_roles);
    RUN(the_recovery_stick_opens_a_new_code);
    return 0;
}
