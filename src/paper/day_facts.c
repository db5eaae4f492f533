/* day_facts.c: see day_facts.h. A line that says nothing on this month is left out. */
#include "paper/day_facts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "domain/prep_share.h"
#include "paper/page.h"

/* What the sentences are made of. */
struct counts {
    uint32_t orders, labos, bulk_labos, crates, bags, to_fill, to_check, labelled;
    uint32_t products, to_come, chilled, frozen, allergies, chores, labels, unplaced, lost;
    int64_t grams;
};

static struct counts count(const struct prep *prep)
{
    const struct plan *plan = prep->plan;
    struct counts counts = {.orders = 0};
    for (size_t i = 0; i < plan->orders.count; i++) {
        const struct order *order = &plan->orders.rows[i];
        counts.orders += !order->is_cancelled;
        counts.lost += !order->is_cancelled && order->pickup == ID_NONE;
        counts.allergies += !order->is_cancelled && prep_note(prep, order->id) == NOTE_ALLERGY;
    }
    for (size_t i = 0; i < plan->pickups.count; i++) {
        bool is_bulk = prep_pickup_mode(prep, plan->pickups.rows[i].id) == PICKUP_BULK;
        int64_t grams = prep_pickup_g(prep, plan->pickups.rows[i].id);
        counts.labos += grams > 0;
        counts.bulk_labos += grams > 0 && is_bulk;
        counts.grams += grams;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        const struct crate_state *state = prep_crate(prep, crate->id);
        if (!prep_crate_counts(prep, crate->id)) {
            continue;
        }
        counts.labelled++;
        counts.labels += state->needs_label;
        if (prep_pickup_mode(prep, crate->pickup) == PICKUP_BULK) {
            continue;
        }
        counts.crates += crate->kind == CRATE_DRY;
        counts.bags += crate->kind != CRATE_DRY;
        counts.to_fill += state->status < CRATE_PICKED;
        counts.to_check += state->status == CRATE_PICKED || state->status == CRATE_CHECKING;
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        if (prep_ordered_milli(prep, product->id) == 0) {
            continue;
        }
        counts.products++;
        counts.to_come += !prep_is_complete(prep, product->id);
        counts.chilled += product->temperature == TEMPERATURE_CHILLED;
        counts.frozen += product->temperature == TEMPERATURE_FROZEN;
        counts.unplaced += product->place[0] == '\0';
    }
    for (size_t i = 0; i < prep->chore_count; i++) {
        counts.chores += !prep->chores[i].is_done && !prep->chores[i].is_void;
    }
    return counts;
}

static void add(struct day_facts *facts, const char *time, const char *where, const char *format,
                ...) __attribute__((format(printf, 4, 5)));
static void add(struct day_facts *facts, const char *time, const char *where, const char *format,
                ...)
{
    struct day_moment *moment = &facts->moments[facts->moment_count];
    va_list arguments;
    if (facts->moment_count == DAY_MOMENTS) {
        return;
    }
    facts->moment_count++;
    (void)str_copy(moment->time, sizeof moment->time, time);
    (void)str_copy(moment->where, sizeof moment->where, where);
    va_start(arguments, format);
    (void)vsnprintf(moment->what, sizeof moment->what, format, arguments);
    va_end(arguments);
}

static void check(struct day_facts *facts, bool is_done, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void check(struct day_facts *facts, bool is_done, const char *format, ...)
{
    struct day_check *row = &facts->checks[facts->check_count];
    va_list arguments;
    if (facts->check_count == DAY_CHECKS) {
        return;
    }
    facts->check_count++;
    row->is_done = is_done;
    va_start(arguments, format);
    (void)vsnprintf(row->what, sizeof row->what, format, arguments);
    va_end(arguments);
}

static const char *s(uint32_t number)
{
    return number > 1 ? "s" : "";
}

static void add_goods(struct day_facts *facts, const struct counts *counts)
{
    char weight[24];
    page_weight(counts->grams, weight, sizeof weight);
    if (counts->to_come == 0) {
        add(facts, "8 h 30", "réception", "Tout est reçu : %u produit%s, %s", counts->products,
            s(counts->products), weight);
    } else if (counts->to_come < counts->products) {
        add(facts, "8 h 30", "réception", "Recevoir encore %u produit%s sur %u, bon par bon",
            counts->to_come, s(counts->to_come), counts->products);
    } else {
        add(facts, "8 h 30", "réception", "Recevoir %u produit%s, %s en tout, bon par bon",
            counts->products, s(counts->products), weight);
    }
}

static void add_crates(struct day_facts *facts, const struct counts *counts)
{
    uint32_t all = counts->crates + counts->bags;
    if (counts->to_fill == all && all > 0) {
        add(facts, "9 h 45", "salle", "Remplir et vérifier %u cagette%s", counts->crates,
            s(counts->crates));
    } else if (counts->to_fill > 0) {
        add(facts, "9 h 45", "salle", "Remplir encore %u cagettes et sacs sur %u, en vérifier %u",
            counts->to_fill, all, counts->to_check);
    } else if (counts->to_check > 0) {
        add(facts, "9 h 45", "salle", "Vérifier encore %u cagette%s et sacs", counts->to_check,
            s(counts->to_check));
    } else if (all > 0) {
        add(facts, "9 h 45", "salle", "Tout est rempli et vérifié");
    }
}

/* "Camionnette 2 : Toul, Foug, Nancy · 480 kg" */
static void add_trips(struct day_facts *facts, const struct prep *prep)
{
    size_t trip_count;
    struct trip_plan *trips = trips_of(prep, &trip_count);
    for (size_t i = 0; i < trip_count; i++) {
        char stops[300] = "", weight[24];
        for (size_t k = 0; k < trips[i].stop_count; k++) {
            const struct pickup *pickup = plan_pickup(prep->plan, trips[i].stops[k].pickup);
            if (pickup != NULL) {
                (void)str_append(stops, sizeof stops, stops[0] != '\0' ? ", " : "");
                (void)str_append(stops, sizeof stops, pickup->name);
            }
        }
        page_weight(trip_plan_g(&trips[i]), weight, sizeof weight);
        if (trips[i].stop_count > 0) {
            add(facts, i == 0 ? "15 h 30" : "", "quai", "%s, %s : %s",
                trips[i].vehicle == VEHICLE_VAN ? "Camionnette" : "Voiture", weight, stops);
        }
    }
    free(trips);
}

/* "Cabotage : Moulin des Rapailles · camionnette · 412 kg": what is fetched, and by when. */
static void add_rounds(const struct paper_day *day, struct day_facts *facts)
{
    for (size_t i = 0; i < day->line_count; i++) {
        const struct paper_line *line = &day->lines[i];
        if (line->load[0] != '\0') {
            add(facts, "", line->half, "%s%s · %s%s", line->is_done ? "Fait. " : "", line->what,
                line->load, line->is_heavy ? ", trop pour un seul" : "");
        }
    }
}

/* What there is to carry and fill, whoever has a timeline or not. */
static void add_work(const struct paper_day *day, const struct counts *counts,
                     struct day_facts *facts)
{
    if (counts->bulk_labos > 0) {
        add(facts, "14 h 30", "salle", "Préparer le vrac de %u labo%s, bon par bon",
            counts->bulk_labos, s(counts->bulk_labos));
    }
    if (counts->bags > 0) {
        add(facts, "15 h 00", "frigos", "%u sac%s frais, labo par labo, juste avant de charger",
            counts->bags, s(counts->bags));
    }
    add_trips(facts, day->prep);
}

/* The usual day, where nobody made a timeline; else only what there is to do, for its hours and all
 * else are on that. */
static void fill_moments(const struct paper_day *day, const struct counts *counts,
                         struct day_facts *facts)
{
    if (day->line_count > 0) {
        facts->has_hours = false;
        add_rounds(day, facts);
        add_goods(facts, counts);
        add_crates(facts, counts);
        add_work(day, counts, facts);
        return;
    }
    add(facts, "8 h 00", "salle", "Ouvrir la salle, allumer la borne%s",
        counts->chilled + counts->frozen > 0 ? ", lire les frigos" : "");
    add_goods(facts, counts);
    add(facts, "9 h 00", "salle", "Accueil, café, former les binômes");
    add(facts, "9 h 20", "salle",
        "Premier tour : chaque nouveau remplit une cagette avec son tuteur");
    add_crates(facts, counts);
    add(facts, "11 h 00", "salle", "Pause, tous ensemble");
    add(facts, "12 h 15", "borne", "Point de la matinée : ce qui manque, ce qu’on décide");
    add(facts, "13 h 30", "salle", "Reprise, nouveaux binômes");
    add_work(day, counts, facts);
    add(facts, "16 h 30", "borne", "Ranger, clore la demi-journée, sauvegarder sur la clé");
}

static void fill_checks(const struct counts *counts, struct day_facts *facts)
{
    check(facts, true, "Le mois est importé : %u commande%s pour %u labo%s", counts->orders,
          s(counts->orders), counts->labos, s(counts->labos));
    if (counts->lost > 0) {
        check(facts, false, "%u commande%s sans point de collecte : à placer", counts->lost,
              s(counts->lost));
    }
    if (counts->chores > 0) {
        check(facts, false, "%u chose%s à faire à la main, depuis l’import ou un partage",
              counts->chores, s(counts->chores));
    }
    check(facts, false, "Les étiquettes des %u cagettes et sacs sont imprimées, triées par labo",
          counts->labelled);
    if (counts->labels > 0) {
        check(facts, false, "%u étiquette%s à remplacer", counts->labels, s(counts->labels));
    }
    check(facts, false, "Les bordereaux de secours sont imprimés");
    check(facts, false, "%u fiche%s de point de collecte, formulaire de retour au dos",
          counts->labos, s(counts->labos));
    if (counts->bulk_labos > 0) {
        check(facts, false, "%u bon%s de livraison pour les labos qui remplissent eux-mêmes",
              counts->bulk_labos, s(counts->bulk_labos));
    }
    if (counts->allergies > 0) {
        check(facts, false, "%u commande%s avec une allergie : chacun sait lesquelles",
              counts->allergies, s(counts->allergies));
    }
    check(facts, false, "Les emplacements sont étiquetés, la salle est comme sur le schéma");
    if (counts->unplaced > 0) {
        check(facts, false, "%u produit%s sans emplacement : leur en donner un", counts->unplaced,
              s(counts->unplaced));
    }
    check(facts, false, "Les codes de commande sont affichés près de chaque douchette");
    check(facts, false, "Chaque douchette a lu son essai");
    check(facts, false, "L’imprimante a du papier, la page de réglage tombe juste");
    if (counts->chilled > 0) {
        check(facts, false, "Les frigos sont entre 0 et 4 °C, les blocs froids sont gelés");
    }
    if (counts->frozen > 0) {
        check(facts, false, "Le congélateur est à −18 °C ou plus froid");
    }
    check(facts, false, "Les règles de partage votées sont affichées");
    check(facts, false, "Les fiches d’accueil et les badges des binômes sont sur la table");
    check(facts, false, "Une clé vide est là pour la sauvegarde");
}

void day_facts_fill(const struct paper_day *day, struct day_facts *ret)
{
    struct counts counts = count(day->prep);
    *ret = (struct day_facts){.has_hours = true};
    for (size_t i = 0; i < day->moment_count; i++) {
        add(ret, day->moments[i].time, day->moments[i].where, "%s", day->moments[i].what);
    }
    if (day->moments == NULL) {
        fill_moments(day, &counts, ret);
    }
    for (size_t i = 0; i < day->check_count; i++) {
        check(ret, false, "%s", day->checks[i]);
    }
    if (day->checks == NULL) {
        fill_checks(&counts, ret);
    }
}
