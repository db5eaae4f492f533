/* sign.c: borne-sign: makes the key of those who publish updates, signs with it, and verifies on a
 * station.   borne-sign key NAME | sign NAME.key FILE | verify NAME.pub FILE FILE.sig
 * Ends with 0, 2 when the signature or a file is not right, 4 when something cannot be read. */
#include <stdio.h>
#include <string.h>

#include "helper/signature.h"

int main(int argc, char **argv)
{
    struct error err = {0};
    bool done = false;
    if (argc == 3 && strcmp(argv[1], "key") == 0) {
        done = signature_make_key(argv[2], &err);
    } else if (argc == 4 && strcmp(argv[1], "sign") == 0) {
        done = signature_sign(argv[2], argv[3], &err);
    } else if (argc == 5 && strcmp(argv[1], "verify") == 0) {
        done = signature_verify(argv[2], argv[3], argv[4], &err);
    } else {
        error_set(
            &err, ERROR_INPUT, "usage",
            "usage: borne-sign key NAME | sign NAME.key FILE | verify NAME.pub FILE FILE.sig");
    }
    if (!done) {
        fprintf(stderr, "%s\n", err.text);
    }
    return done ? 0 : error_exit_code(&err);
}
