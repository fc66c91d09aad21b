nav-reviews = Reviews
impact-title = What depends on it
impact-says = Lessons, questions and tests of the published courses that rest on this provision. Seen by instructors and reviewers.
impact-none = No published course depends on it.
report-title = Reported errors
report-reported = reported
report-answered = answered
report-waiting = { $count ->
    [one] A reader reported an error: a reviewer will look into it.
   *[other] { $count } errors reported by readers are being looked into.
}
report-dates = Reported on { $reported }, answered on { $answered }.
report-ask = Report an error in this provision
report-words = Which error?
report-words-hint = Say what is inexact and, if you can, the reference in the official gazette. 2,000 characters at most.
report-send = Report
report-answer = Answer
report-answer-hint = The answer is published on the page of the provision; the report is not.
report-answer-send = Publish the answer
reviews-title = Reviews
reviews-say = What rests on a provision that is repealed, uncertain, a draft or to be verified, in the published courses and in those that cohorts follow.
reviews-exam = Exam questions out of the draw
reviews-exam-say = They are not drawn until a reviewer has approved them again.
reviews-practice = Practice questions
reviews-lessons = Lessons
reviews-none = Nothing awaits review
reviews-approved = Approved again
review-approved = approved
review-withdrawn = out of the draw
review-awaits = to review
review-law = Provision
review-page = Read the page
review-question = The question and its answer
review-decide = Approve again
review-decide-says = Your decision holds for this text and this state of the law: if either changes, it falls. It stays in the history.
review-reason = Reason
review-reason-hint = Why may it be relied on despite the state of the provision?
review-until = Valid until
review-until-hint = Two years at most.
review-approve = Approve
review-history = History
review-no-history = No decision so far.
review-outdated = outdated
law-approved-done = Approval kept.
law-reported-done = Thank you. Your report was passed on to the reviewers.
law-answered-done = Answer published.
field-words-missing = Write a few words.
field-until-past = This date is past.
field-until-far = Two years at most.
field-until-unfit = Give a date.
field-seen-stale = The text or the state of the law changed since you opened this page. Read again before you decide.
field-reviewer-author = You wrote this text: another reviewer has to approve it.
search-title = Search
search-label = Search courses and law
search-count = { $count ->
    [0] No result
    [one] { $count } result
   *[other] { $count } results
}
search-more = Only the first { $count } are shown: make your search more precise.
search-none = Nothing matches
search-none-says = Try fewer words, or the beginning of a word. Accents and capitals do not count.
search-lesson = Lesson
search-question = Practice question
impact-earlier = earlier revision { $revision }
impact-cohorts = Followed by: { $cohorts }.
reviews-said = { $count ->
    [one] One lesson says by itself how the law stands
   *[other] { $count } lessons say by themselves how the law stands
}
reviews-said-says = Each sentence that cites one of these provisions says that it is repealed, uncertain, a draft or to be verified. There is nothing to decide.
review-says-so = says so itself
review-held = Held by { $open } attempts under way and { $past } handed in.
review-held-says = Attempts under way keep their questions; marks given stay until somebody works them out again.
review-withdraw-title = Take this approval back
review-withdraw-says = It ends at once: an exam question leaves the draw again. The decision stays in the history.
review-withdraw-hint = Why can it no longer be relied on?
review-withdraw = Take the approval back
review-taken-back = approval taken back
law-taken-back-done = Approval taken back.
