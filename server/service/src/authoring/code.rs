//! Stable codes of problems. A code is never renamed or reused: editors, scripts and the manual refer to it.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// It is published, and somebody should look.
    Warning,
}

impl Severity {
    /// The word for machines.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($severity:ident $name:ident $word:literal;)*) => {
        /// What is wrong, by its stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $word, "`")] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as printed.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// How bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }
        }
    };
}

codes! {
    Error FileUnreadable "file-unreadable";
    Error FileTooLarge "file-too-large";
    Error FileNotUtf8 "file-not-utf8";
    Error FileName "file-name";
    Warning FileMisplaced "file-misplaced";
    Error FileLink "file-link";
    Error FolderTooLarge "folder-too-large";
    Error FolderEmpty "folder-empty";
    Error InvisibleCharacter "invisible-character";
    Error TooManyProblems "too-many-problems";

    Error CourseInvalid "course-invalid";
    Error CourseMissing "course-missing";
    Error CourseIdFolder "course-id-folder";
    Error TitleMissing "title-missing";
    Error IdMalformed "id-malformed";
    Error IdDuplicate "id-duplicate";
    Error IdPrefix "id-prefix";
    Error IdMissing "id-missing";
    Error IdKindChanged "id-kind-changed";
    Error UnknownObjective "unknown-objective";
    Error UnknownModule "unknown-module";
    Error UnknownTest "unknown-test";
    Error PrerequisiteCycle "prerequisite-cycle";
    Warning ObjectiveUnused "objective-unused";
    Error BlueprintUnfillable "blueprint-unfillable";
    Error BlueprintEmpty "blueprint-empty";
    Error BlueprintSpecimen "blueprint-specimen";
    Error ModuleFolderMissing "module-folder-missing";

    Error FrontMatterMissing "front-matter-missing";
    Error FrontMatterInvalid "front-matter-invalid";
    Error RawHtml "raw-html";
    Error HeadingLevel "heading-level";
    Error HeadingSkipped "heading-skipped";
    Error HeadingNested "heading-nested";
    Error HeadingEmpty "heading-empty";
    Error AttributeMalformed "attribute-malformed";
    Error AttributeUnknown "attribute-unknown";
    Error AttributeValue "attribute-value";
    Error ClassUnknown "class-unknown";
    Error TooDeep "too-deep";
    Error TableTooLarge "table-too-large";
    Error LinkScheme "link-scheme";
    Error LinkDead "link-dead";
    Error LinkReference "link-reference";
    Error UnknownTerm "unknown-term";
    Error ImageAlt "image-alt";
    Error ImageMissing "image-missing";
    Error ImageTooLarge "image-too-large";
    Error ImageFormat "image-format";
    Error ImageDamaged "image-damaged";
    Error ImagePixels "image-pixels";
    Error FootnoteUndefined "footnote-undefined";

    Error ObjectiveMissing "objective-missing";
    Error DifficultyMissing "difficulty-missing";
    Warning QuestionLawMissing "question-law-missing";
    Error AnswerMissing "answer-missing";
    Error AnswerNoneRight "answer-none-right";
    Error AnswerSeveralRight "answer-several-right";
    Error AnswerBox "answer-box";
    Error AnswerCount "answer-count";
    Error AnswerDuplicate "answer-duplicate";
    Warning FeedbackMissing "feedback-missing";
    Warning ExplanationMissing "explanation-missing";
    Error ExplanationTwice "explanation-twice";
    Error QuoteMerged "quote-merged";
    Warning QuoteUnmarked "quote-unmarked";
    Error AfterAnswer "after-answer";
    Error HeadingInQuestion "heading-in-question";
    Error QuestionMisplaced "question-misplaced";
    Error TableShape "table-shape";
    Error NumberInvalid "number-invalid";
    Error GapMalformed "gap-malformed";
    Error RubricPoints "rubric-points";
    Error CaseWithoutSteps "case-without-steps";
    Error StepMisplaced "step-misplaced";
    Error StepUnknown "step-unknown";
    Error ExamReused "exam-reused";
    Warning RightAlwaysLongest "right-always-longest";
    Warning RightSamePlace "right-same-place";
    Warning BankProse "bank-prose";
    Error MinutesMissing "minutes-missing";
    Warning LessonTooLong "lesson-too-long";
    Error LessonEmpty "lesson-empty";
    Warning OverlayMissing "overlay-missing";

    Error LawMalformed "law-malformed";
    Error LawUnknownInstrument "law-unknown-instrument";
    Error LawUnknownProvision "law-unknown-provision";
    Warning LawUnsaid "law-unsaid";
    Warning LawQuestionUnsound "law-question-unsound";
    Error LawNotInForceThen "law-not-in-force-then";

    Error RegisterMissing "register-missing";
    Error RegisterPrivate "register-private";
    Error RegisterInvalid "register-invalid";
    Error RegisterDuplicate "register-duplicate";
    Error RegisterDate "register-date";
    Error RegisterContradiction "register-contradiction";
    Error RegisterSuccessor "register-successor";
    Warning RegisterUnverified "register-unverified";

    Warning TranslationMissing "translation-missing";
    Error TranslationExtra "translation-extra";
    Error TranslationIds "translation-ids";
    Error TranslationKey "translation-key";
    Error TranslationOptions "translation-options";
    Error TranslationCitations "translation-citations";
    Error TranslationAttributes "translation-attributes";
    Error TranslationFront "translation-front";
}

impl Code {
    /// Reads a code as printed.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.word() == word)
    }
}
