/* sql.c: the texts of all statements. Values are always bound, never written into a text. */
#include "store/sql.h"

#include <stddef.h>

#include "base/assert.h"

static const char *const texts[SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_BEGIN_READ] = "BEGIN",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",

    [SQL_STATION] = "SELECT id FROM station",
    [SQL_STATION_SET] = "INSERT INTO station (one, id) VALUES (1, ?1)"
                        " ON CONFLICT (one) DO UPDATE SET id = excluded.id",
    [SQL_SETTING] = "SELECT value FROM setting WHERE key = ?1",
    [SQL_SETTING_SET] = "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",

    [SQL_DESK_CHANGE] = "INSERT INTO desk_change (at_ms, role, key, value) VALUES (?1, ?2, ?3, ?4)",

    [SQL_MEMORY_SET] = "INSERT INTO memory (key, value) VALUES (?1, ?2)"
                       " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [SQL_MEMORY_LIST] = "SELECT key, value FROM memory ORDER BY key",

    [SQL_RECORDING_SET] = "INSERT INTO recording (language, words, at_ms, wave)"
                          " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (language, words)"
                          " DO UPDATE SET at_ms = excluded.at_ms, wave = excluded.wave",
    [SQL_RECORDING_DROP] = "DELETE FROM recording WHERE language = ?1 AND words = ?2",
    [SQL_RECORDING_LIST] = "SELECT language, words, wave FROM recording ORDER BY language, words",

    [SQL_OWN_SET] = "INSERT INTO own (name, at_ms, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (name)"
                    " DO UPDATE SET at_ms = excluded.at_ms, bytes = excluded.bytes",
    [SQL_OWN_DROP] = "DELETE FROM own WHERE name = ?1",
    [SQL_OWN] = "SELECT bytes FROM own WHERE name = ?1",
    [SQL_OWN_LIST] = "SELECT name, bytes FROM own WHERE substr(name, 1, length(?1)) = ?1"
                     " ORDER BY name",

    [SQL_PREP_ADD] = "INSERT INTO prep (number) VALUES (?1) ON CONFLICT DO NOTHING",
    [SQL_PREP_LIST] = "SELECT number FROM prep ORDER BY number",
    [SQL_PREP_OPEN] = "SELECT number FROM prep WHERE NOT EXISTS"
                      " (SELECT 1 FROM event WHERE kind = 16 AND prep = number)"
                      " ORDER BY number DESC LIMIT 1",

    [SQL_PREP_CLOSED] = "SELECT DISTINCT prep FROM event WHERE kind = 16 AND at_ms < ?1"
                        " AND prep < (SELECT max(number) FROM prep) ORDER BY prep",
    [SQL_KEPT_SET] = "INSERT INTO prep_count (prep, name, count) VALUES (?1, ?2, ?3)"
                     " ON CONFLICT (prep, name) DO UPDATE SET count = excluded.count",
    [SQL_KEPT_LIST] = "SELECT prep, name, count FROM prep_count ORDER BY prep DESC, name",

    [SQL_PLAN_ADD] =
        "INSERT INTO plan VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
        " ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
    [SQL_PLAN] = "SELECT import, prep, period, format, digest, crate_limit_g,"
                 " weight_tolerance_permil, weight_tolerance_min_g, first_room, rooms,"
                 " first_supplier, suppliers, first_product, products, first_lot, lots,"
                 " first_pickup, pickups, first_order, orders, first_line, lines, first_crate,"
                 " crates, first_portion, portions FROM plan WHERE import = ?1",
    [SQL_PLAN_LIST] = "SELECT import FROM plan WHERE prep = ?1 ORDER BY import",
    [SQL_PLAN_IDS] =
        "SELECT 1 + coalesce((SELECT max(import) FROM plan), 0),"
        " 1 + coalesce((SELECT max(number) FROM prep), 0),"
        " coalesce(max(first_room + rooms), 1), coalesce(max(first_supplier + suppliers), 1),"
        " coalesce(max(first_product + products), 1), coalesce(max(first_lot + lots), 1),"
        " coalesce(max(first_pickup + pickups), 1), coalesce(max(first_order + orders), 1),"
        " coalesce(max(first_line + lines), 1), coalesce(max(first_crate + crates), 1 - ?1) + ?1,"
        " coalesce(max(first_portion + portions), 1 - ?2) + ?2 FROM plan",

    [SQL_ROOM_ADD] = "INSERT INTO room (id, import, name) VALUES (?1, ?2, ?3)",
    [SQL_ROOM_LIST] = "SELECT id, name FROM room"
                      " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_SUPPLIER_ADD] = "INSERT INTO supplier (id, import, name) VALUES (?1, ?2, ?3)",
    [SQL_SUPPLIER_LIST] = "SELECT id, name FROM supplier"
                          " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_PRODUCT_ADD] =
        "INSERT INTO product (id, import, sku, name, category, place, room, gtin, unit,"
        " temperature, weight_g, step_milli, fragile, carries, allergens, case_units)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    [SQL_PRODUCT_LIST] =
        "SELECT id, sku, name, category, place, room, gtin, unit, temperature,"
        " weight_g, step_milli, fragile, carries, allergens, case_units FROM product"
        " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_LOT_ADD] = "INSERT INTO lot (id, import, product, supplier, note, carries)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [SQL_LOT_LIST] = "SELECT id, product, supplier, note, carries FROM lot"
                     " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_PICKUP_ADD] = "INSERT INTO pickup (id, import, name, letter, colour, mode, carries)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [SQL_PICKUP_LIST] = "SELECT id, name, letter, colour, mode, carries FROM pickup"
                        " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_ORDER_ADD] = "INSERT INTO buyer_order (id, import, pickup, number, reference,"
                      " carries, is_cancelled, keeps_note)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [SQL_ORDER_LIST] = "SELECT id, pickup, number, reference, carries, is_cancelled,"
                       " keeps_note FROM buyer_order"
                       " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_LINE_ADD] = "INSERT INTO line (id, import, buyer_order, product, units_milli,"
                     " dropped_milli) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [SQL_LINE_LIST] = "SELECT id, buyer_order, product, units_milli, dropped_milli FROM line"
                      " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_CRATE_ADD] = "INSERT INTO crate (id, import, buyer_order, pickup, position, siblings,"
                      " kind, first_portion, portions, carries, label_stands)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [SQL_CRATE_LIST] = "SELECT id, buyer_order, pickup, position, siblings, kind, first_portion,"
                       " portions, carries, label_stands FROM crate"
                       " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",
    [SQL_PORTION_ADD] = "INSERT INTO portion (id, import, crate, line, product, units_milli,"
                        " dropped_milli, carries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [SQL_PORTION_LIST] = "SELECT id, crate, line, product, units_milli, dropped_milli, carries"
                         " FROM portion"
                         " WHERE id >= ?1 AND id < ?2 AND import = ?3 ORDER BY id",

    [SQL_PERSON_ADD] = "INSERT INTO person (buyer_order, first_name, initial, note)"
                       " VALUES (?1, ?2, ?3, ?4)",
    [SQL_PERSON_LIST] = "SELECT buyer_order, first_name, initial, note FROM person"
                        " WHERE buyer_order >= ?1 AND buyer_order < ?2 ORDER BY buyer_order",

    [SQL_EVENT_ADD] =
        "INSERT INTO event (station, seq, lamport, at_ms, prep, kind, lane, import, crate, portion,"
        " product, lot, other_product, target, label_kind, serial, copy, value, units_milli, grams,"
        " method, type, undoes_station, undoes_seq, event_number, reading, role) VALUES (?1, ?2, "
        "?3, ?4, ?5, ?6, ?7, ?8, "
        "?9, ?10, ?11, ?12, ?13, ?14,"
        " ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)",
    [SQL_EVENT_LIST] =
        "SELECT station, seq, lamport, at_ms, prep, kind, lane, import, crate,"
        " portion, product, lot, other_product, target, label_kind, serial, copy,"
        " value, units_milli, grams, method, type, undoes_station, undoes_seq,"
        " event_number, reading, role FROM event WHERE prep = ?1 ORDER BY lamport, station, seq",
    [SQL_EVENT_LAST_SEQ] = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?1",
    [SQL_EVENT_LAST_LAMPORT] = "SELECT coalesce(max((SELECT max(lamport) FROM event"
                               " WHERE prep = number)), 0) FROM prep",

    [SQL_SLOT_LEAVE] = "UPDATE pair_slot SET lane = 255 WHERE prep = ?1 AND lane = ?2",
    [SQL_SLOT_SET] = "INSERT INTO pair_slot (prep, animal, lane, token) VALUES (?1, ?2, ?3, ?4)"
                     " ON CONFLICT (prep, animal)"
                     " DO UPDATE SET lane = excluded.lane, token = excluded.token",
    [SQL_SLOT_LIST] = "SELECT animal, lane, token FROM pair_slot WHERE prep = ?1 ORDER BY animal",
    [SQL_SLOT_FORGET] = "DELETE FROM pair_slot",
    [SQL_PAIR_CRATE_ADD] =
        "INSERT INTO pair_crate (prep, crate, token) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
        " (SELECT 1 FROM pair_crate WHERE prep = ?1 AND crate = ?2 AND token = ?3)",
    [SQL_PAIR_CRATE_LIST] = "SELECT crate, token FROM pair_crate WHERE prep = ?1 ORDER BY id",
    [SQL_PAIR_CRATE_FORGET] = "DELETE FROM pair_crate",

    [SQL_PRINT_JOB_SET] =
        "INSERT INTO print_job (id, prep, kind, at_ms, printer, language, stock, title,"
        " office_job) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        " ON CONFLICT (id) DO UPDATE SET office_job = excluded.office_job",
    [SQL_PRINT_JOB_LIST] = "SELECT id, kind, at_ms, printer, language, stock, title, office_job"
                           " FROM print_job WHERE prep = ?1 ORDER BY id",
    [SQL_PRINT_JOB_LAST] = "SELECT coalesce(max(id), 0) FROM print_job",
    [SQL_PRINT_LABEL_SET] = "INSERT INTO print_label"
                            " (job, position, kind, state, is_copy, code, target, at_ms, station)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                            " ON CONFLICT (job, position) DO UPDATE SET state = excluded.state,"
                            " at_ms = excluded.at_ms, station = excluded.station",
    [SQL_PRINT_LABEL_LIST] =
        "SELECT job, position, l.kind, state, is_copy, code, target, l.at_ms, station"
        " FROM print_label l JOIN print_job ON print_job.id = job WHERE prep = ?1"
        " ORDER BY job, position",

    [SQL_CHECKPOINT] = "PRAGMA wal_checkpoint(TRUNCATE)",
    [SQL_CHECK_INTEGRITY] = "PRAGMA integrity_check(20)",
    [SQL_CHECK_REFERENCES] = "PRAGMA foreign_key_check",
    /* What was purged counts as there: purge.c says how many of each station went. */
    [SQL_CHECK_GAPS] = "SELECT station, count(*), max(seq) FROM event GROUP BY station"
                       " HAVING max(seq) <> count(*) + coalesce((SELECT sum(gone.count)"
                       " FROM prep_count AS gone WHERE gone.name = 'events.' || event.station), 0)",
    [SQL_CHECK_COUNTS] = "SELECT (SELECT count(*) FROM prep), (SELECT count(*) FROM plan),"
                         " (SELECT count(*) FROM buyer_order), (SELECT count(*) FROM line),"
                         " (SELECT count(*) FROM crate), (SELECT count(*) FROM portion),"
                         " (SELECT count(*) FROM person), (SELECT count(*) FROM event),"
                         " (SELECT count(*) FROM pair_crate)",
};

const char *sql_text(enum sql id)
{
    ASSERT(id < SQL_COUNT && texts[id] != NULL);
    return texts[id];
}
