/* paper.h: the pages of a day, as A4 PDF: what each is called, what it needs, and how it is
 * written. Knows the prep as the record has it and of persons nothing at all. One thread per call.
 */
#ifndef BORNE_PAPER_PAPER_H
#define BORNE_PAPER_PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"
#include "domain/floor.h"
#include "domain/prep.h"
#include "domain/timeline.h"
#include "label/logo.h"

enum paper_kind {
    PAPER_PREP,       /* a prep slip per crate, to be scanned back in */
    PAPER_REFERENT,   /* per pick-up point, with the return form on its back */
    PAPER_BULK,       /* per bulk labo: delivery note, and what each order gets */
    PAPER_TRIP,       /* per vehicle */
    PAPER_CORRECTION, /* orders that changed after printing */
    PAPER_EXPORT,     /* how to export the month */
    PAPER_ROOM,       /* where things are */
    PAPER_WELCOME,    /* for new volunteers */
    PAPER_TUTOR,      /* for who stands beside them */
    PAPER_DAY,        /* the director's checklist and timeline */
    PAPER_HYGIENE,    /* fridges, cold goods, cleaning */
    PAPER_KEPT,       /* "Ce que la borne note", for the wall */
    PAPER_REGISTER,   /* the register of processing: what is kept and why */
    PAPER_NOTE,       /* into crates of which something was shared out: by which rule */
    PAPER_TIMELINE,   /* the prep's days line by line, to tick */
    PAPER_ARRIVALS,   /* what is to come, supplier by supplier */
    PAPER_KIND_COUNT
};

/* "prep", "referent" … as on the command line. */
const char *paper_name(enum paper_kind kind);
/* "bordereaux", "fiche-referent" …: for names of files. */
const char *paper_file(enum paper_kind kind);
/* "Bordereaux de préparation" …: for a list to choose from. */
const char *paper_title(enum paper_kind kind);

/* Why something is not there: the rule the members chose beforehand. */
struct paper_rule {
    uint32_t product; /* ID_NONE: for every product that has no rule of its own */
    char text[160];   /* "Partage égal : chaque commande reçoit un paquet de moins." */
};

/* The day as the director means it to go. Texts are borrowed. */
struct paper_moment {
    const char *time;  /* "8 h 30" */
    const char *what;  /* "Accueil, café" */
    const char *where; /* "salle", "" for nowhere in particular */
};

struct paper_colour {
    uint32_t rgb; /* 0xRRGGBB */
    const char *name;
};

/* A line of the prep's timeline, in order. */
struct paper_line {
    char half[32]; /* "jour 2, matin" */
    char time[8];
    char what[LIMIT_TIMELINE_TEXT];
    char who[48];
    char load[96]; /* of a fetch round: the vehicle and its kilos, else "" */
    bool is_heavy; /* more than it carries */
    bool is_done;
    struct round round; /* of a fetch round, else zeroed */
};

/* What is to be done to make a borrowed room this one. */
struct paper_task {
    char what[96], how[64];
    bool is_done;
};

/* All that pages are made of. Zeroed members mean: nothing known. */
struct paper_day {
    const struct prep *prep;   /* with a plan */
    const struct plan *before; /* the plan that was printed, for corrections; NULL: none */
    const char *day;           /* "sam. 28/11", "" for none */
    struct paper_colour colours[PLAN_COLOURS];
    const char *(*picture)(const char *name, const char *category); /* an emoji; may be NULL */
    const struct paper_rule *rules;
    size_t rule_count;
    const struct paper_moment *moments; /* NULL: the usual day */
    size_t moment_count;
    const char *const *checks; /* NULL: the usual list */
    size_t check_count;
    struct paper_line lines[TIMELINE_ENTRIES];
    size_t line_count;
    const struct floor *floor;     /* the room as its people drew it; NULL or empty: nobody did */
    const struct floor_walk *walk; /* through it, NULL: none */
    struct paper_task tasks[FLOOR_THINGS]; /* to set it up */
    size_t task_count;
    const char *association;  /* its name over each page; NULL or "": none */
    const struct image *logo; /* its mark, NULL: none */
    int64_t created_at_s;     /* written into the PDF: same input, same bytes */
};

/* Which crates or pick-up points are wanted; ID_NONE for all. */
struct paper_filter {
    uint32_t pickup, crate;
};

/* Writes the pages of a kind. False: nothing of the kind is to be drawn (as a sentence), a crate
 * has no label yet, memory, the disk. The file is there whole or not at all. */
bool paper_pdf(const struct paper_day *day, enum paper_kind kind, const struct paper_filter *filter,
               const char *path, struct error *err);

/* Writes the recovery sheet of a code's 40 digits (domain/recovery.h): one page for the cupboard.
 * It needs no prep. */
bool paper_recovery_pdf(const char *digits, int64_t created_at_s, const char *path,
                        struct error *err);

#endif
