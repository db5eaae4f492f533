/* import.h: the parts of screen import: import.c goes from the stick to the plan, and
 * import_preview.c and import_changes.c show what a file would do before anything is written. */
#ifndef BORNE_UI_SCREENS_DESK_IMPORT_H
#define BORNE_UI_SCREENS_DESK_IMPORT_H

#include "ui/screens/desk/desk.h"
#include "ui/ui.h"

/* ui->choice: where the director is; from IMPORT_GROUP on the list of one kind of warning. */
enum import_place {
    IMPORT_START,
    IMPORT_FOLLOW,
    IMPORT_POINTS,    /* of a difference: the table of pick-up points */
    IMPORT_CHORES,    /* of a difference: what would be left to do */
    IMPORT_LABELS,    /* of a difference: the labels that would be void */
    IMPORT_LEFT_OUT,  /* what was not taken, and why */
    IMPORT_QUESTIONS, /* all that is to be settled */
    IMPORT_COLUMNS,   /* the columns and their meanings */
    IMPORT_NEXT,      /* the next thing to settle, if there is one */
    IMPORT_GROUP,
    IMPORT_ALL_GROUPS = IMPORT_GROUP + 80, /* kinds of warnings; there are about 60 */
    IMPORT_ASK = 1000,                     /* + index of a question */
    IMPORT_WRITE = 3000                    /* + index of one whose answer is typed in letters */
};

/* Actions of this screen alone. */
enum import_action {
    IMPORT_FILE = DESK_OWN, /* argument: index of a file */
    IMPORT_ANSWER,          /* argument: index of a choice */
    IMPORT_ERASE,
    IMPORT_SAVE_REMARKS,
    IMPORT_LETTER /* argument: of the letter pad */
};

/* Fills body and footer with the preview, or with the warnings that were opened in it. */
void import_preview_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* import_points.c: the table of the pick-up points, a page at a time. */
struct desk_pages import_points_draw(const struct ui *ui, const struct plan *plan,
                                     const struct kit *kit, struct rect rect);
/* import_changes.c: the same for a month that follows the one that is there. */
void import_changes_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void import_chores_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void import_labels_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* Where the screen is: a question that was answered is the preview again. */
int import_place(const struct ui *ui, const struct ui_view *view);
/* import_files.c */
void import_files_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* import_question.c: how many things are open; the next one (those that must be first) or -1. */
int import_open_count(const struct month *month);
int import_next_question(const struct month *month);
bool import_question_is_shown(const struct ui *ui, const struct ui_view *view);
/* True if it was an answer, or something typed for one. */
bool import_question_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request);
void import_question_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void import_questions_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void import_columns_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         bool is_question);

#endif
