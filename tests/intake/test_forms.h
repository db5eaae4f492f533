/* test_forms.h: the forms' part of test_month. */
#ifndef BORNE_TESTS_INTAKE_TEST_FORMS_H
#define BORNE_TESTS_INTAKE_TEST_FORMS_H

void test_forms(void);

#endif
