-- The record as first released. Never edit after a release: add the next number instead.
-- Ids of plan rows are unique in the data folder; every plan row names its import. Whole numbers
-- only: grams, thousandths of a unit, milliseconds. 0 stands for "none" as in src/domain.

-- Who writes here: 64 random bits (kept as a signed number). One row.
CREATE TABLE station (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  INTEGER NOT NULL CHECK (id <> 0)
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE prep (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 999)
) STRICT;

-- One row per import, with the settings in force and the ids its rows have.
CREATE TABLE plan (
    import                  INTEGER PRIMARY KEY CHECK (import > 0),
    prep                    INTEGER NOT NULL REFERENCES prep (number),
    period                  TEXT    NOT NULL,
    format                  TEXT    NOT NULL,
    digest                  TEXT    NOT NULL,
    crate_limit_g           INTEGER NOT NULL,
    weight_tolerance_permil INTEGER NOT NULL,
    weight_tolerance_min_g  INTEGER NOT NULL,
    first_room     INTEGER NOT NULL, rooms     INTEGER NOT NULL,
    first_supplier INTEGER NOT NULL, suppliers INTEGER NOT NULL,
    first_product  INTEGER NOT NULL, products  INTEGER NOT NULL,
    first_lot      INTEGER NOT NULL, lots      INTEGER NOT NULL,
    first_pickup   INTEGER NOT NULL, pickups   INTEGER NOT NULL,
    first_order    INTEGER NOT NULL, orders    INTEGER NOT NULL,
    first_line     INTEGER NOT NULL, lines     INTEGER NOT NULL,
    first_crate    INTEGER NOT NULL, crates    INTEGER NOT NULL,
    first_portion  INTEGER NOT NULL, portions  INTEGER NOT NULL
) STRICT;

CREATE TABLE room (
    id     INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES plan (import),
    name   TEXT    NOT NULL
) STRICT;

CREATE TABLE supplier (
    id     INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES plan (import),
    name   TEXT    NOT NULL
) STRICT;

CREATE TABLE product (
    id          INTEGER PRIMARY KEY,
    import      INTEGER NOT NULL REFERENCES plan (import),
    sku         TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    category    TEXT    NOT NULL,
    place       TEXT    NOT NULL,
    room        INTEGER NOT NULL, -- 0 or a room
    gtin        TEXT    NOT NULL,
    unit        INTEGER NOT NULL,
    temperature INTEGER NOT NULL,
    weight_g    INTEGER NOT NULL,
    step_milli  INTEGER NOT NULL,
    fragile     INTEGER NOT NULL CHECK (fragile IN (0, 1))
) STRICT;

CREATE TABLE lot (
    id       INTEGER PRIMARY KEY,
    import   INTEGER NOT NULL REFERENCES plan (import),
    product  INTEGER NOT NULL REFERENCES product (id),
    supplier INTEGER NOT NULL, -- 0 or a supplier
    note     TEXT    NOT NULL
) STRICT;

CREATE TABLE pickup (
    id     INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES plan (import),
    name   TEXT    NOT NULL,
    letter TEXT    NOT NULL,
    colour INTEGER NOT NULL,
    mode   INTEGER NOT NULL
) STRICT;

CREATE TABLE buyer_order (
    id        INTEGER PRIMARY KEY,
    import    INTEGER NOT NULL REFERENCES plan (import),
    pickup    INTEGER NOT NULL, -- 0 or a pick-up point
    number    INTEGER NOT NULL,
    reference TEXT    NOT NULL
) STRICT;

CREATE TABLE line (
    id          INTEGER PRIMARY KEY,
    import      INTEGER NOT NULL REFERENCES plan (import),
    buyer_order INTEGER NOT NULL REFERENCES buyer_order (id),
    product     INTEGER NOT NULL REFERENCES product (id),
    units_milli INTEGER NOT NULL CHECK (units_milli > 0)
) STRICT;

CREATE TABLE crate (
    id            INTEGER PRIMARY KEY,
    import        INTEGER NOT NULL REFERENCES plan (import),
    buyer_order   INTEGER NOT NULL REFERENCES buyer_order (id),
    pickup        INTEGER NOT NULL,
    position      INTEGER NOT NULL, -- 1 of 3, 2 of 3 …
    siblings      INTEGER NOT NULL, -- all crates and bags of the order, itself included
    kind          INTEGER NOT NULL,
    first_portion INTEGER NOT NULL,
    portions      INTEGER NOT NULL
) STRICT;

CREATE TABLE portion (
    id          INTEGER PRIMARY KEY,
    import      INTEGER NOT NULL REFERENCES plan (import),
    crate       INTEGER NOT NULL REFERENCES crate (id),
    line        INTEGER NOT NULL REFERENCES line (id),
    product     INTEGER NOT NULL REFERENCES product (id),
    units_milli INTEGER NOT NULL CHECK (units_milli > 0)
) STRICT;

-- What is known of buyers: apart, so that it can be purged without touching the record.
CREATE TABLE person (
    buyer_order INTEGER PRIMARY KEY REFERENCES buyer_order (id),
    first_name  TEXT NOT NULL,
    initial     TEXT NOT NULL,
    note        TEXT NOT NULL
) STRICT;

-- What has happened, for ever. Union orders by (lamport, station, seq), never by the clock.
CREATE TABLE event (
    station        INTEGER NOT NULL CHECK (station <> 0),
    seq            INTEGER NOT NULL,
    lamport        INTEGER NOT NULL CHECK (lamport > 0),
    at_ms          INTEGER NOT NULL,
    prep           INTEGER NOT NULL REFERENCES prep (number),
    kind           INTEGER NOT NULL CHECK (kind > 0),
    lane           INTEGER NOT NULL,
    import         INTEGER NOT NULL,
    crate          INTEGER NOT NULL,
    portion        INTEGER NOT NULL,
    product        INTEGER NOT NULL,
    lot            INTEGER NOT NULL,
    other_product  INTEGER NOT NULL,
    target         INTEGER NOT NULL,
    label_kind     INTEGER NOT NULL,
    serial         INTEGER NOT NULL,
    copy           INTEGER NOT NULL,
    value          INTEGER NOT NULL,
    units_milli    INTEGER NOT NULL,
    grams          INTEGER NOT NULL,
    method         INTEGER NOT NULL,
    type           INTEGER NOT NULL,
    undoes_station INTEGER NOT NULL,
    undoes_seq     INTEGER NOT NULL,
    PRIMARY KEY (station, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_prep ON event (prep, lamport, station, seq);
CREATE INDEX event_prep_closed ON event (prep) WHERE kind = 16;

-- Which pair sits where and filled what: random tokens of the half-day, the only rows that may be
-- overwritten. The token is in no key, so that deleting leaves no copy in an index.
CREATE TABLE pair_slot (
    prep   INTEGER NOT NULL REFERENCES prep (number),
    animal INTEGER NOT NULL,
    lane   INTEGER NOT NULL, -- 255 when at none
    token  INTEGER NOT NULL CHECK (token <> 0),
    PRIMARY KEY (prep, animal)
) STRICT;

CREATE TABLE pair_crate (
    id    INTEGER PRIMARY KEY,
    prep  INTEGER NOT NULL REFERENCES prep (number),
    crate INTEGER NOT NULL,
    token INTEGER NOT NULL CHECK (token <> 0)
) STRICT;

CREATE INDEX pair_crate_by_crate ON pair_crate (prep, crate);

-- The guards. A station's events follow each other without gaps, and nothing is changed or deleted.
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM event WHERE station = NEW.station), 0)
BEGIN SELECT RAISE(ABORT, 'event out of order'); END;

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER prep_no_update BEFORE UPDATE ON prep
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER prep_no_delete BEFORE DELETE ON prep
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER plan_no_update BEFORE UPDATE ON plan
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER plan_no_delete BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER room_no_update BEFORE UPDATE ON room
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER room_no_delete BEFORE DELETE ON room
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER supplier_no_update BEFORE UPDATE ON supplier
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER supplier_no_delete BEFORE DELETE ON supplier
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER product_no_update BEFORE UPDATE ON product
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER product_no_delete BEFORE DELETE ON product
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER lot_no_update BEFORE UPDATE ON lot
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER lot_no_delete BEFORE DELETE ON lot
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER pickup_no_update BEFORE UPDATE ON pickup
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER pickup_no_delete BEFORE DELETE ON pickup
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER buyer_order_no_update BEFORE UPDATE ON buyer_order
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER buyer_order_no_delete BEFORE DELETE ON buyer_order
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER line_no_update BEFORE UPDATE ON line
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER line_no_delete BEFORE DELETE ON line
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER crate_no_update BEFORE UPDATE ON crate
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER crate_no_delete BEFORE DELETE ON crate
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER portion_no_update BEFORE UPDATE ON portion
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
CREATE TRIGGER portion_no_delete BEFORE DELETE ON portion
BEGIN SELECT RAISE(ABORT, 'plans are immutable'); END;
