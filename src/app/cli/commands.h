/* commands.h: the commands of the program, a function each, as main.c calls them: the words
 * after the command's name, and the exit code (DESIGN: 0 done, 2 refused, 3 question, 4
 * environment, 1 a check failed). */
#ifndef BORNE_APP_COMMANDS_H
#define BORNE_APP_COMMANDS_H

int run_backup(int argc, char **argv);
int run_check(int argc, char **argv);
int run_devices(int argc, char **argv);
int run_fault(int argc, char **argv);
int run_doctor(int argc, char **argv);
int run_help(int argc, char **argv);
int run_import(int argc, char **argv);
int run_kit(int argc, char **argv);
int run_lend(int argc, char **argv);
int run_borrow(int argc, char **argv);
int run_give_back(int argc, char **argv);
int run_unite(int argc, char **argv);
int run_own(int argc, char **argv);
int run_labels(int argc, char **argv);
int run_purge(int argc, char **argv);
int run_report(int argc, char **argv);
int run_restore(int argc, char **argv);
int run_rewind(int argc, char **argv);
int run_slips(int argc, char **argv);
int run_table(int argc, char **argv);
int run_version(int argc, char **argv);
int run_kiosk(int argc, char **argv);
int run_play(int argc, char **argv);

#endif
