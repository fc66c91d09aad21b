answer = Answer
answer-again = Answer again
answer-change = Change my answer
answer-right = That is the right answer.
answer-wrong = That is not the right answer.
answer-was = This was the right answer.
answer-missed = This one was to be chosen too.
answer-partial = Partly right: { $earned } of { $of }.
answer-unmarked = Saved. A person will mark this text.
expected-answer = Expected answer
hint = Hint
explanation = Explanation
several-answers = Several answers are possible.
choose = Choose…
order-says = Give each line its rank.
match-says = For each line, choose what goes with it.
your-number = Your answer, in figures
your-words = Your answer, in a few words
your-text = Your text
words-folded = Capitals, accents and apostrophes do not count.
gap-number = Gap { $number }
saving = Saving…
saved-at = Saved { $time }
saved-later = Not saved yet: it will be sent when the network is back.
saved-sign-in = Not saved yet: you were signed out. Sign in from another tab; the answer will leave from here.
saved-here-only = Kept in this browser only.
test-rules = Before you start
test-rule-length = { $count } questions drawn by lot, in an order of your own.
test-rule-minutes = { $count } minutes from the start. The clock is the server’s: it goes on if you close the page.
test-rule-saved = Each answer is saved as soon as you send it. After a cut, you resume where you were.
test-rule-change = You can change an answer until you hand in.
test-rule-half = A question without an answer earns nothing. A wrong answer takes nothing away.
test-rule-training = This test is for training: the question bank is public.
test-attempts = { $left ->
    [0] You have no attempt left.
    [one] You have one attempt left.
   *[other] You have { $left } attempts left.
}
test-open = Start the test
test-resume = Resume the test
test-not-yet = This test opens on { $moment }.
test-closes = Hand in before { $moment }.
test-past = This test closed on { $moment }.
test-your-attempts = Your attempts
attempt-number = Attempt { $number }
attempt-open = under way
attempt-handed-in = Handed in on { $moment }
question-of = Question { $ordinal } of { $count }
test-save = Save and continue
test-until = Hand in before { $time }
test-look-over = Look over before handing in
test-answered = answered
test-unanswered = not answered
test-hand-in = Hand in my paper
test-hand-in-says = Once handed in, the paper can no longer be changed.
test-all-answered = You have answered every question.
test-some-unanswered = { $count ->
    [one] One question has no answer.
   *[other] { $count } questions have no answer.
}
test-result = Result
test-mark = Mark
test-passed = Above the pass mark of { $pass }
test-failed = Below the pass mark of { $pass }
test-handed-in = Paper handed in.
test-correction = Correction, question by question
test-your-answer-none = You did not answer.
test-last-saved = Last answer saved at { $time }
out-of-twenty = { $mark } / 20
progress-title = Where I stand
progress-says = From your practice answers. This does not count in marks.
progress-nothing = Nothing yet
progress-nothing-says = Read a lesson or answer a question: how far you are will show here.
progress-objective = Objective
progress-answered = Answered
progress-right = Right
progress-state = State
progress-acquired = acquired
progress-open = not decided yet
progress-not-yet = not yet
progress-not-started = not started
progress-of = { $part } of { $all }
progress-tests = My marks
progress-module = Module
takeover-says = { $count ->
    [one] This browser kept one answer given without an account. Take it into your practice?
   *[other] This browser kept { $count } answers given without an account. Take them into your practice?
}
case-dossier = The papers of the file
case-work = Your work
case-step-of = Step { $ordinal } of { $count }: { $title }
case-step-title = Step { $ordinal }: { $title }
case-to-step = Go to step { $ordinal }
case-to-summary = Go to the summary
case-to-papers = Read the papers again
case-steps = Steps of the case file
case-under-way = step under way
case-to-come = to come
case-right = right
case-partly = partly right, { $earned } of { $of }
case-wrong = to look at again
case-compare = to compare
case-your-answer = Your answer
case-essay-compare = Nobody marks this practice: compare your text yourself, criterion by criterion, with what is expected.
case-criterion = Criterion
case-points = Points
case-expected = Expected
case-visitor = Without an account you read the whole file and answer the first step; nothing is kept. Sign in to work it through to the end.
case-visitor-sign-in = Sign in to work on the file
case-summary = Summary of the file
case-summary-good = You have the essentials of this file.
case-summary-fair = The framework is there; several points still need work.
case-summary-poor = This file needs to be done again: read the papers and the explanations once more, then start over.
case-summary-own = This file holds only texts for you to compare with the model.
case-tally-right = Right
case-tally-partly = Partly right
case-tally-wrong = To look at again
case-tally-compare = To compare
case-qualification = Your qualification, beside that of the model
case-you-held = You held
case-model-holds = The model holds
case-differences = Step by step, where you and the model differ
case-as-model = As in the model.
case-own-text = Your text and the criteria can be read again at the step.
case-restart = Start the file again
case-restart-says = You go back to the first step. Your present answers stay in your history, but no longer show here.
case-restarted = File started again: you are at the first step.
case-steps-count = { $count ->
    [one] one step
   *[other] { $count } steps
}
case-wrongly-held = Wrongly held:
case-left-out = Left out:
case-rank = rank { $rank }
case-you = You:
case-model = The model:
case-nothing = nothing
