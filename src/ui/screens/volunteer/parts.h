/* parts.h: what the volunteers' screens have in common: the header that says whose crate it is, the
 * two buttons that never move, where to go on the map, texts of amounts, and where a command that
 * was carried out leads. Draws and decides nothing of its own. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_PARTS_H
#define BORNE_UI_SCREENS_VOLUNTEER_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/header.h"
#include "ui/ui.h"

/* The header of a crate: animal, order number, i/n, pick-up point, then a bold word or "". Without
 * a crate (ID_NONE) the animal and the word. */
void parts_header(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                  struct rect rect, uint32_t crate, const char *title);
/* The footer with undo on the left (pale when there is nothing to take back) and "there is a
 * problem" on the right. Returns what lies between them. */
struct rect parts_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct areas *areas, double middle_mm);
/* What is between left and right: of the footer, or, where that is too narrow for three, a strip
 * of `middle_mm` cut off the body above it. */
struct rect parts_middle(const struct kit *kit, struct areas *areas, double middle_mm);
/* True in a column so narrow that a keypad stands below what it is about. */
bool parts_is_slim(const struct kit *kit);
/* True on a low panel that is narrow, or shares its width with the list of lanes. */
bool parts_is_tight(const struct kit *kit);
/* Cuts what stands beside the main thing: `mm` off the right of *body or, in a narrow area,
 * `percent` of its height off the foot. */
struct rect parts_beside(const struct kit *kit, struct rect *body, double mm, int percent);
/* Undo alone, in its place. */
void parts_undo(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect footer);
/* The same where there certainly is something to take back. */
void parts_undo_of(const struct ui *ui, const struct kit *kit, struct rect footer);
/* The two places without drawing anything in them. */
struct rect parts_footer_left(const struct kit *kit, struct rect footer);
struct rect parts_footer_right(const struct kit *kit, struct rect footer);
/* A button back, at the left of the footer; target "back". */
void parts_back(const struct ui *ui, const struct kit *kit, struct rect footer);

/* After a start: a line at the head of *body that says what was kept last; else nothing. */
void parts_resumed(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                   struct rect *body);

/* A card that says where to go: `words`, the place, the room with the place lit. */
void parts_place(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                 struct rect rect, const struct product *product, const char *words);

/* A line for the tutor, who stands beside: in the header, where there is room for it. */
void parts_coach(const struct ui *ui, const struct kit *kit, struct rect header, const char *words);

/* "Scan": a drawing over a word, where there is no room for a sentence. */
void parts_scan_mark(const struct ui *ui, const struct kit *kit, struct rect rect);

/* Seconds until the screen is left by itself, -1 as long as it does not count down. */
int parts_countdown_s(const struct ui *ui, const struct ui_view *view);
/* A button that stays here, with the countdown; draws nothing while it does not count down. */
bool parts_stay(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect rect);

/* "3", "1,5", "0,25": units of 1000 milli-units. */
void parts_units(const struct ui *ui, char *to, size_t size, int64_t units_milli);
/* "750 g", "1,5 kg", with at most three decimals. */
void parts_weight(const struct ui *ui, char *to, size_t size, int64_t grams);
/* What to write for an amount of this product: a weight for weighed goods, else units, as for NULL.
 */
void parts_amount(const struct ui *ui, char *to, size_t size, const struct product *product,
                  int64_t units_milli);
const char *parts_picture(const struct product *product);
/* "Colombey, Foug": where a trip stops, by name. */
void parts_say_stops(const struct ui_view *view, const struct trip_state *trip, char *to,
                     size_t size);
/* The product's drawing with its name below, filling the rectangle. */
void parts_product(const struct kit *kit, struct rect rect, const struct product *product);
/* Appends a digit to what was typed; at most `most` of them, no leading zero. */
void parts_type(struct ui *ui, int digit, size_t most);

/* The crate that should be taken next for a task, ID_NONE when there is none: first those put
 * aside, then in the order of the plan; for a check never one that this pair filled. */
uint32_t parts_propose(const struct ui_view *view, enum lane_task task);
/* The same for what the lane's pair has chosen to do: bags of one labo, when it fills bags. */
uint32_t parts_propose_for(const struct ui *ui, const struct ui_view *view);
/* True if this lane may take the crate for a task now. */
bool parts_can_take(const struct ui_view *view, uint32_t crate, enum lane_task task);
/* The crate a label of this prep names, else ID_NONE. */
uint32_t parts_crate_of_code(const struct ui_view *view, const struct code *code);
/* The product a code names, else NULL; *ret_units (may be NULL) is how many one scan is. */
const struct product *parts_product_of_code(const struct ui_view *view, const struct code *code,
                                            int32_t *ret_units);

struct task;
/* The pair of the lane begins a task, or chooses its animal first. */
void parts_begin_task(struct ui *ui, const struct ui_view *view, const struct task *task);

/* Requests the command of this kind; the rest of it is zero. Returns it for its fields. */
struct command *parts_command(struct request *request, enum command_kind kind);
/* A scan becomes a command (true), a pair's badge a choice of that pair (true). */
bool parts_scan(const struct ui *ui, const struct ui_input *input, struct request *request);
/* What every screen of an open crate does alike: a scan, undo, and "there is a problem", which
 * comes back to `here`. True if that was it. */
bool parts_crate_input(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       enum screen_id here, struct request *request);
/* Where an accepted command of a lane leads; `otherwise` when no crate is open. */
void parts_go_after(struct ui *ui, const struct ui_view *view, const struct outcome *outcome,
                    enum screen_id otherwise);
/* Words and numbers in the middle of their place, smaller where there is little room. */
struct text_style parts_words(enum type type, enum weight weight, uint32_t colour);

#endif
