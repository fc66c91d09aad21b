### regrade
regrade-title = Mark again
regrade-title-of = Mark again: { $test }
regrade-list-says = When a question turned out to be wrong, papers handed in already can be marked again. You first see every mark that would change. Nothing is written before you agree, and everything can be undone.
regrade-none-title = No paper
regrade-none = Tests will appear here once papers were handed in.
regrade-copies = { $count ->
    [one] one paper
   *[other] { $count } papers
}
regrade-past = Done already
regrade-past-line = { $title }, { $when }
regrade-past-undone = undone
regrade-says = Say what is done with each question, in every paper that holds it. A paper keeps the answers given; only the mark changes.
regrade-caption = Questions of these papers
regrade-others = { $count ->
    [one] The other question of these papers
   *[other] The { $count } other questions of these papers
}
regrade-none-corrected = No question of these papers has another key since. A question may still be left out, or give all its points to everybody.
regrade-question = Question
regrade-held-by = Papers
regrade-since = Since the papers
regrade-do = What is done with it
regrade-do-with = What is done with { $question }
corrected-no = unchanged
corrected-rewritten = rewritten or withdrawn: its new key does not apply
corrected-key = key corrected
ruling-kept = marked as before
ruling-new-key = marked with the new key
ruling-left-out = left out: it no longer counts
ruling-full = all points to everybody
regrade-look = See what would change
regrade-dry = What would change
regrade-dry-says = Nothing is written yet.
regrade-dry-count = { $count ->
    [0] No mark would change.
    [one] One mark would change.
   *[other] { $count } marks would change.
}
regrade-dry-same = { $count ->
    [0] { "" }
    [one] One paper would keep its mark.
   *[other] { $count } papers would keep their mark.
}
regrade-dry-caption = Every mark that would change
regrade-attempt = Attempt
regrade-before = Mark of the paper
regrade-after = Would become
regrade-stands = Mark that counts then
regrade-stands-still = unchanged: another attempt or a mark written by hand counts
regrade-questions = Questions
regrade-left = Papers left as they are
regrade-left-line = { $name }, attempt { $attempt }
regrade-by-hand = a person wrote the mark of this paper
regrade-nothing-left = all its questions would be left out
regrade-reason-hint = Required. It will appear in the history of each mark, and learners can read it on their paper.
regrade-apply = { $count ->
    [one] Change one mark
   *[other] Change { $count } marks
}
regrade-change = Change what is done with the questions
regrade-stale = Marks or questions have changed since you saw this list: nothing was written. This is what would change now.
regrade-done = The papers are marked again.
regrade-undone-done = It is undone.
regrade-back = Back to the tests to mark again
regraded-title = { $test }: marked again on { $when }
regraded-by = Done by
regraded-reason = Reason
regraded-rulings = What was done with the questions
regraded-caption = Marks that this changed
regraded-was = Before
regraded-became = After
regraded-state = Today
regraded-stands = in force
regraded-overtaken = something else was written since
regraded-undone = undone
regraded-undone-on = Undone on { $when } by { $name }. Reason: { $reason }
regraded-undo = Undo
regraded-undo-says = { $count ->
    [one] One mark becomes again what it was, by a new line in its history. Nothing is erased.
   *[other] { $count } marks become again what they were, each by a new line in its history. Nothing is erased.
}
regraded-undo-left = { $count ->
    [one] One mark was written again since: it stays as it is.
   *[other] { $count } marks were written again since: they stay as they are.
}
regraded-undo-none = Every mark was written again since: there is nothing left to undo here.
regraded-undo-hint = Required. It will appear in the history of each mark.
regraded-undo-do = Undo this
regraded-conflict = Nothing was undone: another person did so meanwhile, or all these marks were written again.
copy-regraded = This paper was marked again on { $when }: the mark of { $before } / 20 became { $after } / 20. Reason: { $reason }
copy-regraded-below = The marking below is that of the day when the paper was handed in.
