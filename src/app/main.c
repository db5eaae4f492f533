/* main.c: which command is asked for. Each command is a function of its own file. */
#include <stddef.h>
#include <stdio.h>

#include "app/cli/commands.h"
#include "base/str.h"

struct command_row {
    const char *name;
    int (*run)(int argc, char **argv); /* without program and command name; returns the exit code */
    const char *says;
};

static const struct command_row rows[] = {
    {"help", run_help, "ce texte"},
    {"kiosk", run_kiosk, "l’écran de la salle ; c’est aussi ce que fait borne sans commande"},
    {"play", run_play, "la borne sans écran, conduite par un script"},
    {"import", run_import, "lire les commandes du mois : FICHIER…, --dry-run, --json"},
    {"labels", run_labels, "dessiner des étiquettes : --kind, --stock, --out"},
    {"slips", run_slips, "dessiner bordereaux et fiches : --kind, --out FICHIER.pdf"},
    {"report", run_report, "manques et différences : --out FICHIER.csv ou .xlsx"},
    {"lend", run_lend, "la part d’un labo, pour sa borne : --pickup, --out ; --take-back"},
    {"borrow", run_borrow, "la borne du labo reçoit sa part : --from FICHIER"},
    {"give-back", run_give_back, "la borne du labo rend ce qu’elle a noté : --out FICHIER"},
    {"kit", run_kit, "la méthode sans les personnes : --out DOSSIER, --name ; --from DOSSIER"},
    {"own", run_own,
     "nom, logo, mots, photos : --name, --logo IMAGE, --words MOTS.po, --template, --photos "
     "DOSSIER"},
    {"unite", run_unite, "réunir ce relevé avec le mois : --from FICHIER, --dry-run, --json"},
    {"check", run_check, "vérifier les données"},
    {"backup", run_backup, "sauvegarder, scellé : --out FICHIER ; --new-code ; --plain"},
    {"restore", run_restore, "remettre une sauvegarde : --from FICHIER, --code CHIFFRES"},
    {"purge", run_purge, "effacer ce qui n’a plus à être gardé : --names, --json"},
    {"rewind", run_rewind, "les données d’avant une mise à jour, pour une version qui revient"},
    {"table", run_table, "montrer les cellules d’un fichier"},
    {"fault", run_fault, "l’image pendant que la machine redémarre"},
    {"devices", run_devices, "ce qui est branché : --json, --listen, --enrol, --forget, --rules"},
    {"doctor", run_doctor, "l’état de la station, en une page"},
    {"--version", run_version, "les versions du programme et de ses bibliothèques"},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

int run_help(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("borne COMMANDE [--data DOSSIER] [OPTIONS]\n\n");
    for (size_t i = 0; i < ROWS; i++) {
        printf("  %-9s %s\n", rows[i].name, rows[i].says);
    }
    return 0;
}

static const struct command_row *find(const char *name)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (str_equal(name, rows[i].name)) {
            return &rows[i];
        }
    }
    return NULL;
}

int main(int argc, char **argv)
{
    const struct command_row *row = argc > 1 ? find(argv[1]) : NULL;
    if (row != NULL) {
        return row->run(argc - 2, argv + 2);
    }
    if (argc < 2 || argv[1][0] == '-') { /* options alone belong to the kiosk */
        return run_kiosk(argc - 1, argv + 1);
    }
    fprintf(stderr, "borne : commande inconnue « %s ». `borne help` les nomme toutes.\n", argv[1]);
    return 2;
}
