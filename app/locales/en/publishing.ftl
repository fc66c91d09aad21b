publishing-published = Published courses
publishing-history = Publications, newest first
publishing-revision = Revision
publishing-when = When
publishing-who = By whom
publishing-note = Note
publishing-note-hint = What changes and why, for those who will read the history. Optional.
publishing-served = served
publishing-own = the school’s own
publishing-operator = command line
publishing-by = by { $by }, { $when }
upload-title = Send a content folder
upload-says = Nothing is published at this step: the folder is checked, then kept as a draft that you can read through.
upload-file = Compressed folder (zip)
upload-file-hint = The folder that holds the course, with or without the law register. 32 MB at most.
upload-who = Who may read this folder?
upload-public = Everybody: its exam questions are specimens, for training only.
upload-private = The school alone: its exam questions may serve in a certifying test.
upload-check = Check the folder
upload-missing = Choose a zip file.
upload-unreadable = This file is not a zip that can be read. Nothing was kept.
upload-entries = The archive holds too many files.
upload-depth = Folders are nested too deeply.
upload-large = The archive, or one of its files, is too large.
upload-ratio = Once decompressed, the archive would be excessively large.
upload-name = A file name in the archive is not allowed: no “..”, no absolute path, no special sign.
upload-twice = Two files of the archive have the same name.
upload-link = The archive holds a link to another file.
upload-secret = The archive is protected by a password.
upload-course = The archive holds no course: a course.toml file is missing.
upload-drafts = The school has too many drafts. Publish or discard one.
check-title = Check
check-refused = The folder cannot be published as it stands.
check-passed = The folder can be published.
check-counts = { $errors ->
    [0] No error
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warning
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}; { $files } files read, { $questions } questions.
check-problems = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
check-error = error:
check-warning = warning:
drafts-title = Drafts
draft-tag = draft
draft-kept = Kept on { $when }. Nobody but instructors and administrators sees it.
draft-look = Read the pages as a learner
draft-other-register = The law register of this folder is not the one in service. Publishing the course does not replace it.
draft-unknown-law = The register in service does not know these provisions. Publish the register first, or mend the citations:
draft-with-register = Publish the law register of this folder too
draft-publish-title = Publish
draft-publish-says = New cohorts will take this revision. Cohorts under way stay on theirs until the registrar moves them.
draft-publish-own = This edition comes from your school’s own folder: it is published for your school alone, and visitors without an account go on reading the common one. It is kept encrypted.
draft-publish = Publish this draft
draft-discard-title = Discard the draft
draft-discard-says = The draft goes; what is published does not change.
draft-discard = Discard the draft
draft-kept-done = Draft kept. Nothing is published yet.
draft-discarded-done = Draft discarded.
course-published-done = Course published.
course-unchanged-done = This content was already what is published: no new revision.
diff-title = What changes
diff-first = First publication of this course.
diff-none = Nothing changes.
diff-bank-hidden = The bank of exam questions is not compared here: it is for instructors and reviewers only.
diff-lessons = Lessons
diff-practice = Practice questions
diff-exam = Exam questions
diff-tests = Tests
diff-terms = Glossary
diff-added = Added:
diff-removed = Removed:
diff-changed = Changed:
diff-key = Right answer changed:
diff-asked = Wording changed:
diff-notes = Hints, explanations or citations changed:
earlier-title = Earlier revision
earlier-served = This is the revision that is served.
earlier-confirm-title = Go back to this revision
earlier-confirm-says = It becomes the newest at once. No answer and no mark is changed.
earlier-confirm = Publish this revision again
preview-title = Preview of a draft.
preview-says = This page is not published.
preview-back = Back to the draft
preview-jurisdiction = Reader’s country
preview-audience = Profession
preview-language = Language
preview-elsewhere = another country
preview-nobody = another profession
preview-look = See it so
moving-title = Revision of the cohort
moving-newest = This cohort is already on the newest revision.
moving-from-to = From revision { $from } to revision { $to }.
moving-law = The state of the law does not wait for a revision: every cohort reads today’s register.
moving-move = Move the cohort
moving-stay = Change nothing
cohort-moved-done = The cohort is now on the new revision.
field-register-unresolved = The register in service does not know every text cited. The course was not published.
diff-law = Law
diff-law-cited = Cited now:
diff-law-uncited = No longer cited:
diff-law-moved = Changed in the register since:
moving-what-stays = What stays
moving-marks = { $count ->
    [0] No mark was given yet.
    [one] One mark was given already: it stays as it is.
   *[other] The { $count } marks already given stay as they are.
}
moving-open = { $count ->
    [0] No test is under way. Those that open will be drawn from the new revision.
    [one] One test is under way: it keeps its questions. Only those that open afterwards are drawn from the new revision.
   *[other] { $count } tests are under way: they keep their questions. Only those that open afterwards are drawn from the new revision.
}
moving-gone = The new revision no longer has these tests; their marks stay in the gradebook: { $tests }.
