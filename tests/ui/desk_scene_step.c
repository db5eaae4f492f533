/* desk_scene_step.c: see desk_scene_step.h. */
#include "ui/desk_scene_step.h"

#include "support/check.h"

static void scan(struct desk_test *desk, const char *text)
{
    struct ui_input input = {.kind = UI_SCAN, .code = code_read(text)};
    ui_event(&desk->ui, &desk->view, &input, &desk->request);
}

void scene_learn_second(struct desk_test *desk)
{
    desk->ui.refusal =
        (struct refusal){.kind = REFUSAL_UNKNOWN_CODE,
                         .read = code_read("3256221111118"),
                         .expected_product = small_product_id(&desk->month, SMALL_EGGS)};
    ui_go(&desk->ui, &desk->view, SCREEN_LEARN);
}

void scene_learn_unlike(struct desk_test *desk)
{
    scene_learn_second(desk);
    scan(desk, "13256221111115");
}

void scene_learn_product(struct desk_test *desk)
{
    scene_learn_unlike(desk);
    scan(desk, "3256221111118");
}

void scene_learn_units(struct desk_test *desk)
{
    scene_learn_product(desk);
    desk_tap(desk, "product_0");
    desk_type(desk, "12");
}

void scene_learn_known(struct desk_test *desk)
{
    scene_learn_units(desk);
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.command.value, 12);
    desk_carry_out(desk);
}

void scene_alone(struct desk_test *desk)
{
    desk->ui.wanted_crate = desk->month.plan.crates.first_id;
    ui_go(&desk->ui, &desk->view, SCREEN_ALONE);
}

void scene_fridges(struct desk_test *desk)
{
    desk->view.settings[SETTING_FRIDGES] = 2;
    desk->view.settings[SETTING_FRIDGE_KG] = 100;
    desk->view.settings[SETTING_BOXES] = 3;
    desk->view.settings[SETTING_BOX_KG] = 25;
    ui_go(&desk->ui, &desk->view, SCREEN_FRIDGES);
}
