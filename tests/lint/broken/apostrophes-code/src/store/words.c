/* words.c: says in the code's quotes what people read. */
const char *words_of_failure(void);

const char *words_of_failure(void)
{
    return "Le disque n'a pas répondu.";
}
