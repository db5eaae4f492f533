/* test_alike.c: which products are shown beside each other because hands mistake them. */
#include "domain/alike.h"
#include "support/check.h"
#include "support/small_prep.h"

static void names_within_two_letters(void)
{
    CHECK(alike_names("Riz long – 1kg", "Riz rond – 1kg"));
    CHECK(alike_names("Lait – 1 litre", "Lait – 2 litres"));
    CHECK(alike_names("Crème", "CREMES"));
    CHECK(!alike_names("Riz long", "riz LONG")); /* the same */
    CHECK(!alike_names("Riz long – 1kg", "Riz complet – 1kg"));
    CHECK(!alike_names("Sucre", "Sel"));
    CHECK(alike_names("", "ab"));
    CHECK(!alike_names("", "abc"));
}

static void words_that_differ(void)
{
    char words[LIMIT_NAME];
    alike_words("Riz long – 1kg", "Riz rond – 1kg", words, sizeof words);
    CHECK_STR(words, "long");
    alike_words("Lait demi-écrémé bio", "Lait", words, sizeof words);
    CHECK_STR(words, "demi-écrémé bio");
    alike_words("Lait", "Lait bio", words, sizeof words);
    CHECK_STR(words, "");
}

static void mistakes_count_from_the_second_both_ways(void)
{
    struct small_prep small;
    struct mistakes mistakes = {.count = 0};
    small_prep_init(&small);
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    uint32_t rice = small_product_id(&small, SMALL_RICE);
    const struct product *wanted = plan_product(&small.plan, pasta);
    CHECK(alike_product(&small.plan, NULL, wanted) == NULL);
    mistakes_add(&mistakes, pasta, rice);
    CHECK(alike_product(&small.plan, &mistakes, wanted) == NULL);
    mistakes_add(&mistakes, pasta, ID_NONE);
    mistakes_add(&mistakes, pasta, pasta);
    CHECK(alike_product(&small.plan, &mistakes, wanted) == NULL);
    mistakes_add(&mistakes, pasta, rice);
    CHECK_INT(alike_product(&small.plan, &mistakes, wanted)->id, rice);
    CHECK_INT(alike_product(&small.plan, &mistakes, plan_product(&small.plan, rice))->id, pasta);
    /* Many others do not push out what happens often. */
    for (uint32_t i = 0; i < 3 * ALIKE_PAIRS; i++) {
        mistakes_add(&mistakes, 5000 + i, rice);
    }
    CHECK_INT(alike_product(&small.plan, &mistakes, wanted)->id, rice);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(names_within_two_letters);
    RUN(words_that_differ);
    RUN(mistakes_count_from_the_second_both_ways);
    return 0;
}
