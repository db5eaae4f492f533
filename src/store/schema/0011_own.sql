-- 0011: what people gave their Borne of its own: its mark, its words, the catalogue of a kit. The
-- association's, no person's; outlives the month. Its name is a setting.
CREATE TABLE own (
    name  TEXT    NOT NULL PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    bytes BLOB    NOT NULL
) STRICT;
