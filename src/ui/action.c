/* action.c: which tap a code of the command sheet stands for. */
#include "ui/action.h"

#include "domain/code.h"

int action_of_command(int serial, int *ret_argument)
{
    static const enum action actions[COMMAND_CODE_COUNT] = {
        [COMMAND_CODE_YES] = ACTION_YES,
        [COMMAND_CODE_NO] = ACTION_NO,
        [COMMAND_CODE_VALIDATE] = ACTION_VALIDATE,
        [COMMAND_CODE_ERASE] = ACTION_ERASE,
        [COMMAND_CODE_MISSING] = ACTION_MISSING,
        [COMMAND_CODE_DAMAGED] = ACTION_DAMAGED,
        [COMMAND_CODE_TOO_MANY] = ACTION_TOO_MANY,
        [COMMAND_CODE_OTHER_PRODUCT] = ACTION_OTHER_PRODUCT,
        [COMMAND_CODE_NEW_CRATE] = ACTION_NEW_CRATE,
        [COMMAND_CODE_UNDO] = ACTION_UNDO,
        [COMMAND_CODE_HELP] = ACTION_HELP,
        [COMMAND_CODE_NEXT] = ACTION_NEXT,
        [COMMAND_CODE_LANGUAGE] = ACTION_LANGUAGE,
        [COMMAND_CODE_HOME] = ACTION_HOME,
        [COMMAND_CODE_DATE] = ACTION_DATE,
        [COMMAND_CODE_WRONG] = ACTION_WRONG,
        [COMMAND_CODE_COLD] = ACTION_COLD,
        [COMMAND_CODE_UNREADABLE] = ACTION_UNREADABLE,
        [COMMAND_CODE_STATE] = ACTION_STATE,
    };
    *ret_argument = 0;
    if (serial >= COMMAND_CODE_DIGIT_0 && serial <= COMMAND_CODE_DIGIT_0 + 9) {
        *ret_argument = serial - COMMAND_CODE_DIGIT_0;
        return ACTION_KEY;
    }
    return serial > 0 && serial < COMMAND_CODE_COUNT ? (int)actions[serial] : ACTION_NONE;
}
