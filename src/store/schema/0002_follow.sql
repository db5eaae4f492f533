-- A later import of a month follows the one before: its rows say which row they go on from (0: a new
-- one). Rows written before have nothing to go on from.
ALTER TABLE product ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lot ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pickup ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buyer_order ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buyer_order ADD COLUMN is_cancelled INTEGER NOT NULL DEFAULT 0
    CHECK (is_cancelled IN (0, 1));
ALTER TABLE buyer_order ADD COLUMN keeps_note INTEGER NOT NULL DEFAULT 0
    CHECK (keeps_note IN (0, 1));
ALTER TABLE crate ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE crate ADD COLUMN label_stands INTEGER NOT NULL DEFAULT 0
    CHECK (label_stands IN (0, 1));
ALTER TABLE portion ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;

-- How much of units_milli is no longer ordered, although a crate that was begun may still hold it:
-- all of it, or nothing.
ALTER TABLE line ADD COLUMN dropped_milli INTEGER NOT NULL DEFAULT 0
    CHECK (dropped_milli IN (0, units_milli));
ALTER TABLE portion ADD COLUMN dropped_milli INTEGER NOT NULL DEFAULT 0
    CHECK (dropped_milli IN (0, units_milli));
