### cohort
cohort-made = Cohort made. Now enrol its people.
enrolment-kept = Enrolment changed.
enrol-done = Enrolments saved.
enrolment-withdrawn = Person withdrawn from the cohort. Their record is kept.
enrolment-taken-back = Person enrolled again.
