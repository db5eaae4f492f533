-- 0007: who changed something at the desk: a role, never a person. Records from before know none.
ALTER TABLE event ADD COLUMN role INTEGER NOT NULL DEFAULT 0 CHECK (role BETWEEN 0 AND 2);

-- Settings are not the prep's: what was changed at the desk, when, and with whose PIN.
CREATE TABLE desk_change (
    id    INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    role  INTEGER NOT NULL CHECK (role BETWEEN 1 AND 2),
    key   TEXT    NOT NULL,
    value TEXT    NOT NULL
) STRICT;

CREATE TRIGGER desk_change_no_update BEFORE UPDATE ON desk_change
BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
CREATE TRIGGER desk_change_no_delete BEFORE DELETE ON desk_change
BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
