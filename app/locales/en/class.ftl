### life of a cohort: dates, groups, join code, calendar, attendance, progress, messages, notices
cohort-views = Views of the cohort
cohort-more = Other actions
cohort-mine = you follow it
cohorts-archived = { $count ->
    [one] One archived cohort
   *[other] { $count } archived cohorts
}
cohort-settings-title = Settings
cohort-starts-on = First day
cohort-ends-on = Last day
cohort-dates = Dates
cohort-from-to = from { $from } to { $to }
cohort-from = from { $day }
cohort-to = until { $day }
school-time = School time: { $zone }.
cohort-archived-since = This cohort has been archived since { $day }: it can be read and no longer changed.
cohort-archive-title = Archive
cohort-archive-says = An archived cohort leaves its learners’ home and the current list. Answers, marks and attendance can still be read. You can take it back.
cohort-archive = Archive this cohort
cohort-restore-title = Take back
cohort-restore-says = The cohort returns to the current list and to its learners’ home.
cohort-restore = Take this cohort back
cohort-kept-done = Settings saved.
cohort-archived-done = Cohort archived.
cohort-restored-done = Cohort taken back.
refused-archived = This cohort is archived: it can be read and no longer changed.
field-day-missing = Give a date.
field-day-unfit = This date does not have the right form.
field-ends-before = The last day comes before the first.
field-title-missing = Give a title.

copy-title = Copy the plan
copy-says = A new cohort takes over the course, the opening dates and the deadlines ({ $modules ->
    [0] no dated module
    [one] one dated module
   *[other] { $modules } dated modules
}, { $tests ->
    [0] no dated test
    [one] one dated test
   *[other] { $tests } dated tests
}). People, answers and marks are not taken over.
copy-same-revision = the same version of the course
copy-newest-revision = the newest version of the course
copy-starts-on = First day of the new cohort
copy-begins = The plan being copied begins on { $day }: every date moves by as many days. Without a date, dates are left out.
copy-undated = This plan has no date.
copy-make = Make the cohort
cohort-copied-done = Cohort made on the same plan. Now enrol its people.

group-name = Group
group-name-hint = For instance: Group A. Empty: the people ticked leave their group.
groups-title = Groups
groups-all = All
groups-whom = People to put into the group
groups-set = Put the people ticked
groups-kept-done = Groups saved.
field-person-missing = Tick at least one person.

staff-title = Instructors and tutors
staff-says = The people named see this cohort first and can write to its people. What they may do always depends on their role.
staff-whom = Who follows this cohort
staff-nobody-title = Nobody to name
staff-nobody = No account of the school has the role of instructor, tutor or relay trainer.
staff-kept-done = Instructors and tutors saved.

transfer-title = Move to another cohort
transfer-to = New cohort
transfer-says = Their marks and attendance stay with this cohort, where they can always be read. Their readings and practice answers belong to them: they count in the new cohort if the course is the same.
transfer = Move to this cohort
transferred-done = The person was moved. Their marks stay with this cohort.
field-to-same = This person is already in this cohort.
field-to-unknown = Choose a recipient from the list.

join-code-title = Join code
join-code-says = Put this code up in the room: a learner who is signed in types it at the address shown and is enrolled.
join-code-none = Joining by code is closed.
join-code-days = Good for
join-days = { $days ->
    [one] one day
   *[other] { $days } days
}
join-code-make = Make a code
join-code-renew = Replace the code
join-code-renew-says = The old code stops working at once.
join-code-close = Close joining by code
join-code-made-done = Code made. Print this page to put it up.
join-code-closed-done = Joining by code is closed.
join-sheet-go = Sign in, then go to { $address } and type this code:
join-sheet-until = Good until { $time }
join-title = Join a cohort with a code
join-says = The code hangs in the room, or the school’s office gave it to you.
join-field = Code
join-field-hint = Eight letters and digits. Capitals and the hyphen do not matter.
join = Join
joined-done = You are enrolled.
field-code-missing = Type the code.
field-code-unknown = This code opens no cohort, or is no longer good. Check it, or ask for the new one.
field-code-withdrawn = You were withdrawn from this cohort. Ask the school’s office.

calendar-tab = Calendar
calendar-title = Opening and deadlines of modules
calendar-says = Before it opens, a learner reads when the module will open; instructors and tutors see everything. A deadline forbids nothing: after it, work is still possible and counts. The texts of law are always open.
calendar-table = Dates by module
calendar-module = Module
calendar-opens = Opens on
calendar-due = To be done before
calendar-opens-of = { $title }: opens on
calendar-due-of = { $title }: to be done before
calendar-helper = Spread the modules from a date on
calendar-from = First module on
calendar-every = One module
calendar-every-days = { $days ->
    [1] every day
    [7] every week
    [14] every two weeks
   *[other] every { $days } days
}
calendar-propose = See how it spreads
calendar-preview = A proposal: nothing is saved yet. Mend the dates where needed, then save.
calendar-kept-done = Calendar saved.
calendar-faults = { $count ->
    [one] The dates of one module are to be mended. Nothing was saved.
   *[other] The dates of { $count } modules are to be mended. Nothing was saved.
}
field-due-before = The deadline comes before the opening.
extensions-title = Extensions given
extension-title = Give one person more time
extension-until = New deadline
extension-give = Give this extension
extension-given-done = Extension given.
field-until-before = The module is due later than that anyway.
field-module-undated = This module has no deadline.
refused-module-not-open = This module is not open yet.
module-not-open-title = Module not open yet
module-opens-at = This module opens on { $time }, school time.
module-opens = opens on { $day }
module-due-at = To be done before { $time }, school time

attendance-tab = Attendance
attendance-title = Attendance
attendance-own = My attendance
attendance-own-none = No sitting has been held yet.
meetings-title = Sittings
meetings-none-title = No sitting
meetings-none = Add a sitting, then note who was there.
meeting-new = Add a sitting
meeting-day = Day
meeting-half = Half-day
meeting-what = Title
meeting-what-hint = For instance: Workshop on the constituent elements.
meeting-make = Add the sitting
meeting-made-done = Sitting added. Now note who was there.
half-morning = morning
half-afternoon = afternoon
half-day = whole day
presence-present = present
presence-late = late
presence-excused = absent, excused
presence-absent = absent
presence-not-noted = not noted
presence-nothing = nothing noted
count-present = { $count ->
    [one] one present
   *[other] { $count } present
}
count-late = { $count ->
    [one] one late
   *[other] { $count } late
}
count-excused = { $count ->
    [one] one excused
   *[other] { $count } excused
}
count-absent = { $count ->
    [one] one absent
   *[other] { $count } absent
}
attendance-by-person = Counts by person
attendance-sheet = Attendance sheet
attendance-keep = Save attendance
attendance-rest-present = Save, and note as present everyone not noted
attendance-kept-done = Attendance saved.
attendance-import = Read a file or a list
attendance-file-hint = CSV, two columns: matricule, then present, late, excused or absent (P, L, E, A will do).
attendance-paste = Or paste the lines
attendance-paste-hint = One person a line: matricule;present
attendance-read = Note this attendance
attendance-faults = { $count ->
    [one] One line is to be mended. Nothing was noted.
   *[other] { $count } lines are to be mended. Nothing was noted.
}
attendance-nothing-noted = Mend these lines, then send the whole list again.
attendance-fault-unknown = this matricule is nobody’s in this cohort.
attendance-fault-status = this word says neither present, nor late, nor excused, nor absent.
attendance-fault-large = this file is too large.
attendance-fault-empty = there is no line to read.

follow-tab = Progress
follow-title = Progress of the work
needs-title = Who needs help
needs-nobody = Nobody, going by answers and activity.
needs-count = { $count ->
    [one] One person.
   *[other] { $count } people.
}
needs-rule = Named here are people who fail four times in a row on one question or objective, those without activity for { $days } days, and those whose success falls by thirty points between their last ten answers and the ten before.
needs-this-one = This person needs help:
need-question = { $tries } failures in a row on the question “{ $title }”
need-objective = { $tries } failures in a row on the objective “{ $title }”
need-never = has done nothing since being enrolled, { $days } days ago
need-silent = no activity for { $days } days
need-falling = success is falling: { $lately }% over the last ten answers, { $before }% over the ten before
gain-title = Before and after
gain-tests = { $before } / { $after }
gain-says = { $n } people sat both tests: mean { $pre } out of 20 before, { $post } after, a difference of { $change }.
gain-interval = The true difference is probably between { $low } and { $high } (95%).
gain-silent = { $n ->
    [0] Nobody sat both tests
    [one] One person sat both tests
   *[other] { $n } people sat both tests
}: { $needed } are needed for the comparison to say anything.
follow-grid-title = People and modules
follow-grid-measures = What the table counts
measure-success = Success
measure-read = Reading
measure-practised = Practice
follow-grid-caption-success = { $people ->
    [one] Success of one person, in per cent of the questions practised
   *[other] Success of { $people } people, in per cent of the questions practised
}
follow-grid-caption-read = { $people ->
    [one] Pages read by one person
   *[other] Pages read by { $people } people
}
follow-grid-caption-practised = { $people ->
    [one] Questions practised by one person
   *[other] Questions practised by { $people } people
}
follow-grid-spent = Time
follow-grid-seen = Last activity
follow-grid-never = never
follow-grid-states = ✓ wholly read and practised; ? under way; ✗ struggling (at least half of the last answers wrong, on four or more); no sign, not started. Success counts the last answer to each question.
follow-grid-legend = Titles of the modules
time-spent = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
state-not-started = not started
state-under-way = under way
state-struggling = struggling
state-done = read and practised
percent = { $n }%
learner-modules = Module by module
answers-title = Practice answers
answers-of = Answers: { $title }
answers-all = See the answers of all modules
answers-none = No answer.
answers-caption = { $count ->
    [one] One answer
   *[other] { $count } answers, the latest first
}
answers-later = Later
answers-earlier = Earlier
answer-question = Question
answer-given = Answer given
answer-worth = Worth
answer-when = When
answer-hinted = with a hint
answer-try = try { $number }
write-to-person = Write to this person

next-resume-test = Go on with the test: { $title }
next-resume-test-says = It has begun, and time is running.
next-practise = Practise: { $title }
next-practise-go = Answer a question
next-sit = Sit the test: { $title }
next-sit-says = The open pages are read and the questions practised.
next-sit-go = See the test
next-wait-title = Nothing to do for now
next-wait = “{ $title }” opens on { $time }, school time.
next-done = Everything is read and practised
next-done-says = You can read a lesson again or take a question up again.
due-title = To be done before
due-in = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
due-late = { $days ->
    [0] the deadline passed today
    [1] one day late
   *[other] { $days } days late
}
due-not-open = (not open yet)
stand-title = Where I stand
stand-time = Time spent in the course: { $time }.
stand-modules = Module by module
stand-module = { $read } of { $pages } pages read, { $answered } of { $questions } questions practised

notices-link = { $count ->
    [0] Notices
    [one] Notices (one unread)
   *[other] Notices ({ $count } unread)
}
notices-title = Notices
notices-none-title = No notice
notices-none = Modules that open, deadlines that come near, marks published and messages received will appear here.
notices-read-all = Mark all as read
notices-read-done = Marked as read.
notice-mark-read = Mark as read
notice-is-read = read
notice-opened = A module is open: { $title }
notice-due = { $title }: to be done before { $time }
notice-test = The test “{ $title }” closes on { $time }
notice-message = Message from { $from }: { $subject }
notice-marks = Your marks are published: { $cohort }
notice-marks-withdrawn = The publication of your marks is withdrawn: { $cohort }
notice-results = The results of the test “{ $title }” are given out
notice-appeal = Answer to your appeal on question { $number }, test “{ $title }”

messages-title = Messages
messages-received = Received
messages-sent = Sent
messages-none = You have received no message.
message-unread = unread
message-to = to { $name }
message-from = from { $name }
message-to-many = { $name } ({ $count ->
    [one] one person
   *[other] { $count } people
})
message-sender = From
message-recipient = To
message-date = Sent on
message-subject = Subject
message-body = Message
message-body-hint = Plain text, { $most } characters at most.
message-send = Send
message-answer = Answer { $name }
message-send-answer = Send the answer
message-sent-done = Message sent.
write-title = Write
write-says = The message appears in the notices of each recipient. It is not sent by e-mail. Each of them can answer you alone.
write-to-cohort = { $count ->
    [one] The whole cohort (one person)
   *[other] The whole cohort ({ $count } people)
}
write-to-group = Group: { $group }
field-subject-missing = Give a subject.
field-body-missing = Write a message.
