/* arena.c: declares somebody else's variable by hand. */
extern int arena_count;

int arena_bytes(void);

int arena_bytes(void)
{
    return arena_count;
}
