/* arena.h: without a guard, so that it cannot be read twice. */
enum arena { ARENA_SMALL, ARENA_LARGE };
