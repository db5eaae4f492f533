-- What is left of a prep whose record was purged: numbers, for the years' indicators.
CREATE TABLE prep_count (
    prep  INTEGER NOT NULL,
    name  TEXT    NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (prep, name)
) STRICT, WITHOUT ROWID;
