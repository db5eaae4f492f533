/* test_forms.h: the parts of test_month about forms. */
#ifndef BORNE_TESTS_INTAKE_TEST_FORMS_H
#define BORNE_TESTS_INTAKE_TEST_FORMS_H

void test_forms(void);
void test_wide(void);

#endif
