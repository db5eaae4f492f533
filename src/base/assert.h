/* assert.h: checks for bugs in Borne itself. They stay on in release builds: a station that stops
 * and comes back in two seconds is better than one that writes a wrong record. Never use them on
 * input (files, codes, devices, settings): that is what struct error is for. */
#ifndef BORNE_BASE_ASSERT_H
#define BORNE_BASE_ASSERT_H

/* Prints where and what to stderr, then aborts. */
_Noreturn void assert_failed(const char *file, int line, const char *what);

#define ASSERT(cond)             ((cond) ? (void)0 : assert_failed(__FILE__, __LINE__, #cond))
#define ASSERT_UNREACHABLE(what) assert_failed(__FILE__, __LINE__, "unreachable: " what)

#endif
