/* report.c: knows the type of the database. */
struct sqlite3_stmt;

int report_count(struct sqlite3_stmt *statement);

int report_count(struct sqlite3_stmt *statement)
{
    return statement == 0;
}
