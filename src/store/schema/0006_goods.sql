-- 0006: events of goods that come in and go out: the number of a delivery note, of a trip, of a
-- thing to tick; a temperature.
ALTER TABLE event ADD COLUMN event_number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
