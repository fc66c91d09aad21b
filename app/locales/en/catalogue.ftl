courses = Courses
front-says = Courses on the judicial treatment of trafficking in persons and smuggling of migrants.
front-law = Read the law
front-open = Reading and practice are open to all. Tests and marks need an account.
no-course = No course published
no-course-says = As soon as an instructor publishes a course, it will appear here.
no-cohort = You are not enrolled in any cohort
no-cohort-says = The registrar enrols people in cohorts. Meanwhile you can read the courses and practise.
course-hours = { $hours ->
    [one] About one hour
   *[other] About { $hours } hours
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
questions-count = { $count ->
    [0] no question
    [one] { $count } question
   *[other] { $count } questions
}
lessons-count = { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}
pages-read = { $read } of { $all } read
reading = Reading
objectives = Objectives
glossary = Glossary
tests = Tests
tests-of-course = Tests of the course
test-about = { $questions } questions · { $minutes } minutes
test-needs-cohort = Tests are open to people enrolled in a cohort.
case-file = Case file
read-state = read
resume = Go on with: { $title }
start-with = Start with: { $title }
go-on = Continue
start = Start
where-i-stand = Where I stand, objective by objective
in-this-lesson = In this lesson
not-translated = This lesson is not translated yet: you are reading the original.
for-trainers-title = For the trainer
for-trainers = for the trainer
lesson-is-read = Lesson read
lesson-mark-read = I have read this lesson
lesson-read-done = Lesson marked as read.
previous-lesson = Previous
next-lesson = Next
lessons = Lessons
country-bf = Burkina Faso
country-ml = Mali
country-ne = Niger
scope-regional = Africa
scope-international = International
audience-magistrat = magistrates
audience-opj = judicial police officers
audience-greffier = clerks
law-title = Law
law-says = The register of the texts cited in the courses, with their state and dates. It does not replace the official gazette.
law-in-force = in force
law-unverified = to be verified
law-uncertain = uncertain
law-draft = draft
law-repealed = repealed
law-article = art. { $number }
law-none = No text matches
law-count = { $count ->
    [0] no text
    [one] { $count } text
   *[other] { $count } texts
}
law-scope = Where
law-state = State
law-day = As it stood on
law-in-force-that-day = in force that day
law-not-in-force-that-day = not in force that day
law-unknown-that-day = not known
law-provisions = Provisions
law-cited-by = Cited by
law-cited-by-nothing = No lesson cites this provision.
law-source = Source:
law-adopted = Adopted
law-from = In force since
law-until = Repealed
law-replaced-by = Replaced by
law-date-unknown = date unknown
law-unverified-says = This point has not been checked against the official gazette. Verify it before citing it in any document.
penalty-minimum = Minimum
penalty-maximum = Maximum
penalty-fine = Fine
search = Search
search-words = Words
all = All
about-says = Prétoire is a training server for schools of magistracy. It teaches the judicial treatment of trafficking in persons and smuggling of migrants.
about-law-title = Law in the courses
about-law-says = Every statement of law leads to a dated register. What has not been checked against the official gazette, what is repealed, uncertain or a draft is marked at the very place where you read it.
about-data-title = Your data
about-data-says = The school keeps your name, your matricule, your answers and your marks, to train and assess you. Nothing is sent elsewhere. A visitor without an account is not followed: what they answer stays in their browser.
about-access-title = Accessibility
about-access-says = Every page works by keyboard, with a screen reader, without script, and from 320 pixels wide. Tell the school what hinders you.
about-licence-title = Licences
about-licence-says = The software is under MIT or Apache 2.0, the courses under CC BY 4.0.
