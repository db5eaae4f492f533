-- 0003: what is printed: jobs and their labels. Not part of the record: states change.

CREATE TABLE print_job (
    id         INTEGER PRIMARY KEY,
    prep       INTEGER NOT NULL REFERENCES prep (number),
    kind       INTEGER NOT NULL,
    at_ms      INTEGER NOT NULL,
    printer    TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    stock      TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    office_job INTEGER NOT NULL
) STRICT;

CREATE INDEX print_job_by_prep ON print_job (prep, id);

CREATE TABLE print_label (
    job      INTEGER NOT NULL REFERENCES print_job (id),
    position INTEGER NOT NULL CHECK (position > 0),
    kind     INTEGER NOT NULL,
    state    INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
    is_copy  INTEGER NOT NULL,
    code     TEXT    NOT NULL,
    target   INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    station  INTEGER NOT NULL,
    PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;
