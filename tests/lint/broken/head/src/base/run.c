/* This file has a first line, but it is not about run.c. */
int run_all(void);

int run_all(void)
{
    return 0;
}
