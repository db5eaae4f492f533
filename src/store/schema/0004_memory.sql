-- What the director has settled about the files of a month and is worth knowing next month: other
-- names of products and pick-up points, what columns mean. Replaced when it is settled otherwise.
CREATE TABLE memory (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
