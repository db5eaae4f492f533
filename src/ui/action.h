/* action.h: what tap targets mean on every screen. The command sheet's codes mean the same, so that
 * every step works by scanner alone. A screen's own actions start at ACTION_OWN. */
#ifndef BORNE_UI_ACTION_H
#define BORNE_UI_ACTION_H

enum action {
    ACTION_NONE,
    ACTION_HELP,
    ACTION_BACK,
    ACTION_HOME,
    ACTION_UNDO,
    ACTION_PROBLEM,
    ACTION_KEY, /* argument: digit */
    ACTION_ERASE,
    ACTION_VALIDATE, /* the one thing to do here */
    ACTION_NEXT,     /* skip, next page, next crate */
    ACTION_YES,
    ACTION_NO,
    ACTION_MISSING,
    ACTION_DAMAGED,
    ACTION_TOO_MANY,
    ACTION_OTHER_PRODUCT,
    ACTION_NEW_CRATE,
    ACTION_DATE,
    ACTION_WRONG,
    ACTION_COLD,
    ACTION_UNREADABLE,
    ACTION_LANGUAGE,
    ACTION_STATE, /* of the station: looked at, and to the stick */
    ACTION_HEAR,  /* what is said here, once more */
    ACTION_OWN = 100
};

/* The tap that a code of the command sheet (code.h, COMMAND_CODE_…) stands for, ACTION_NONE for an
 * unknown one; *ret_argument is its argument. */
int action_of_command(int serial, int *ret_argument);

#endif
