/* arena.c: not laid out. */
int arena_bytes (void);

int arena_bytes(void) {
  return 1;
}
