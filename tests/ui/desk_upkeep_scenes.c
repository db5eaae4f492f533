/* desk_upkeep_scenes.c: a machine with a newer version on the stick and two disks. */
#include "ui/desk_upkeep_scenes.h"

#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/upkeep_view.h"

static struct upkeep_view upkeep;

static void open_update(struct desk_test *desk)
{
    desk->view.upkeep = &upkeep;
    desk_tap(desk, "settings");
    desk_tap(desk, "version");
}

static void fill(void)
{
    upkeep = (struct upkeep_view){.is_ours = true, .version = "0.1.0", .is_on_stick = true};
}

static void offer(struct desk_test *desk)
{
    fill();
    (void)str_copy(upkeep.offered, sizeof upkeep.offered, "0.2.0");
    (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "CLE-BORNE");
}

static void went_on(void)
{
    fill();
    upkeep.version = "0.2.0";
    upkeep.update = UPKEEP_DONE;
    upkeep.may_go_back = true;
    (void)str_copy(upkeep.previous, sizeof upkeep.previous, "0.1.0");
}

static void failed(const char *why)
{
    upkeep.update = UPKEEP_FAILED;
    (void)str_copy(upkeep.update_says, sizeof upkeep.update_says, why);
}

void update_other_pc(struct desk_test *desk)
{
    fill();
    upkeep.is_ours = upkeep.is_on_stick = false;
    open_update(desk);
}

void update_no_stick(struct desk_test *desk)
{
    fill();
    open_update(desk);
}

void update_offered(struct desk_test *desk)
{
    offer(desk);
    open_update(desk);
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.kind, REQUEST_UPKEEP);
    CHECK_INT(desk->request.argument, UPKEEP_DEED_UPDATE);
}

void update_prep_open(struct desk_test *desk)
{
    offer(desk);
    (void)str_copy(upkeep.previous, sizeof upkeep.previous, "package");
    upkeep.may_go_back = true;
    open_update(desk);
    CHECK(!desk_can_tap(desk, "validate"));
    CHECK(!desk_can_tap(desk, "previous"));
}

void update_works(struct desk_test *desk)
{
    offer(desk);
    upkeep.update = UPKEEP_WORKS;
    open_update(desk);
    CHECK(!desk_can_tap(desk, "validate"));
}

void update_done(struct desk_test *desk)
{
    went_on();
    open_update(desk);
}

void update_wrong_key(struct desk_test *desk)
{
    offer(desk);
    failed("wrong_key");
    open_update(desk);
}

void update_moved_on(struct desk_test *desk)
{
    went_on();
    upkeep.update = UPKEEP_IDLE;
    upkeep.may_go_back = false;
    open_update(desk);
    CHECK(!desk_can_tap(desk, "previous"));
}

void update_back(struct desk_test *desk)
{
    went_on();
    open_update(desk);
    desk_tap(desk, "previous");
}

static void add_disk(const char *name, const char *model, uint64_t bytes, bool has_record)
{
    struct upkeep_disk *disk = &upkeep.disks[upkeep.disk_count++];
    (void)str_copy(disk->name, sizeof disk->name, name);
    (void)str_copy(disk->model, sizeof disk->model, model);
    disk->bytes = bytes;
    disk->has_record = has_record;
}

static void open_disk(struct desk_test *desk)
{
    open_update(desk);
    desk_tap(desk, "disk");
    CHECK_INT(desk->request.kind, REQUEST_UPKEEP); /* it looks for disks by itself */
    CHECK_INT(desk->request.argument, UPKEEP_DEED_DISKS);
}

static void two_disks(void)
{
    fill();
    add_disk("sda", "ST500LM012 HN-M500M", 500107862016, false);
    add_disk("nvme0n1", "SAMSUNG MZVLW256", 256060514304, true);
}

void disk_none(struct desk_test *desk)
{
    fill();
    open_disk(desk);
    desk_tap(desk, "look");
    CHECK_INT(desk->request.argument, UPKEEP_DEED_DISKS);
}

void disk_list(struct desk_test *desk)
{
    two_disks();
    open_disk(desk);
}

void disk_sure(struct desk_test *desk)
{
    two_disks();
    open_disk(desk);
    desk_tap(desk, "disk_2");
}

void disk_really(struct desk_test *desk)
{
    disk_sure(desk);
    desk_tap(desk, "yes");
    CHECK(desk->request.kind != REQUEST_UPKEEP); /* one yes is not enough */
}

void disk_works(struct desk_test *desk)
{
    disk_really(desk);
    desk_tap(desk, "yes");
    CHECK_INT(desk->request.kind, REQUEST_UPKEEP);
    CHECK_INT(desk->request.argument, UPKEEP_DEED_INSTALL);
    CHECK_INT(desk->request.value, 1);
    upkeep.disk = UPKEEP_WORKS;
    upkeep.disk_percent = 40;
    CHECK(!desk_can_tap(desk, "back"));
}

void disk_done(struct desk_test *desk)
{
    two_disks();
    open_disk(desk);
    upkeep.disk = UPKEEP_DONE;
}

void disk_failed(struct desk_test *desk)
{
    two_disks();
    upkeep.disk = UPKEEP_FAILED;
    open_disk(desk);
}

static struct doctor_view doctor;

/* As a station shows it on a good day; `errors` of the log on a bad one. */
static void fill_doctor(int errors)
{
    static const struct doctor_row rows[] = {
        {"Versions", "Borne 0.1.0, SQLite 3.40.1, SDL 2.26.5, SDL_ttf 2.20.1, libpng 1.6.39",
         false},
        {"Machine", "Linux 6.1.0-37-amd64 x86_64, 4 processeurs, allumée depuis 3 h 05", false},
        {"Disque", "12,3 Go libres sur 58,2 Go", false},
        {"Mémoire", "1,2 Go libres sur 3,8 Go, ce programme 64 Mo", false},
        {"Écran", "1280 x 800, KMSDRM, opengles2 ; HDMI-A-1 1280x800 (i915)", false},
        {"Appareils", "2 douchettes, 1 balance, 1 imprimante, 1 clavier", false},
        {"Micro", "HDA Intel PCH, USB PnP Sound Device", false},
        {"Date", "26/11/2025 09:40", false},
        {"Données", "3 préparations, 684 commandes, 12 804 événements ; tout se tient", false},
        {"Préparation", "n° 3 ouverte, 342 cagettes, 120 préparées, 64 vérifiées", false},
        {"Sauvegarde", "la dernière sur ce disque : 2025-11-26 ; la fiche de secours est faite",
         false},
        {"Journal", "aucune erreur", false},
    };
    doctor = (struct doctor_view){.count = sizeof rows / sizeof rows[0], .error_count = errors};
    memcpy(doctor.rows, rows, sizeof rows);
    for (int i = 0; i < errors; i++) {
        str_format(doctor.errors[i], DOCTOR_TEXT,
                   "2025-11-26T08:1%d:07.120Z error printer: claim (LIBUSB_ERROR_BUSY)", i);
    }
}

static void open_doctor(struct desk_test *desk)
{
    fill();
    open_update(desk);
    desk_tap(desk, "doctor");
    desk->view.doctor = &doctor;
}

void doctor_well(struct desk_test *desk)
{
    fill_doctor(0);
    (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "CLE");
    open_doctor(desk);
}

void doctor_looks(struct desk_test *desk)
{
    open_doctor(desk);
    desk->view.doctor = NULL;
    desk->view.job = (struct job_view){.kind = JOB_DOCTOR, .status = JOB_RUNNING, .permil = 300};
}

void doctor_troubles(struct desk_test *desk)
{
    fill_doctor(DOCTOR_ERRORS);
    (void)str_copy(doctor.rows[2].text, DOCTOR_TEXT,
                   "120 Mo libres sur 58,2 Go : c’est peu, libérez de la place");
    (void)str_copy(doctor.rows[7].text, DOCTOR_TEXT,
                   "01/01/1970 01:12 : l’horloge retarde, la date n’est pas juste");
    (void)str_copy(doctor.rows[11].text, DOCTOR_TEXT, "12 erreurs, les dernières :");
    (void)str_copy(doctor.rows[5].text, DOCTOR_TEXT,
                   "1 douchette ; à voir : Honeywell Voyager 1450g (ne peut pas être lue)");
    doctor.rows[5].is_bad = doctor.rows[2].is_bad = doctor.rows[7].is_bad = true;
    open_doctor(desk);
}

void doctor_errors(struct desk_test *desk)
{
    doctor_troubles(desk);
    if (desk_can_tap(desk, "page_next")) {
        desk_tap(desk, "page_next");
    }
}

void doctor_saved(struct desk_test *desk)
{
    doctor_well(desk);
    desk_tap(desk, "validate");
    desk->view.job = (struct job_view){.kind = JOB_DOCTOR, .status = JOB_DONE};
    (void)str_copy(desk->view.job.result, sizeof desk->view.job.result,
                   "borne-etat-2025-11-26.txt");
}

/* Asked when the desk is opened; here it is opened again. */
static void open_clock(struct desk_test *desk, bool is_ours)
{
    fill();
    upkeep.is_ours = is_ours;
    desk->view.upkeep = &upkeep;
    desk->view.is_clock_doubtful = true;
    desk->view.now_ms = INT64_C(4320000); /* 1 January 1970, after one o'clock */
    desk->ui.after_pin = SCREEN_DIRECTOR;
    ui_go(&desk->ui, &desk->view, SCREEN_CLOCK);
}

void clock_asks(struct desk_test *desk)
{
    desk->view.last_event_ms = INT64_C(1764146400000);
    open_clock(desk, true);
    desk_tap(desk, "day_more");
    desk_tap(desk, "minute_less");
}

void clock_other_pc(struct desk_test *desk)
{
    open_clock(desk, false);
}

void clock_failed(struct desk_test *desk)
{
    open_clock(desk, true);
    desk_tap(desk, "validate");
    desk->view.job = (struct job_view){.kind = JOB_UPKEEP, .status = JOB_FAILED};
    (void)str_copy(desk->view.job.result, sizeof desk->view.job.result,
                   "Cette machine n’a pas pu le faire : rien n’a été changé.");
}
