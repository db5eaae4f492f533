/* run.c: not finished. */
int run_all(void);

int run_all(void)
{
    return 0; /* TODO later */
}
