//! Problems in English.

use super::{Words, words};
use crate::authoring::code::Code;

pub(super) const fn words_of(code: Code) -> Words {
    match code {
        Code::FileUnreadable
        | Code::FileTooLarge
        | Code::FileNotUtf8
        | Code::FileName
        | Code::FileMisplaced
        | Code::FileLink
        | Code::FolderTooLarge
        | Code::FolderEmpty
        | Code::InvisibleCharacter
        | Code::TooManyProblems => of_files(code),
        Code::CourseInvalid
        | Code::CourseMissing
        | Code::CourseIdFolder
        | Code::TitleMissing
        | Code::IdMalformed
        | Code::IdDuplicate
        | Code::IdPrefix
        | Code::IdMissing
        | Code::IdKindChanged
        | Code::UnknownObjective
        | Code::UnknownModule
        | Code::UnknownTest
        | Code::PrerequisiteCycle
        | Code::ObjectiveUnused
        | Code::BlueprintUnfillable
        | Code::BlueprintEmpty
        | Code::BlueprintSpecimen
        | Code::ModuleFolderMissing => of_courses(code),
        Code::LawMalformed
        | Code::LawUnknownInstrument
        | Code::LawUnknownProvision
        | Code::LawUnsaid
        | Code::LawQuestionUnsound
        | Code::LawNotInForceThen
        | Code::RegisterMissing
        | Code::RegisterPrivate
        | Code::RegisterInvalid
        | Code::RegisterDuplicate
        | Code::RegisterDate
        | Code::RegisterContradiction
        | Code::RegisterSuccessor
        | Code::RegisterUnverified => of_law(code),
        Code::TranslationMissing
        | Code::TranslationExtra
        | Code::TranslationIds
        | Code::TranslationKey
        | Code::TranslationOptions
        | Code::TranslationCitations
        | Code::TranslationAttributes
        | Code::TranslationFront => of_translations(code),
        _ => of_text(code),
    }
}

const fn of_files(code: Code) -> Words {
    match code {
        Code::FileUnreadable => words("unreadable file: {0}", "Check that the file exists and that you may read it."),
        Code::FileTooLarge => {
            words("file too large: {0} bytes, at most {1}", "Cut the lesson in two, or make what it holds smaller.")
        }
        Code::FileNotUtf8 => words(
            "this is not UTF-8 text from here on",
            "Save the file as UTF-8 (in your editor: “Save with encoding…”).",
        ),
        Code::FileName => words(
            "unexpected file name `{0}`",
            "Name it with three digits, a hyphen and a lower-case word without accents: 010-elements.md.",
        ),
        Code::FileMisplaced => words(
            "nothing reads `{0}`",
            "A course holds course.toml, then fr/ and en/ with glossary.md and the folders of the modules.",
        ),
        Code::FileLink => words("`{0}` is a symbolic link", "Put the file itself there: links are not followed."),
        Code::FolderTooLarge => {
            words("folder too large: more than {0} files, or too many levels", "Give the content folder only.")
        }
        Code::FolderEmpty => words(
            "no course and no register in `{0}`",
            "Give the folder that holds law/register.yaml and the folders of the courses.",
        ),
        Code::InvisibleCharacter => words(
            "invisible character {0}",
            "Delete it: it makes the text lie. Publishing puts in non-breaking spaces.",
        ),
        _ => {
            words("too many problems in this file: the next ones are not shown", "Mend the first ones, then run again.")
        }
    }
}

const fn of_courses(code: Code) -> Words {
    match code {
        Code::CourseInvalid => {
            words("course.toml cannot be read: {0}", "Compare with the example in content/README.md.")
        }
        Code::CourseMissing => words("course `{0}` has no course.toml", "Add course.toml at the top of the course."),
        Code::CourseIdFolder => words(
            "the course is called `{0}` and its folder `{1}`",
            "Give both the same name: it is part of addresses.",
        ),
        Code::TitleMissing => words("no title in {0} for `{1}`", "Add it: title = { fr = \"…\", en = \"…\" }."),
        Code::IdMalformed => {
            words("malformed id `{0}`", "Use only a-z, 0-9 and single inner hyphens: q-written-consent.")
        }
        Code::IdDuplicate => words(
            "id `{0}` exists already: {1}",
            "Give one of them another; the id of published content does not change.",
        ),
        Code::IdPrefix => words("id `{0}` should begin with `{1}`", "Write {#{1}…} in the heading."),
        Code::IdMissing => words("an id is missing", "Add {#{0}my-id …} at the end of the heading."),
        Code::IdKindChanged => words(
            "`{0}` was published as {1} and is now {2}",
            "A question that changes its nature is another question: give it a new id.",
        ),
        Code::UnknownObjective => {
            words("unknown objective: `{0}`", "Use an objective of course.toml, or add it. The nearest: {1}.")
        }
        Code::UnknownModule => words("unknown module: `{0}`", "Use a module of course.toml."),
        Code::UnknownTest => words("unknown test: `{0}`", "Use a test of course.toml."),
        Code::PrerequisiteCycle => words(
            "prerequisites go round in a circle: {0}",
            "Take away one `requires` of this circle: one must be able to start somewhere.",
        ),
        Code::ObjectiveUnused => words(
            "no question for objective `{0}`",
            "Write at least one practice question, or take the objective away.",
        ),
        Code::BlueprintUnfillable => words(
            "`{0}` asks for {1} questions on `{2}` ({3})",
            "Add .exam questions on this objective for these readers, or ask for fewer.",
        ),
        Code::BlueprintSpecimen => words(
            "`{0}` is certifying and asks for {1} questions on `{2}` that only the school knows ({3})",
            "What is public is specimen: put these .exam questions in a private folder, or write purpose = \"training\".",
        ),
        Code::BlueprintEmpty => words("test `{0}` draws no question", "Add draw = { objective = 2 }."),
        _ => words("the module's folder `{0}` does not exist", "Make it in the source language, or mend `folder`."),
    }
}

const fn of_text(code: Code) -> Words {
    match code {
        Code::FrontMatterMissing => {
            words("the front matter is missing", "Begin the file with ---, then title: …, then ---.")
        }
        Code::FrontMatterInvalid => words(
            "front matter cannot be read: {0}",
            "Fields allowed: title, kind, objectives, minutes, authors, jurisdiction, audience.",
        ),
        Code::RawHtml => words("HTML is not allowed: {0}", "Write it in markdown, or escape `<` as `\\<`."),
        Code::HeadingLevel => words("heading of level {0}: the page's title is level 1 already", "Begin with ##."),
        Code::HeadingSkipped => words("the heading jumps from level {0} to level {1}", "Go down one level at a time."),
        Code::HeadingNested => words("heading inside a list or a quote", "Take it out, or make the text bold."),
        Code::HeadingEmpty => words("empty heading", "Give the heading a few words."),
        Code::AttributeMalformed => words(
            "the heading's attributes cannot be read: {0}",
            "On the same line, at the end of the heading: {#id .class key=value key=\"two words\"}.",
        ),
        Code::AttributeUnknown => words("attribute `{0}` is not known here", "Attributes allowed here: {1}."),
        Code::AttributeValue => words("`{1}` is no value for `{0}`", "Values allowed: {2}."),
        Code::ClassUnknown => {
            words("unknown class `.{0}`", "Classes allowed: .question, .exam, .step, .facilitator, .term.")
        }
        Code::TooDeep => words("elements nested too deep: at most {0} levels", "Flatten lists and quotes."),
        Code::TableTooLarge => words("table too large: at most {0} columns and {1} cells", "Cut it into several."),
        Code::LinkScheme => words(
            "link `{0}` refused",
            "Links allowed: https://…, law:…, glossary:…, another .md file of the course, #heading.",
        ),
        Code::LinkDead => words("dead link: `{0}`", "Check the path of the file and the id of the heading."),
        Code::LinkReference => {
            words("link reference `{0}` is not defined", "Write [text](address), or add the definition.")
        }
        Code::UnknownTerm => words("`{0}` is not in the glossary", "Add the entry to glossary.md, or mend the link."),
        Code::ImageAlt => words(
            "image without alternative text",
            "Describe it between the brackets: ![Map of the roads from Agadez to Téra](map.webp).",
        ),
        Code::ImageMissing => words("image not found: `{0}`", "Put the image beside the lesson, inside the course."),
        Code::ImageTooLarge => words(
            "image too heavy: {0} bytes, at most {1}",
            "Publishing makes images smaller; this one stays too heavy. Crop it or make it simpler.",
        ),
        Code::ImageDamaged => words("image cannot be read: `{0}`", "Open it and save it again, as WebP, PNG or JPEG."),
        Code::ImagePixels => words(
            "image out of all measure: {0} × {1} pixels, at most 40 million pixels",
            "Make it smaller before it goes into the course: 1,280 pixels wide will do.",
        ),
        Code::ImageFormat => {
            words("image format refused: `{0}`", "Use WebP, PNG, JPEG or AVIF; the content must be what the name says.")
        }
        Code::FootnoteUndefined => {
            words("footnote `{0}` is not defined", "Add [^{0}]: the text of the note, in the same file.")
        }
        Code::MinutesMissing => words(
            "minutes missing or impossible",
            "Add minutes=20 (1 to 600) to the front matter or to the facilitator's heading.",
        ),
        Code::LessonTooLong => {
            words("{0} words to read in {1} minutes", "Plan at least {2} minutes, or cut the lesson.")
        }
        Code::LessonEmpty => words("the lesson is empty", "Write at least a paragraph, or take the file away."),
        Code::OverlayMissing => words(
            "a section for {0} but none for {1} in this lesson",
            "Add the section {jurisdiction={1}}, if only to say what remains to be verified.",
        ),
        Code::BankProse => words(
            "text outside a question in a file of `kind: bank`",
            "Nobody is shown this text: put it in a lesson or in a question.",
        ),
        _ => of_questions(code),
    }
}

const fn of_questions(code: Code) -> Words {
    match code {
        Code::ObjectiveMissing => {
            words("the question has no objective", "Add objective=… to the heading's attributes.")
        }
        Code::DifficultyMissing => {
            words("the difficulty is missing or not from 1 to 5", "Add difficulty=3 to the heading's attributes.")
        }
        Code::QuestionLawMissing => {
            words("the question cites no law", "Add law=instrument/provision to the heading's attributes.")
        }
        Code::AnswerMissing => words("the answer of a `{0}` question is missing", "Expected: {1}."),
        Code::AnswerNoneRight => words("no right answer", "Tick it: - [x] text."),
        Code::AnswerSeveralRight => {
            words("{0} right answers in a single choice", "Keep one box [x] only, or write kind=multiple.")
        }
        Code::AnswerBox => words("malformed box: `{0}`", "Write exactly - [ ] or - [x], then a space and the text."),
        Code::AnswerCount => words("{0} items, {1} to {2} are needed", "Add some or take some away."),
        Code::AnswerDuplicate => words("the answer `{0}` stands twice", "Change one of the two."),
        Code::FeedbackMissing => {
            words("this option has no feedback", "Add below it, indented:   > No: the rule that was missed.")
        }
        Code::ExplanationMissing => {
            words("the question has no explanation", "Add, between two empty lines: > ! the rule, then the article.")
        }
        Code::ExplanationTwice => words("two explanations", "Join them in one quote > !."),
        Code::QuoteMerged => {
            words("two quotes run together: `{0}` begins in the middle of another", "Put an empty line between them.")
        }
        Code::QuoteUnmarked => words(
            "quote without a sign after the answer",
            "Begin it with > ? (hint), > ! (explanation) or > ~ (author's note), or indent it under its option.",
        ),
        Code::AfterAnswer => words(
            "text follows the answer",
            "Put it before the answer, in the explanation > !, or under a new heading.",
        ),
        Code::HeadingInQuestion => words(
            "heading inside a question",
            "Only a case file (kind=case) holds headings; raise this one to the level of the question.",
        ),
        Code::QuestionMisplaced => words("no question here: {0}", "Put it in a lesson or in 900-bank.md."),
        Code::TableShape => words(
            "this table has not the shape expected: {0}",
            "kind=match: two columns; kind=essay: criterion, points, expected.",
        ),
        Code::NumberInvalid => words("`{0}` is not a number", "Write answer=4 tolerance=0, with a decimal point."),
        Code::GapMalformed => {
            words("malformed gap: {0}", "Write [[answer|other answer]] in one paragraph, outside emphasis.")
        }
        Code::RubricPoints => {
            words("the rubric's points make {0}, points={1}", "Make the rubric and the attribute agree.")
        }
        Code::CaseWithoutSteps => words("the case file has no step", "Add ### Title {#s-step .step kind=…}."),
        Code::StepMisplaced => {
            words("step outside a case file", "A .step stands under a heading with kind=case, one level below.")
        }
        Code::StepUnknown => words("after={0} names no earlier step", "Name a step higher up in the same case file."),
        Code::ExamReused => words(
            "exam question copied from practice `{0}`",
            "Change the facts: what is in practice is no secret any more.",
        ),
        Code::RightAlwaysLongest => words(
            "the right answer is the longest in {0} % of {1} questions",
            "Balance the lengths: by chance it would be {2} %.",
        ),
        _ => {
            words("the right answer stands in place {0} in {1} % of {2} questions", "Vary the place of right answers.")
        }
    }
}

const fn of_law(code: Code) -> Words {
    match code {
        Code::LawMalformed => words(
            "malformed citation `{0}`",
            "Write instrument/provision or instrument/provision@2022-06-01, separated by commas without spaces.",
        ),
        Code::LawUnknownInstrument => {
            words("`{0}` is not in the register", "Nearest instrument: {1}. Otherwise add it to law/register.yaml.")
        }
        Code::LawUnknownProvision => words("`{0}` has no provision `{1}`", "Provisions known: {2}."),
        Code::LawUnsaid => words(
            "{0} is {1} and the sentence does not say so",
            "Say so in the same sentence, or cite the law on the day of the facts: law:{0}@2022-06-01.",
        ),
        Code::LawQuestionUnsound => words(
            "the question rests on {0}, which is {1}",
            "Make it rest on sound law, or on the law on the day of the facts (@date).",
        ),
        Code::LawNotInForceThen => {
            words("{0} was not in force on {1}", "Mend the date, or cite the law that was then in force.")
        }
        Code::RegisterMissing => {
            words("the register law/register.yaml is missing", "Add it: every citation resolves in it.")
        }
        Code::RegisterPrivate => words(
            "a school's folder does not replace the law register",
            "Take law/register.yaml out of this folder: the law is the same for all schools.",
        ),
        Code::RegisterInvalid => words("register cannot be read: {0}", "Its schema is described in content/README.md."),
        Code::RegisterDuplicate => words("`{0}` stands twice in the register", "Give one of them another id."),
        Code::RegisterDate => {
            words("`{0}` is not a date", "Write YYYY-MM-DD, YYYY-MM, YYYY, or unknown when it is not known.")
        }
        Code::RegisterContradiction => words("{0} contradicts itself: {1}", "Mend the status or the dates."),
        Code::RegisterSuccessor => {
            words("`{0}`, which replaces `{1}`, is not in the register", "Add it, or mend `repealed_by`.")
        }
        _ => words(
            "{0} is said to be verified without saying by whom or when",
            "Give verified_by and verified_on together.",
        ),
    }
}

const fn of_translations(code: Code) -> Words {
    match code {
        Code::TranslationMissing => words("no translation into {0}", "Add {1}; until then the original is shown."),
        Code::TranslationExtra => words("this translation has no original", "Add {0}, or take this file away."),
        Code::TranslationIds => words("`{0}` is missing from {1}", "Both languages have the same ids."),
        Code::TranslationKey => {
            words("`{0}`: the right answer is not the same in {1}", "Tick the same boxes, in the same order.")
        }
        Code::TranslationOptions => {
            words("`{0}`: {1} items here, {2} in the original", "Keep the same number, in the same order.")
        }
        Code::TranslationCitations => words(
            "`{0}` does not cite the same law as the original: {1}",
            "Make the law= attributes of both languages agree.",
        ),
        Code::TranslationAttributes => words(
            "`{0}`: {1} is not the same as in the original",
            "Make the heading attributes of both languages agree.",
        ),
        _ => words(
            "front matter differs from the original: {0}",
            "Make kind, objectives, jurisdiction and audience agree.",
        ),
    }
}

/// A word of the checker itself.
pub(super) fn term(term: &str) -> Option<&'static str> {
    Some(match term {
        "repealed" => "repealed",
        "draft" => "a draft",
        "uncertain" => "uncertain",
        "to-verify" => "to be verified",
        "fr" => "French",
        "en" => "English",
        "same-course" => "in this course",
        "same-case" => "in this case file",
        "same-page" => "in this file",
        "none" => "none",
        "guide" => "a guide holds notes only",
        "glossary" => "the glossary holds .term entries only",
        "not-term" => ".term entries belong in glossary.md",
        "unclosed" => "the brace is not closed",
        "twice" => "an attribute stands twice",
        "characters" => "character `<`, `>` or `\\`",
        "boxes" => "a list of boxes - [ ] and - [x]",
        "numbered" => "a numbered list",
        "two-columns" => "a table of two columns with a heading row",
        "rubric" => "a table criterion | points | expected",
        "gaps" => "a paragraph with [[gap]]",
        "answer-attribute" => "answer=4 tolerance=0 in the heading",
        "accepted-boxes" => "a list of accepted answers - [x]",
        "points-attribute" => "points=20 in the heading",
        "gap-empty" => "the gap is empty",
        "gap-unclosed" => "[[ without ]]",
        "gap-markup" => "gap inside emphasis or a link",
        "columns" => "number of columns",
        "points-number" => "the points are not a number",
        "cell-empty" => "empty cell",
        "kind" => "the kind",
        "objective" => "the objective",
        "difficulty" => "the difficulty",
        "readers" => "jurisdiction or audience",
        "exam" => ".exam or .question",
        "after" => "after",
        "objectives" => "objectives",
        "repealed-undated" => "repealed without a date or `unknown`",
        "ends-before" => "it ends before it begins",
        "ended-not-repealed" => "a repeal date without the status `repealed`",
        "draft-in-force" => "a draft has no date of entry into force",
        "verified-to-verify" => "verified and to be verified",
        "everybody" => "all readers",
        "yaml-budget" => "too much data or too many aliases",
        _ => return None,
    })
}
