mastery-title = What I know
mastery-of = What I know: { $course }
mastery-says = After your practice answers. It does not count towards your marks, and each state may change with your next answers.
mastery-words = “acquired”: your answers are enough to say so. “not yet”: they show that the objective needs work. “not decided yet”: they do not allow a decision.
mastery-map = The map of objectives
mastery-map-says = A line joins an objective to those it requires. The list below says the same.
mastery-list = The list
mastery-critical = Critical objective: it must be shown by itself.
mastery-requires = Requires:
mastery-counts = { $right ->
    [one] One right answer
   *[other] { $right } right answers
} and { $wrong ->
    [one] one wrong
   *[other] { $wrong } wrong
} taken into account; the last on { $day }.
mastery-only = Answers were given, but none is taken into account: a hint was opened, or the correction was too recent. The last is of { $day }.
mastery-borrowed = Your answers on other objectives contribute.
mastery-none = No answer on this objective.
mastery-answers = The answers, one by one
mastery-right = right
mastery-wrong = missed
mastery-hinted = with a hint
mastery-sure-wrong = you were sure
mastery-not-counted = not taken into account
mastery-practise = Practise
mastery-read = Read the lesson
mastery-keep-up = Keep it up
mastery-next = What to do next:
mastery-first-requires = begin with what it requires, then
mastery-sure-first = To read again first: you were sure
mastery-sure-says = These answers were wrong although you said that you were sure. They are the most useful ones to go over.
mastery-tally = { $acquired } acquired, { $notyet } not yet, { $open } not decided yet, of { $all } objectives
mastery-see = See the details and the map
mastery-plan = acquired after your placement
cohort-misled = To take up with the group first
cohort-misled-says = Practice questions where people said that they were sure, and were wrong. Nobody is named.
cohort-misled-count = { $count ->
    [one] one person
   *[other] { $count } people
}
