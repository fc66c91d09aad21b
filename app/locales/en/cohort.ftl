### cohort
cohort-made = Cohort made. Now enrol its people.
enrolment-kept = Enrolment changed.
enrol-done = Enrolments saved.
enrolment-withdrawn = Person withdrawn from the cohort. Their record is kept.
enrolment-taken-back = Person enrolled again.
field-matricules-missing = Paste at least one matricule, or tick people.
cohorts-title = Cohorts
cohorts-none-title = No cohort
cohorts-none = A session or a promotion brings together people who take the same course.
cohort-new = Make a cohort
cohort-make = Make
cohort-name = Name
cohort-name-hint = For instance: Promotion 2026-2028, or Session of Bobo-Dioulasso, March 2026.
cohort-kind = Kind
cohort-promotion = Promotion (initial education)
cohort-session = Session (continuing education)
cohort-course = Course
cohort-pinned-hint = The cohort stays on the version of the course published today, even when another is published later.
cohort-since = since { $day }
cohort-people = { $count ->
    [0] nobody
    [one] one person
   *[other] { $count } people
}
cohort-revision = Version of the course
cohort-made-on = Made on
cohort-behind = A newer version of the course is published. This cohort stays on its own.
cohort-see-marks = See the marks
cohort-people-title = People
cohort-people-count = { $count ->
    [one] One person
   *[other] { $count } people
}
cohort-nobody-title = Nobody yet
cohort-nobody = Enrol people by pasting their matricules.
cohort-withdrawn-title = People withdrawn
cohort-withdrawn-count = { $count ->
    [one] One person withdrawn
   *[other] { $count } people withdrawn
}
cohort-tests = Tests
cohort-no-test = This course has no test.
enrol = Enrol
enrol-title = Enrol people
enrol-matricules = Matricules
enrol-matricules-hint = One a line. A column copied from a spreadsheet will do.
enrol-choose = Or choose from the list of learners ({ $count })
enrol-partial = Enrol the people who were recognised anyway; leave the other lines aside
enrol-fault-count = { $count ->
    [one] One line names nobody who can be enrolled.
   *[other] { $count } lines name nobody who can be enrolled.
}
enrol-faults = Lines to mend
enrol-fault = Line { $line }, { $found }: { $why }
enrol-fault-chosen = { $found }: { $why }
enrol-unknown = no account of the school has this matricule.
enrol-inactive = this account is deactivated.
enrol-no-learner = this person does not have the role of learner.
enrol-twice = this matricule already stands above.
enrol-too-many = the list is too long.
enrol-nobody-kept = Nobody was enrolled for now; your list is still there. Mend it, or tick the box to enrol the people who were recognised.
enrol-kept = { $count ->
    [one] One person enrolled; the lines below were left aside.
   *[other] { $count } people enrolled; the lines below were left aside.
}
enrolment-since = Enrolled on
enrolment-person = Matricule { $matricule }
enrolment-arrangement = Law and corps in this cohort
enrolment-arrangement-says = Sections for one country or one corps follow the person’s record, unless you choose something else here for this cohort.
enrolment-as-profile = as in the person’s record
enrolment-withdraw-title = Withdraw from the cohort
enrolment-withdraw-says = The person will no longer see this cohort. Their answers and marks are kept; you can enrol them again.
enrolment-withdraw = Withdraw from the cohort
enrolment-take-back-title = Enrol again
enrolment-take-back-says = This person was withdrawn. They will find their answers and marks again.
enrolment-take-back = Enrol again

sittings-title = Opening of tests
sittings-says = School time ({ $zone }). Without a date, the test is always open.
sitting-opens = Opens on
sitting-closes = Closes on
sitting-keep = Save the dates
sitting-kept = Dates saved.
another-title = Allow one more attempt
another-person = To whom
another-test = Test
another-reason = Reason
another-reason-hint = It stays in the school’s trail.
another-grant = Allow an attempt
another-granted = One more attempt is allowed.
field-closes-before = The test would close before it opens.
field-moment-unfit = This date does not have the right form.
field-reason-missing = Give a reason.
