### grades
marks-title = Marks
marks-say = The heading of each column says which attempt counts; a mark that a person wrote comes first. An empty cell is not a zero: the test was not taken.
marks-caption = { $count ->
    [one] Marks of one person
   *[other] Marks of { $count } people
}
marks-rule = out of { $scale }, { $which }
marks-nobody = Marks will show here once people are enrolled.
marks-withdrawn = withdrawn
marks-begun = begun, not handed in
marks-absent = absent
marks-excused = excused
marks-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
provenance-online = online
provenance-device = on a device
provenance-relay = by relay
provenance-paper = on paper
provenance-edited = changed
provenance-edited-by = changed by { $name }
export-title = Export the marks
export-file-name = File name
export-separator = Separator
export-decimal = Decimal mark
export-point = point
export-encoding = Encoding
export-with-mark = UTF-8 with byte order mark
export-without-mark = UTF-8 without byte order mark
export-rows = Lines, without the header
export-first-lines = { $count ->
    [one] The first line of the file
   *[other] The first { $count } lines of the file
}
export-guarded = Text that would begin like a formula (=, +, -, @) is preceded by an apostrophe; numbers stay numbers.
export-fetch = Download the file
export-back = Back to the marks
marks-blank = no mark
marks-taken-back = mark taken back
marks-total = Total
marks-rank = Rank
marks-item = Item
marks-how-to-type = To type the marks of an item, follow the link in the heading of its column. A mark in the table leads to its history.
marks-import-title = Import marks
marks-import-hint = A CSV file saved by Excel or LibreOffice.
marks-import-says = The file has a column “Matricule” and one column for each item, bearing its name. Nothing is kept before you have seen what would change. What the file does not mention stays as it is.
marks-import-ignored = Columns left aside: { $columns }
marks-import-count = { $count ->
    [0] No mark would change.
    [one] One mark would change.
   *[other] { $count } marks would change.
}
marks-import-same = { $count ->
    [0] { "" }
    [one] One mark is already that of the file.
   *[other] { $count } marks are already those of the file.
}
marks-import-stale = Marks have changed since you saw this list: nothing was imported. Here is what the file would change now.
marks-import-differences = What would change
marks-import-partial = { $count ->
    [one] Import the mark that is right all the same, without the lines to correct
   *[other] Import the { $count } marks that are right all the same, without the lines to correct
}
marks-import-reason-hint = It will show in the history of each mark, for example “record of the oral of 12 May”.
marks-import-do = { $count ->
    [one] Import one mark
   *[other] Import { $count } marks
}
marks-import-no-matricule = The file has no column “Matricule”.
marks-import-no-item = No column bears the name of an item of the grading plan.
marks-import-column-twice = This item is in two columns of the file.
marks-import-column-ambiguous = Two items have this name: give them different names in the grading plan.
marks-import-unknown-person = Nobody in this cohort has this matricule.
marks-kept-done = The marks are saved.
marks-unchanged-done = There was nothing to change.
marks-imported-done = The marks are imported.
marks-published-done = The marks are published: everyone sees their own.
marks-withdrawn-done = The publication is withdrawn.
plan-kept-done = The grading plan is saved.
attempts-best = best attempt
attempts-last = last attempt
attempts-first = first attempt
attempts-mean = mean of the attempts
item-outside-plan = not in the plan
item-bonus = bonus points
item-information = for information
item-coefficient = coefficient { $coefficient }
verdict-passed = passed
verdict-resit = resit
verdict-failed = failed
verdict-eliminated = eliminated by an eliminatory mark
verdict-incomplete = incomplete total
total-incomplete = { $count ->
    [0] nothing to count
    [one] provisional, one mark is missing
   *[other] provisional, { $count } marks are missing
}
rank-ex-aequo = { $rank } equal
treatment-zero = counts zero
treatment-left-out = is left out
treatment-waits = waits: no final total
mark-unknown = This is neither a mark nor “abs” or “exc”.
mark-date = The spreadsheet made a date of it: set the column to text or number, then type the mark again.
mark-fine = A mark has two decimals at most.
mark-range = The mark must be between 0 and { $scale }.
mark-out-of-range = The mark is not between zero and the most that the item gives.
published-never = Totals are not published: learners do not see them.
published-on = Marks published on { $when }. Everyone sees their own.
published-by = Marks published on { $when } by { $name }. Everyone sees their own.
published-stale = { $count ->
    [one] Marks published on { $when }. Those of one person have changed since: they still see the old ones.
   *[other] Marks published on { $when }. Those of { $count } people have changed since: they still see the old ones.
}
published-withdrawn = Publication withdrawn on { $when }. Reason: { $reason }
publication-title = Publish marks
publication-says = { $count ->
    [one] Publishing shows one person their marks, total and mention, as they are now. Nobody sees anybody else’s marks. A rank is shown only if you ask for it, each person their own.
   *[other] Publishing shows { $count } people their marks, total and mention, as they are now. Nobody sees anybody else’s marks. A rank is shown only if you ask for it, each person their own.
}
publication-incomplete = { $count ->
    [one] One person has no final total.
   *[other] { $count } people have no final total.
}
publication-do = { $count ->
    [one] Publish the marks of one person
   *[other] Publish the marks of { $count } people
}
withdraw-title = Withdraw the publication
withdraw-says = Learners will no longer see their marks. The publication and its withdrawal both stay in the trail.
withdraw-hint = It is kept with the withdrawal.
withdraw-do = Withdraw the published marks
typing-title = { $item }: type marks
typing-says = Out of { $scale }, with a comma or a point. “abs” for an absence, “exc” for one that is excused, “erase” to take back what was typed. An empty box changes nothing.
typing-caption = { $count ->
    [one] Marks of one person
   *[other] Marks of { $count } people
}
typing-stands = Mark that stands
typing-new = New mark
typing-of = New mark of { $name }
typing-reason = Reason
typing-reason-hint = Needed when an existing mark changes. It will show in its history.
typing-keep = Save the marks
typing-keep-one = Save the mark
conflict-title = Somebody else wrote meanwhile
conflict-line = { $name }: { $mark }, by { $by }
conflict-says = Nothing was saved. To keep their mark, empty the box. To put yours in its place, save again.
history-title = { $name }: { $item }
history-stands = Mark that stands:
history-none = No mark was ever kept.
history-caption = The whole history of the mark, the latest first
history-when = When
history-who = Who, or from where
history-before = Before
history-line = Line
history-after = After
history-why = Reason
history-attempt = attempt { $number }
history-this-stands = stands
history-edit = Write a mark
plan-title = Grading plan
plan-says = The total is the mean of the categories, each with its coefficient; a category is the mean of its items. Reckoning is exact, and rounding happens once, at the total.
plan-how = To add an item or a category, fill in the empty line. To take one out, empty its name: marks already given stay in the history.
plan-category = Category
plan-coefficient = Coefficient
plan-floor = Eliminatory below
plan-items = Items of the category
plan-new-category = New category
plan-new-item = new item
plan-kind = Kind
plan-scale = Out of
plan-attempts = Attempt that counts
plan-bonus = Bonus above
kind-test = test of the course
kind-outside = typed mark
kind-attendance = attendance
plan-rules = Rules of the school
plan-absent = An absence without excuse
plan-excused = An excused absence
plan-missed = A test not taken, its deadline passed
plan-rounding = Rounding of the total
rounding-hundredth = to the hundredth
rounding-tenth = to the tenth
rounding-quarter = to the quarter of a point
rounding-half = to the half point
rounding-whole = to the point
plan-pass = Passed from
plan-resit = Resit from (empty: no resit)
plan-cap = Bonus points at most
plan-mentions = Mentions
plan-mentions-hint = One on each line, from the highest to the lowest: the total from which it is given, then its name. For example “16 Very good”.
plan-tie = When totals are equal, settle by
plan-tie-none = nothing: equal rank
plan-keep = Save the grading plan
plan-stale = Somebody else saved a plan meanwhile: nothing was saved. Read your fields again, and save again to put yours in its place.
plan-scale-marked = An item that has marks keeps its scale: a mark of 12 out of 20 does not become 12 out of 40.
plan-number-unfit = “{ $found }” is not a number with two decimals at most.
plan-empty = The plan has no item.
plan-too-many = The plan has too many items: 200 at most.
plan-nameless = A category or an item has no name.
plan-twice = The item “{ $item }” is in the plan twice.
plan-coefficient-unfit = The coefficient of “{ $item }” is too large.
plan-scale-unfit = The scale of “{ $item }” does not fit.
plan-floor-unfit = A threshold of “{ $item }” is outside its scale.
plan-weightless = No item counts: give a coefficient to an item and to its category.
plan-threshold-unfit = Thresholds go from 0 to 20, and that of the resit is below the pass mark.
plan-mentions-unfit = Mentions go from the highest to the lowest, one on each line: a total, then a name.
plan-tie-unknown = The item that settles ties is not in the plan.
transcript-title = Transcript of marks
transcript-none = No marks are published for you.
transcript-caption = Marks by item
transcript-mark = Mark
transcript-result = Result
transcript-published = Published on
transcript-mention = mention { $mention }
transcript-out-of = { $mark } out of { $scale }
transcript-out-of-twenty = { $mark } out of 20
export-kind = Content
export-format = Format
export-see = See what the file will hold
export-typed = numbers and dates stay numbers and dates
export-none = This file would have no row.
export-too-many = An ODS file holds { $rows } rows at most: take XLSX or CSV.
kind-gradebook = Gradebook
kind-transcripts = Transcripts, one row for each item
kind-attempts = Attempts at tests
kind-responses = Answers, without the questions
kind-people = People
format-fr = CSV for a spreadsheet in French
format-standard = Standard CSV
format-xlsx = XLSX (Excel)
format-ods = ODS (LibreOffice)
format-json = JSON
format-moodle = CSV for Moodle’s import of marks
saved-title = Saved exports
saved-says = A program of the school can fetch a file each night with a token, without a password. The token gives this file of this cohort alone, and ends when you may no longer export marks. Each fetch leaves a line in the trail.
saved-none = No export is saved.
saved-new = Save an export
saved-name = What it is for
saved-name-hint = For example “nightly copy for the registry”.
saved-make = Make the token
saved-token = Here is the token. It will never be shown again: keep it where the program reads it.
saved-how = The program sends it in a header:
saved-by = Made by
saved-fetched = Last fetched
saved-never = never
saved-revoke = Revoke
saved-revoked-done = The token is revoked.
saved-too-many = This cohort has twenty saved exports already: revoke those of no more use.
rank-none = no rank
jury-title = Deliberation
jury-says = The order of merit follows the totals. Follow a name to write down what the jury decides otherwise, with its reason. People with equal totals share a rank, unless the grading plan settles between them.
jury-caption = { $count ->
    [one] One person
   *[other] { $count } people, in order of merit
}
jury-computed = Total reckoned
jury-stands = Total that stands
jury-reason = Reason of the jury
jury-incomplete = { $count ->
    [one] One person has no final total: the record will say so.
   *[other] { $count } people have no final total: the record will say so.
}
jury-stale = Marks or decisions have changed since this page was shown: nothing was sealed. Here is how they are now.
jury-back = Back to the deliberation
adjust-title = Decision of the jury: { $name }
adjust-says = Leave total and result empty to go back to what the grading plan reckons: the earlier decision stays in the trail.
adjust-total = Total that the jury gives
adjust-total-hint = Out of 20. Empty: the one that is reckoned.
adjust-as-reckoned = as the total says
adjust-reason-hint = Needed. It shows in the record.
adjust-keep = Save the decision
adjust-stale = Nothing was saved. Total that stands now: { $total }. Reason: { $reason }. To put your decision in its place, save again.
adjusted-done = The decision is saved.
seal-title = Seal the record
seal-says = The sealed record keeps the decisions as this page shows them. It never changes again: a correction is a new record that names this one.
seal-corrects = This cohort has a record already. The new one will say that it corrects no. { $number }, which stays as it is.
seal-do = Seal the record
records-title = Sealed records
record-line = Record no. { $number }, sealed on { $when }
record-title = Record of deliberation no. { $number }
record-says = { $cohort }. Sealed on { $when } by { $name }.
record-corrects = This record corrects no. { $number }.
record-corrected-by = corrected by no. { $number }
record-caption = Decisions of the jury, in order of merit
record-signatures = Signatures
record-president = The president of the jury
record-members = The members of the jury
record-place-and-day = Done at, on
record-seal = Seal
record-sound = The seal is that of the decisions, and the record before it is the one that it names.
record-broken = The seal no longer fits: the data of this record were altered outside Prétoire.
record-hash = SHA-256
record-previous = Seal of the one before
record-first = none: it is the first of the school
record-fetch-ods = Fetch as ODS
record-sealed-done = The record is sealed.
format-oneroster = OneRoster 1.2 (CSV package)
