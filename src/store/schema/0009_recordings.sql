-- 0009: what people said into a microphone, in place of the speech program: by language and words, so
-- that it outlives the month. Nobody's name; who keeps or takes one away is in desk_change, as a role.
CREATE TABLE recording (
    language TEXT    NOT NULL,
    words    TEXT    NOT NULL,
    at_ms    INTEGER NOT NULL,
    wave     BLOB    NOT NULL,
    PRIMARY KEY (language, words)
) STRICT;
