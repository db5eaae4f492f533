/* sql.h: every statement of Borne by name. The texts are in sql.c; db.c prepares all of them when
 * a data folder is opened, so that none can be wrong later. */
#ifndef BORNE_STORE_SQL_H
#define BORNE_STORE_SQL_H

enum sql {
    SQL_BEGIN,
    SQL_BEGIN_READ,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_STATION,
    SQL_STATION_SET,
    SQL_SETTING,
    SQL_SETTING_SET,
    SQL_PREP_ADD,
    SQL_PREP_LIST,
    SQL_PREP_OPEN,
    SQL_PLAN_ADD,
    SQL_PLAN,
    SQL_PLAN_LIST,
    SQL_PLAN_IDS,
    SQL_ROOM_ADD,
    SQL_ROOM_LIST,
    SQL_SUPPLIER_ADD,
    SQL_SUPPLIER_LIST,
    SQL_PRODUCT_ADD,
    SQL_PRODUCT_LIST,
    SQL_LOT_ADD,
    SQL_LOT_LIST,
    SQL_PICKUP_ADD,
    SQL_PICKUP_LIST,
    SQL_ORDER_ADD,
    SQL_ORDER_LIST,
    SQL_LINE_ADD,
    SQL_LINE_LIST,
    SQL_CRATE_ADD,
    SQL_CRATE_LIST,
    SQL_PORTION_ADD,
    SQL_PORTION_LIST,
    SQL_PERSON_ADD,
    SQL_PERSON_LIST,
    SQL_EVENT_ADD,
    SQL_EVENT_LIST,
    SQL_EVENT_LAST_SEQ,
    SQL_EVENT_LAST_LAMPORT,
    SQL_SLOT_LEAVE,
    SQL_SLOT_SET,
    SQL_SLOT_LIST,
    SQL_SLOT_FORGET,
    SQL_PAIR_CRATE_ADD,
    SQL_PAIR_CRATE_LIST,
    SQL_PAIR_CRATE_FORGET,
    SQL_CHECKPOINT,
    SQL_CHECK_INTEGRITY,
    SQL_CHECK_REFERENCES,
    SQL_CHECK_GAPS,
    SQL_CHECK_COUNTS,
    SQL_COUNT
};

/* The text of a statement. */
const char *sql_text(enum sql id);

#endif
