### Tests: time, the room, results, appeals.
test-rule-grace = When the time is over, the paper is handed in by itself with what is saved. An answer already on its way is still taken for 30 seconds; after that it is kept apart and does not count.
test-rule-cut = If the line drops, the answer waits in this browser and leaves when it is back. Do not close the page before you have read “Saved”.
test-rule-device = You may go on from another device. If two tabs or two devices answer the same question, everything is kept and the last answer received counts.
test-rule-at-once = Mark and correction are shown as soon as you hand in.
test-rule-at-close = Mark and correction are shown when the test closes and nobody answers any more.
test-rule-by-act = Mark and correction are shown when the instructor gives them out.
test-rule-free = Without a limit of time.
test-rule-beyond = { $count ->
    [one] One minute of it is extra time granted to you.
   *[other] { $count } minutes of it are extra time granted to you.
}
test-make-up = Make-up session: these hours are your own.
test-resit = Resit: these hours are your own.
test-note = Arrangement: { $note }
test-code = Start code
test-code-hint = The invigilator gives it in the room. Capitals and spaces do not matter.
test-paused-room = The room has been paused since { $time }. Nobody can start for now.
test-left = { $count ->
    [one] One minute left
   *[other] { $count } minutes left
}
test-left-less = Less than a minute left
test-left-at = ({ $time })
test-over = The time is over
test-over-says = Your paper is handed in by itself with what is saved. An answer already on its way is still taken for a few seconds.
test-refresh = Refresh
test-flag = Come back to this before handing in
test-flagged = to come back to
test-some-flagged = { $count ->
    [one] One question is marked “to come back to”.
   *[other] { $count } questions are marked “to come back to”.
}
test-came-twice = { $count ->
    [one] One answer received.
   *[other] { $count } answers received, all kept; that of { $time } counts.
}
test-came-devices = They come from several browsers.
test-overtaken = Another answer to this question had come meanwhile, from another tab or device. Both are kept; this one, received last, counts.
test-not-complete = The answer is not complete: not saved yet.
test-flag-kept = Mark saved { $time }
test-paused = Test paused
test-paused-says = The invigilator paused the test at { $time }. No time runs: the end will move by as much. Your saved answers stay saved.
test-paused-refused = The test is paused: this answer is not saved yet. Send it again when it goes on; no time runs.
test-waiting = Not saved yet: the answer waits in this browser and leaves when the line is back. What was saved before is saved for good. Do not close this page.
test-waiting-paused = Test paused: the answer waits in this browser and leaves when it goes on.
test-handed-in-title = Paper handed in
test-handed-in-at = You handed in your paper on { $moment }.
test-closed-at = The time was over: your paper was handed in by itself on { $moment }, with what was saved.
test-answered-count = { $part } answers saved of { $all } questions.
test-results-at-close = Mark and correction will be shown here when the test closes.
test-results-by-act = Mark and correction will be shown here when the instructor gives them out.
test-late-count = { $count ->
    [one] One answer came after the end: it is kept apart and does not count.
   *[other] { $count } answers came after the end: they are kept apart and do not count.
}
test-voided = This attempt was annulled: { $reason }
test-voided-tag = annulled
test-wait-mark = mark to come
refused-room-paused = The invigilator has paused the room: nothing is lost and no time runs. Try again when it goes on.
refused-answer-late = This answer came after the end of the test. It is kept apart and does not count; what was saved before counts.
refused-wrong-start-code = This is not the start code in force. Ask the invigilator.
refused-not-released = The results of this test have not been given out yet.
field-closes-missing = Give a closing date: the results wait for it.
field-minutes-unfit = Give a reasonable number of minutes.
field-release-open = Papers are under way: their authors would read the answers. Wait until they are handed in.
settings-title = Settings of the test
settings-of = Settings
settings-says = Hours of the school ({ $zone }). Papers already begun keep the time they have.
settings-minutes = Minutes
settings-minutes-hint = The course plans { $count }. Leave empty to keep them.
settings-release = When results are shown
settings-at-once = as soon as handed in
settings-at-close = when the test closes
settings-by-act = when I give them out
settings-code = A start code, given by the invigilator, is needed to begin
settings-forms = Parallel forms
settings-forms-balanced = balanced: half start with form A, half with form B, then they change
settings-forms-first = form A for everybody
settings-forms-second = form B for everybody
settings-keep = Save the settings
settings-kept = Settings saved.
settings-results = Results
settings-results-out = Given out on { $moment }.
settings-results-not = Not given out yet: learners see neither mark nor correction.
settings-results-rule = They follow the setting above, without another act.
settings-results-give = Give out the results
settings-results-take = Take the results back
settings-results-given = Results given out.
settings-results-taken = Results taken back.
settings-under-way = { $count ->
    [0] No paper under way.
    [one] One paper under way.
   *[other] { $count } papers under way.
}
settings-people = Arrangements by person
settings-people-says = Extra time, make-up session, resit: one person at a time, with a reason.
settings-person-none = as the others
terms-title = Arrangements
terms-says = They hold for attempts to come. To give time back to a paper under way, go to the room.
terms-attempts = Further attempts
terms-attempts-hint = A resit usually needs one more attempt.
terms-percent = Extra time, in percent
terms-percent-hint = For example 33 for a third more.
terms-minutes = Extra minutes
terms-own = Hours of their own
terms-own-none = those of the session
terms-own-make-up = make-up session
terms-own-resit = resit
terms-opens = Opens for this person on
terms-closes = Closes for this person on
terms-note = What the person should know
terms-note-hint = They read it before starting. For example: room 2, computer by the window.
terms-keep = Save the arrangements
terms-kept = Arrangements saved.
terms-short-attempts = { $count ->
    [one] one more attempt
   *[other] { $count } more attempts
}
terms-short-percent = { $count }% more time
terms-short-minutes = { $count ->
    [one] one more minute
   *[other] { $count } more minutes
}
rooms-title = Exam rooms
rooms-none = No test in a room
rooms-none-says = A room appears here when a test has opening hours, a start code or papers under way.
rooms-answering = { $count ->
    [0] nobody is answering
    [one] one paper under way
   *[other] { $count } papers under way
}
room-open = Run the room
room-as-of = As of { $time }.
room-as-of-day = As of { $moment }.
room-counts-absent = Not started
room-counts-answering = Answering
room-counts-done = Handed in
room-code = Start code
room-code-none = No code has been given yet: nobody can start.
room-code-free = This test starts without a code. The settings can ask for one.
room-code-since = Given at { $time }. Write it on the board when everybody is seated.
room-code-give = Give a code
room-code-again = Change the code
room-code-given = Code given. The one before is good no more.
room-pause-title = Pause
room-pause-says = Time stops for the whole room and answers are refused until it goes on. The end of each paper moves by the length of the stop.
room-pause = Pause the room
room-paused-since = Room paused since { $time }. No time runs.
room-resume = Go on
room-paused-done = Room paused.
room-resumed-done = The room goes on: the end of each paper has moved.
room-reason = Reason
room-time-title = Give time back
room-time-says = After a power cut, for example. A paper that the clock handed in meanwhile is opened again, unless its author could see the correction.
room-time-minutes = Minutes given back
room-time-give = Give this time to the whole room
room-time-give-one = Give this time to this person
room-time-given = Time given back.
room-note-title = Write down an incident
room-note = What happened
room-note-write = Enter in the record
room-note-written = Entered in the record.
room-seats = Seats
room-seat-caption = { $count ->
    [one] One person, by matricule
   *[other] { $count } people, by matricule
}
room-seat-state = State
room-seat-progress = Answers
room-seat-last = Last saved
room-seat-due = End
room-state-absent = not started
room-state-answering = answering
room-state-paused = paused
room-state-handed-in = handed in at { $time }
room-state-time-up = handed in by the clock at { $time }
room-state-voided = annulled
room-began = begun at { $time }
room-seat-says = Every act is entered in the record of the room.
room-void-title = Annul the attempt
room-void-says = The paper and its answers are kept, but count no more. The person may begin again, on another paper, only if you tick it.
room-void-again = Allow to begin again
room-void = Annul this attempt
room-voided = Attempt annulled.
room-log = Record
room-log-title = Record of the room
room-log-none = Nothing has been entered yet.
room-log-at = Time
room-log-what = What
room-log-who = Who
room-log-by = Entered by
room-log-everybody = the room
room-log-sign = The invigilator
room-log-sign-other = The registry
room-log-code = Start code given
room-log-paused = Room paused
room-log-resumed = { $count ->
    [one] Goes on after one minute
   *[other] Goes on after { $count } minutes
}
room-log-time = { $count ->
    [one] One minute given back
   *[other] { $count } minutes given back
}
room-log-voided = Attempt annulled
room-log-reset = Attempt annulled, to begin again
room-log-note = Incident
appeal-title = Appeal this question
appeal-says = Say what you object to: the wording, the correction or the law applied. The instructor answers here; both texts are kept.
appeal-words = Your appeal
appeal-lodge = Send the appeal
appeal-lodged = Appeal sent.
appeal-yours = Your appeal, on { $moment }
appeal-waits = Waiting for an answer.
appeal-upheld = Appeal upheld
appeal-dismissed = Appeal dismissed
appeal-answered = Answered on { $moment }
appeals-title = Appeals
appeals-none = No appeal
appeals-none-says = A learner can appeal a question once the results are given out.
appeals-question = { $test }, question { $ordinal }
appeals-outcome = Decision
appeals-answer = Your answer, with reasons
appeals-send = Answer
appeals-done = Answer sent.
appeals-mark-hint = Upholding does not change the mark: change it afterwards among the marks, with the reason.
appeals-replay = Read how the paper was made
copy-replay-title = How this paper was made
copy-replay-link = See how this paper was drawn, answered and marked
copy-replay-draw = The draw
copy-replay-draw-says = The paper follows from the version of the course, the seed and the blueprint of the test. The same draw was made again just now.
copy-replay-draw-same = The draw made again gives exactly the same paper.
copy-replay-draw-differs = The draw made again gives another paper. Tell the administrator.
copy-replay-unknown = This paper is of an earlier version: too little was kept to draw it again.
copy-replay-seed = Seed
copy-replay-revision = Version of the course
copy-replay-language = Language
copy-replay-form = Form
copy-replay-form-name = { $form ->
    [0] A
    [1] B
   *[other] no. { $number }
}
copy-replay-country = Country
copy-replay-among = { $count } questions of { $among } possible
copy-replay-withdrawn = { $count ->
    [0] No question was left out for its law.
    [one] One question was left out, because its law was not sure that day.
   *[other] { $count } questions were left out, because their law was not sure that day.
}
copy-replay-reused = The bank had too few new questions left: some had been met in an earlier attempt.
copy-replay-time = The time
copy-replay-opened = Opened on
copy-replay-due = End
copy-replay-closed = Handed in
copy-replay-minutes = Time allowed
copy-replay-minutes-beyond = { $beyond ->
    [0] { $count } minutes
   *[other] { $count } minutes, { $beyond } of them beyond those of the others
}
copy-replay-room = In the room
copy-replay-lines = The answers, in the order in which the server received them
copy-replay-at = Received at
copy-replay-question = Question
copy-replay-deed = What
copy-replay-stands = answer that counts
copy-replay-replaced = replaced later
copy-replay-late = after the end, not counted
copy-replay-taken-back = answer typed in from paper, taken back later
copy-replay-flag = marked “to come back to”
copy-replay-unflag = mark taken off
copy-replay-browser = browser { $number }
copy-replay-marking = The marking
copy-replay-marking-says = Each answer that counts was marked again just now, with the key of that version of the course.
copy-replay-marking-same = Marking again gives the same mark: { $mark } / 20.
copy-replay-marking-differs = Marking again gives { $mark } / 20, and not the mark that was kept. Tell the administrator.
copy-replay-marking-none = No mark was kept for this paper.
copy-replay-points = Points
copy-replay-no-answer = no answer
copy-replay-of = { $earned } of { $of }
copy-replay-who = Paper of { $who }
nav-rooms = Rooms
