/* arena.c: reads a null pointer on one way through. */
int arena_bytes(const int *from, int size);

int arena_bytes(const int *from, int size)
{
    if (from == 0) {
        size = 2;
    }
    return from[size];
}
