series-practice = Practise
series-practice-of = Practise: { $scope }
series-practice-says = Up to twenty questions, chosen after your answers. The series ends when your objectives are decided, or after fifteen minutes. Nothing here counts towards your marks.
series-practice-weight = The whole series comes in one answer of less than 40 kB: a line that drops interrupts nothing.
series-begin = Begin
series-resume = Go on with the series under way
series-placement = Find your starting point
series-placement-of = Find your starting point: { $scope }
series-placement-says = About 6 minutes, 40 kB. A few questions find what you know already and where to begin. It ends as soon as that is clear.
series-placement-free = You may decline. There is no mark, and nobody else sees your answers.
series-placement-refuse = No thank you, begin without it
series-placement-again = You did this lately. You may do it again from { $day }.
series-placement-offer = What do you know already?
series-placement-declined = You chose to begin without finding your starting point.
series-placement-declined-link = Find it all the same
series-review = Review
series-review-says = Questions that you missed come back when they are about to be forgotten, in small packets of two minutes.
series-review-today = { $count ->
    [0] Nothing to review today.
    [one] To review today: one question.
   *[other] To review today: { $count } questions.
}
series-review-done = { $count ->
    [one] One question reviewed today.
   *[other] { $count } questions reviewed today.
}
series-review-waiting = { $count ->
    [one] Another will wait until tomorrow, as it should.
   *[other] { $count } others will wait for the days that follow, as they should.
}
series-review-next = { $days ->
    [one] The next review is planned for tomorrow.
   *[other] The next review is planned in { $days } days.
}
series-review-never = No question needs to be seen again.
series-review-week = The days to come
series-review-day = Day
series-review-count = Questions planned
series-stop = Stop here
series-over = End of the series
series-nothing = No question can be asked here for the moment.
series-question = Question { $n }
series-why = Why this question:
series-why-open = the objective “{ $o }” is not decided yet;
series-why-not-yet = the objective “{ $o }” is not acquired yet, and nothing is missing to work on it;
series-why-keep-up = the objective “{ $o }” is acquired, and this keeps it up;
series-why-ahead = the objective “{ $o }” is not acquired yet;
series-why-right = it suits your level.
series-why-nearest = it is the nearest to your level among those left.
series-why-to-learn = it serves to measure its own difficulty; your answer will not change the state of the objective.
series-why-placement = your answer tells about “{ $o }” and the objectives around it. Objectives not decided yet: { $n }.
series-why-review = you missed it, or found it with a hint; now is the time to see whether it stayed.
series-why-again = you missed it a moment ago.
series-dots = Your answers
series-dot-right = right
series-dot-hinted = right with a hint
series-dot-mended = missed, then put right
series-dot-wrong = missed
series-dot-now = question asked
series-sure-asks = Are you sure of your answer? (optional)
series-sure = sure
series-unsure = not sure
series-sure-wrong = You were sure: this is what to go over first.
series-partial = Partly right: { $n } of { $o }.
series-next = Continue
series-over-decided = For this time, every objective of the series is decided.
series-over-acquired = Every objective of the series is acquired.
series-over-nothing = You have seen every question of the series.
series-over-time = The fifteen minutes are over: that is enough for today.
series-over-stopped = You ended the series. Your answers are saved.
series-over-review = That is done for this time.
series-tally = Right at the first attempt: { $n } of { $o }.
series-sure-first = To read again first: you were sure
series-states = Where you stand
series-open-says = “Not decided yet” means that your answers do not allow a decision: the next series will begin there.
series-again = Go over the missed questions: { $n }
series-lesson = Read again:
series-lesson-read = Read:
series-to-mastery = What I know
series-to-course = Back to the course
series-to-replay = See the series step by step
series-to-more = Review more: { $count }
study-plan-title = Your plan
study-plan-says = After your answers of { $day }.
study-plan-acquired = Acquired:
study-plan-begin = Begin with:
study-plan-later = Then:
study-plan-none-acquired = Nothing is acquired with certainty yet: everybody starts there.
study-plan-all-acquired = Everything that could be checked is acquired. Practice keeps it up.
study-plan-practise = Practise
study-plan-honest = This plan is an indication, from few questions. Practice makes it precise.
replay-title = The series step by step
replay-says = Each question, the reason for its choice and your answer, as they were written down.
replay-same = Replayed from its log, this series gives the same questions for the same reasons.
replay-differs = Replayed from its log, this series departs from what was written down at step { $step }. Please tell the registrar.
replay-started = Begun on { $moment }. Parameters: { $parameters }.
replay-pool = Questions that could be asked: { $count }.
replay-readers = Left out because they are for other readers: { $count }.
replay-seen = Left out because their correction is too recent: { $count }.
replay-full = Left out because the series was full: { $count }.
replay-kind = Left out because a person must mark them, or because they are case files: { $count }.
replay-among = Chosen among { $count }.
replay-certainty = You said that you were sure.
replay-doubt = You said that you were not sure.
replay-not-counted = This answer does not count for the state of the objective.
replay-other-way = An answer from another device, or a second attempt: the series did not choose it.
field-placement-too-soon = You did this lately.
series-to-review = Today’s reviews
takeover-offer = This browser kept answers given without an account: { $n }. Take them over into your plan of practice? They count neither for the state of your objectives nor for your marks.
takeover-no = Do not take them over
takeover-yes = Take them over
takeover-done = Answers taken over into your plan of practice.
