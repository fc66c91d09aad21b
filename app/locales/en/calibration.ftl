nav-questions = Questions
questions-title = Which questions work?
questions-lead = What the answers say of each question, and how hard you think it is. Only the first answer of each learner counts, without a hint.
questions-calibrated = Calibration { $name } of { $day }: { $answers } answers by { $learners } learners.
questions-not-calibrated = No calibration so far: each question is as hard as its author says.
questions-objective = Objective
questions-total = Questions
questions-answered = With 10 answers
questions-to-look-at = To look at
questions-rated = Rated
questions-none = No question is published.
questions-of-objective = Questions of this objective
questions-question = Question
questions-bank = Use
questions-practice = practice
questions-exam = exam
questions-n = Answers
questions-right = Right
questions-verdict = What may be said
questions-judges = Opinions
questions-few = too few
questions-percent = { $share }%
question-says-few = Too few answers to judge: { $n } of { $needed }.
question-says-against = The stronger answer it less well than the others: check the key.
question-says-easy = Nearly everybody gets it right.
question-says-hard = Fewer right answers than by chance.
question-says-little = It hardly separates the stronger from the weaker.
question-says-works = Nothing to remark.
question-against = check the key
question-easy = too easy
question-hard = too hard
question-little = separates little
question-works = nothing to remark
question-waiting = too few answers
question-unlike = treats countries unlike
question-figures = What the answers say
question-no-answer = Nobody has answered it yet.
question-n = { $n ->
    [one] { $n } learner answered it for the first time, without a hint.
   *[other] { $n } learners answered it for the first time, without a hint.
}
question-right = { $share }% of right answers (95% interval: { $low } to { $high }%).
question-right-few = Fewer than { $needed } answers: the share of right answers is not shown.
question-discrimination = Link with the rest of the answers: { $r } (95% interval: { $low } to { $high }), from { $n } learners. From 0.20 to 0.40 is usual; below 0 the key is doubtful.
question-discrimination-few = Fewer than { $needed } learners to compare: it is too early to say whether it separates the stronger from the weaker.
question-country-few = { $country }: fewer than 100 answers on one side, not compared yet.
question-country-none = { $country }: no difference at equal level.
question-country-moderate = { $country }: a moderate difference at equal level. Read the wording again.
question-country-large = { $country }: a large difference at equal level. Leave the question out until it has been read again.
question-difficulty = Difficulty in force
question-believed = An average learner answers right { $share } times in 100 (95% interval: { $low } to { $high }).
question-author = Level given by the author: { $level } of 5.
question-opinions = Opinions of instructors and reviewers
question-no-opinion = Nobody has given an opinion yet.
question-levels = { $judges ->
    [one] { $judges } opinion, level { $mean } of 5.
   *[other] { $judges } opinions, mean level { $mean } of 5, spread { $spread }.
}
question-borderlines = { $judges ->
    [one] { $judges } opinion: { $mean } of 100 learners at the threshold would answer right.
   *[other] { $judges } opinions: { $mean } of 100 learners at the threshold would answer right, spread { $spread }.
}
question-rate = Your opinion
question-rate-says = Give it before reading what the answers say, below. Your opinion serves the next calibration; it counts less and less as answers come in.
question-level = Level
question-level-1 = 1 – Nearly every beginner knows (for example: a minor is a child until 18)
question-level-2 = 2 – Who has read the lesson knows
question-level-3 = 3 – It takes understanding, an average learner hesitates
question-level-4 = 4 – Several rules have to be brought together
question-level-5 = 5 – An experienced magistrate may be wrong
question-level-none = No opinion
question-borderline = Of 100 learners who are only just at the level required, how many would answer right?
question-borderline-hint = A number from 1 to 99. Optional.
question-rate-send = Keep my opinion
question-rated-done = Opinion kept. It will serve the next calibration.
field-level-missing = Give a level, or a number of learners.
field-level-unfit = A level goes from 1 to 5.
field-borderline-unfit = Give a whole number from 1 to 99.
