/* practice.h: the practice crate: a small plan of its own with printed labels of its own (codes of
 * kind 8), for people to try everything on. What is done with it is no part of any record. */
#ifndef BORNE_DOMAIN_PRACTICE_H
#define BORNE_DOMAIN_PRACTICE_H

#include "domain/code.h"
#include "domain/event.h"
#include "domain/month.h"
#include "domain/prep.h"

/* What each product of the practice crate teaches, in plan order. */
enum practice_lesson {
    PRACTICE_SCAN,    /* scan each one */
    PRACTICE_COUNT,   /* scan one, then type how many */
    PRACTICE_PROBLEM, /* it is not there */
    PRACTICE_UNDO,    /* take a scan back */
    PRACTICE_LESSONS
};

/* Fills *month (zeroed by the caller, freed by month_finish): one order of one crate. */
void practice_month(struct month *month);

/* Practice labels: serial 1 is the crate, 11.. the products. */
enum { PRACTICE_LABELS = 1 + PRACTICE_LESSONS };
/* The code of label `index`, 0 for the crate; the name of what it is stuck on. */
void practice_label(int index, char ret_digits[11]);
const char *practice_name(int index);
const char *practice_place(int index); /* "" for the crate */

/* What a code means in this prep: where it is the practice's, a practice label stands for the crate
 * or the product, and every label of the real ones becomes CODE_PRACTICE: of the other world.
 * Elsewhere it is what it is. */
struct code practice_code(const struct prep *prep, const struct code *code);

/* The lessons learned, a bit each, once this happened too. */
unsigned practice_learned(unsigned before, const struct event *event);
/* The lesson of the product that comes next in the lane's crate; PRACTICE_LESSONS: none. */
enum practice_lesson practice_next(const struct prep *prep, uint8_t lane);

#endif
