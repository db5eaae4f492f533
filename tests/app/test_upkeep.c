/* test_upkeep.c: how the services of this machine describe it, and what may be asked of it. */
#include "app/upkeep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "support/check.h"

static char dir[] = "/tmp/borne-upkeep-XXXXXX";

static const char *in(const char *name)
{
    static char path[LIMIT_PATH];
    (void)str_format(path, sizeof path, "%s/%s", dir, name);
    return path;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(in(name), "wb");
    CHECK(file != NULL && fputs(text, file) >= 0);
    fclose(file);
}

static void versions_are_numbers(void)
{
    CHECK(upkeep_compare("0.10.0", "0.9.9") > 0);
    CHECK(upkeep_compare("0.2", "0.2.1") < 0);
    CHECK(upkeep_compare("1.0.0", "1.0.0") == 0);
    CHECK(upkeep_compare("1.0.0~rc1", "1.0.0~rc2") < 0);
    CHECK(upkeep_compare("1-a", "1-b") < 0);
}

static void a_pc_of_its_own_has_nothing(void)
{
    struct upkeep_view view = {0};
    CHECK(upkeep_look(&view, NULL));
    CHECK(!view.is_ours);
    CHECK(view.version[0] != '\0');
    CHECK(!upkeep_look(&view, NULL)); /* nothing changed */
}

static void the_stick_offers_its_highest(void)
{
    struct upkeep_view view = {0};
    CHECK(mkdir(in("run"), 0700) == 0 && mkdir(in("run/sticks"), 0700) == 0);
    CHECK(mkdir(in("versions"), 0700) == 0 && mkdir(in("stick"), 0700) == 0);
    put("stick/borne_0.9.0_amd64.deb", "x");
    put("stick/borne_0.10.0_amd64.deb", "x");
    put("stick/borne_;reboot_amd64.deb", "x");
    put("stick/borne_9.0.0_amd64.deb.sig", "x");
    char stick[LIMIT_PATH];
    (void)str_copy(stick, sizeof stick, in("stick"));
    CHECK(upkeep_look(&view, stick));
    CHECK(view.is_ours);
    CHECK_STR(view.offered, "0.10.0");
    CHECK_STR(view.previous, "");
    CHECK(!upkeep_has_previous());
    CHECK(symlink("package", in("versions/previous")) == 0);
    CHECK(upkeep_look(&view, NULL));
    CHECK_STR(view.offered, "");
    CHECK_STR(view.previous, "package");
    CHECK(upkeep_has_previous());
}

static void services_say_how_far_they_are(void)
{
    struct upkeep_view view = {0};
    put("run/update", "failed wrong_key\n");
    put("run/disk", "working 40\n");
    put("run/on-stick", "");
    put("run/disks",
        "sda 500107862016 other ST500LM012\nnvme0n1 256060514304 borne Fast\nbroken\n");
    CHECK(upkeep_look(&view, NULL));
    CHECK_INT(view.update, UPKEEP_FAILED);
    CHECK_STR(view.update_says, "wrong_key");
    CHECK_INT(view.disk, UPKEEP_WORKS);
    CHECK_INT(view.disk_percent, 40);
    CHECK(view.is_on_stick);
    CHECK_INT(view.disk_count, 2);
    CHECK_STR(view.disks[1].name, "nvme0n1");
    CHECK(view.disks[1].has_record && !view.disks[0].has_record);
    put("run/update", "done 0.2.0\n");
    put("run/disk", "working 4000000000000\n");
    CHECK(upkeep_look(&view, NULL));
    CHECK_INT(view.update, UPKEEP_DONE);
    CHECK(view.disk_percent >= 0 && view.disk_percent <= 100);
    put("run/update",
        "\xff\xfe rubbish that is very much longer than any word may be in this file");
    CHECK(upkeep_look(&view, NULL));
    CHECK_INT(view.update, UPKEEP_IDLE);
}

int main(void)
{
    CHECK(mkdtemp(dir) != NULL);
    char run[LIMIT_PATH];
    (void)str_copy(run, sizeof run, in("run"));
    CHECK(setenv("BORNE_RUN", run, 1) == 0);
    CHECK(setenv("BORNE_VERSIONS", in("versions"), 1) == 0);
    RUN(versions_are_numbers);
    RUN(a_pc_of_its_own_has_nothing);
    RUN(the_stick_offers_its_highest);
    RUN(services_say_how_far_they_are);
    char command[64];
    (void)str_format(command, sizeof command, "rm -rf %s", dir);
    CHECK(system(command) == 0);
    return 0;
}
