/* run.c: a French word as a name. */
int run_préparé(void);

int run_préparé(void)
{
    return 0;
}
