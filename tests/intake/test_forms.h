/* test_forms.h: the parts of test_month about forms and files. */
#ifndef BORNE_TESTS_INTAKE_TEST_FORMS_H
#define BORNE_TESTS_INTAKE_TEST_FORMS_H

void test_forms(void);
void test_wide(void);
void test_files(void);

#endif
