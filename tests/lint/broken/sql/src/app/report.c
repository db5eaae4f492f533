/* report.c: asks the record by itself. */
const char *report_query(void);

const char *report_query(void)
{
    return "SELECT count(*) FROM event";
}
