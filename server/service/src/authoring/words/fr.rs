//! Problems in French.

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
        Code::FileUnreadable => {
            words("fichier illisible : {0}", "Vérifiez que le fichier existe et que vous avez le droit de le lire.")
        }
        Code::FileTooLarge => words(
            "fichier trop gros : {0} octets, {1} au plus",
            "Coupez la leçon en deux, ou réduisez ce qu’elle contient.",
        ),
        Code::FileNotUtf8 => words(
            "ce n’est pas du texte UTF-8 à partir d’ici",
            "Enregistrez le fichier en UTF-8 (dans votre éditeur : « Enregistrer avec l’encodage… »).",
        ),
        Code::FileName => words(
            "nom de fichier « {0} » inattendu",
            "Nommez-le par trois chiffres, un tiret et un mot en minuscules sans accent : 010-elements.md.",
        ),
        Code::FileMisplaced => words(
            "« {0} » n’est lu par rien",
            "Un cours contient course.toml, puis fr/ et en/ avec glossary.md et les dossiers des modules.",
        ),
        Code::FileLink => words(
            "« {0} » est un lien symbolique",
            "Mettez le fichier lui-même à cette place : les liens ne sont pas suivis.",
        ),
        Code::FolderTooLarge => words(
            "dossier trop grand : plus de {0} fichiers ou trop de niveaux",
            "Ne donnez que le dossier du contenu.",
        ),
        Code::FolderEmpty => words(
            "aucun cours ni registre dans « {0} »",
            "Donnez le dossier qui contient law/register.yaml et les dossiers des cours.",
        ),
        Code::InvisibleCharacter => words(
            "caractère invisible {0}",
            "Effacez-le : il fait mentir le texte. Les espaces insécables sont mises par la publication.",
        ),
        _ => words(
            "trop de problèmes dans ce fichier : les suivants ne sont pas montrés",
            "Corrigez les premiers, puis recommencez.",
        ),
    }
}

const fn of_courses(code: Code) -> Words {
    match code {
        Code::CourseInvalid => {
            words("course.toml ne se lit pas : {0}", "Comparez avec l’exemple de content/README.md.")
        }
        Code::CourseMissing => {
            words("le cours « {0} » n’a pas de course.toml", "Ajoutez course.toml à la racine du cours.")
        }
        Code::CourseIdFolder => words(
            "le cours s’appelle « {0} » et son dossier « {1} »",
            "Donnez le même nom aux deux : il fait partie des adresses.",
        ),
        Code::TitleMissing => {
            words("titre manquant en {0} pour « {1} »", "Ajoutez-le : title = { fr = \"…\", en = \"…\" }.")
        }
        Code::IdMalformed => words(
            "identifiant « {0} » mal formé",
            "N’employez que a-z, 0-9 et des tirets simples à l’intérieur : q-consentement-ecrit.",
        ),
        Code::IdDuplicate => words(
            "l’identifiant « {0} » existe déjà : {1}",
            "Donnez-en un autre à l’un des deux ; celui d’un contenu déjà publié ne change pas.",
        ),
        Code::IdPrefix => {
            words("l’identifiant « {0} » devrait commencer par « {1} »", "Écrivez {#{1}…} dans le titre.")
        }
        Code::IdMissing => words("il manque un identifiant", "Ajoutez {#{0}mon-identifiant …} à la fin du titre."),
        Code::IdKindChanged => words(
            "« {0} » était publié comme {1}, il est maintenant {2}",
            "Une question qui change de nature est une autre question : donnez-lui un nouvel identifiant.",
        ),
        Code::UnknownObjective => words(
            "objectif inconnu : « {0} »",
            "Employez un objectif de course.toml, ou ajoutez-le. Le plus proche : {1}.",
        ),
        Code::UnknownModule => words("module inconnu : « {0} »", "Employez un module de course.toml."),
        Code::UnknownTest => words("évaluation inconnue : « {0} »", "Employez une évaluation de course.toml."),
        Code::PrerequisiteCycle => words(
            "les prérequis tournent en rond : {0}",
            "Retirez l’un des « requires » de ce cercle : on doit pouvoir commencer quelque part.",
        ),
        Code::ObjectiveUnused => words(
            "aucune question pour l’objectif « {0} »",
            "Écrivez au moins une question d’entraînement, ou retirez l’objectif.",
        ),
        Code::BlueprintUnfillable => words(
            "« {0} » demande {1} questions sur « {2} » ({3})",
            "Ajoutez des questions .exam sur cet objectif pour ces lecteurs, ou réduisez le plan.",
        ),
        Code::BlueprintSpecimen => words(
            "« {0} » est certifiante et demande {1} questions sur « {2} » que seule l’école connaît ({3})",
            "Ce qui est public est un spécimen : mettez ces questions .exam dans un dossier privé, ou écrivez purpose = \"training\".",
        ),
        Code::BlueprintEmpty => {
            words("l’évaluation « {0} » ne tire aucune question", "Ajoutez draw = { objectif = 2 }.")
        }
        _ => words(
            "le dossier « {0} » du module n’existe pas",
            "Créez-le dans la langue source, ou corrigez « folder ».",
        ),
    }
}

const fn of_text(code: Code) -> Words {
    match code {
        Code::FrontMatterMissing => words("l’en-tête manque", "Commencez le fichier par ---, puis title: …, puis ---."),
        Code::FrontMatterInvalid => words(
            "en-tête illisible : {0}",
            "Champs permis : title, kind, objectives, minutes, authors, jurisdiction, audience.",
        ),
        Code::RawHtml => {
            words("le HTML n’est pas permis : {0}", "Écrivez-le en markdown, ou échappez « < » par « \\< ».")
        }
        Code::HeadingLevel => {
            words("titre de niveau {0} : le titre de la page est déjà le niveau 1", "Commencez à ##.")
        }
        Code::HeadingSkipped => words("le titre saute du niveau {0} au niveau {1}", "Descendez d’un niveau à la fois."),
        Code::HeadingNested => {
            words("titre dans une liste ou une citation", "Sortez le titre, ou mettez le texte en gras.")
        }
        Code::HeadingEmpty => words("titre vide", "Donnez quelques mots au titre."),
        Code::AttributeMalformed => words(
            "attributs du titre illisibles : {0}",
            "Sur la même ligne, à la fin du titre : {#identifiant .classe clé=valeur clé=\"deux mots\"}.",
        ),
        Code::AttributeUnknown => words("attribut « {0} » inconnu ici", "Attributs permis ici : {1}."),
        Code::AttributeValue => words("valeur « {1} » impossible pour « {0} »", "Valeurs permises : {2}."),
        Code::ClassUnknown => {
            words("classe « .{0} » inconnue", "Classes permises : .question, .exam, .step, .facilitator, .term.")
        }
        Code::TooDeep => {
            words("éléments trop imbriqués : {0} niveaux au plus", "Aplatissez les listes et les citations.")
        }
        Code::TableTooLarge => {
            words("tableau trop grand : {0} colonnes et {1} cases au plus", "Coupez le tableau en plusieurs.")
        }
        Code::LinkScheme => words(
            "lien « {0} » refusé",
            "Liens permis : https://…, law:…, glossary:…, un autre fichier .md du cours, #titre.",
        ),
        Code::LinkDead => words("lien mort : « {0} »", "Vérifiez le chemin du fichier et l’identifiant du titre."),
        Code::LinkReference => {
            words("référence de lien « {0} » non définie", "Écrivez [texte](adresse), ou ajoutez la définition.")
        }
        Code::UnknownTerm => {
            words("« {0} » n’est pas au glossaire", "Ajoutez l’entrée à glossary.md, ou corrigez le lien.")
        }
        Code::ImageAlt => words(
            "image sans texte de remplacement",
            "Décrivez-la entre les crochets : ![Carte des routes entre Agadez et Téra](carte.webp).",
        ),
        Code::ImageMissing => words("image introuvable : « {0} »", "Mettez l’image à côté de la leçon, dans le cours."),
        Code::ImageTooLarge => words(
            "image trop lourde : {0} octets, {1} au plus",
            "La publication réduit les images ; celle-ci reste trop lourde. Recadrez-la ou simplifiez-la.",
        ),
        Code::ImageDamaged => {
            words("image illisible : « {0} »", "Ouvrez-la et enregistrez-la de nouveau, en WebP, PNG ou JPEG.")
        }
        Code::ImagePixels => words(
            "image démesurée : {0} × {1} pixels, 40 millions de pixels au plus",
            "Réduisez-la avant de la mettre dans le cours : 1 280 pixels de large suffisent.",
        ),
        Code::ImageFormat => words(
            "format d’image refusé : « {0} »",
            "Employez WebP, PNG, JPEG ou AVIF ; le contenu doit être celui du nom.",
        ),
        Code::FootnoteUndefined => {
            words("note « {0} » non définie", "Ajoutez [^{0}]: le texte de la note, dans le même fichier.")
        }
        Code::MinutesMissing => words(
            "durée manquante ou impossible",
            "Ajoutez minutes=20 (de 1 à 600) à l’en-tête ou au titre de l’animation.",
        ),
        Code::LessonTooLong => {
            words("{0} mots à lire en {1} minutes", "Comptez {2} minutes au moins, ou coupez la leçon.")
        }
        Code::LessonEmpty => words("la leçon est vide", "Écrivez au moins un paragraphe, ou retirez le fichier."),
        Code::OverlayMissing => words(
            "une section pour {0} mais aucune pour {1} dans cette leçon",
            "Ajoutez la section {jurisdiction={1}}, même pour dire ce qui reste à vérifier.",
        ),
        Code::BankProse => words(
            "texte hors d’une question dans un fichier « kind: bank »",
            "Ce texte n’est montré à personne : mettez-le dans une leçon ou dans une question.",
        ),
        _ => of_questions(code),
    }
}

const fn of_questions(code: Code) -> Words {
    match code {
        Code::ObjectiveMissing => {
            words("la question n’a pas d’objectif", "Ajoutez objective=… dans les attributs du titre.")
        }
        Code::DifficultyMissing => {
            words("la difficulté manque ou n’est pas entre 1 et 5", "Ajoutez difficulty=3 dans les attributs du titre.")
        }
        Code::QuestionLawMissing => {
            words("la question ne cite aucun texte", "Ajoutez law=instrument/disposition dans les attributs du titre.")
        }
        Code::AnswerMissing => words("la réponse manque pour une question « {0} »", "Attendu : {1}."),
        Code::AnswerNoneRight => words("aucune bonne réponse", "Cochez-la : - [x] texte."),
        Code::AnswerSeveralRight => {
            words("{0} bonnes réponses pour un choix unique", "Gardez une seule case [x], ou écrivez kind=multiple.")
        }
        Code::AnswerBox => {
            words("case mal formée : « {0} »", "Écrivez exactement - [ ] ou - [x], puis une espace et le texte.")
        }
        Code::AnswerCount => words("{0} éléments, il en faut de {1} à {2}", "Ajoutez-en ou retirez-en."),
        Code::AnswerDuplicate => words("la réponse « {0} » figure deux fois", "Changez l’une des deux."),
        Code::FeedbackMissing => words(
            "cette réponse n’a pas de commentaire",
            "Ajoutez en dessous, en retrait :   > Non : la règle manquée.",
        ),
        Code::ExplanationMissing => words(
            "la question n’a pas d’explication",
            "Ajoutez, entre deux lignes vides : > ! la règle, puis l’article.",
        ),
        Code::ExplanationTwice => words("deux explications", "Réunissez-les en une seule citation > !."),
        Code::QuoteMerged => {
            words("deux citations collées : « {0} » commence au milieu d’une autre", "Séparez-les par une ligne vide.")
        }
        Code::QuoteUnmarked => words(
            "citation sans signe après la réponse",
            "Commencez-la par > ? (indice), > ! (explication) ou > ~ (note d’auteur), ou mettez-la en retrait sous sa réponse.",
        ),
        Code::AfterAnswer => words(
            "du texte suit la réponse",
            "Mettez-le avant la réponse, dans l’explication > !, ou sous un nouveau titre.",
        ),
        Code::HeadingInQuestion => words(
            "titre dans une question",
            "Seul un dossier kind=case contient des titres ; remontez ce titre au niveau de la question.",
        ),
        Code::QuestionMisplaced => words("pas de question ici : {0}", "Mettez-la dans une leçon ou dans 900-bank.md."),
        Code::TableShape => words(
            "ce tableau n’a pas la forme attendue : {0}",
            "kind=match : deux colonnes ; kind=essay : critère, points, attendu.",
        ),
        Code::NumberInvalid => {
            words("« {0} » n’est pas un nombre", "Écrivez answer=4 tolerance=0, avec un point décimal.")
        }
        Code::GapMalformed => words(
            "trou mal formé : {0}",
            "Écrivez [[réponse|autre réponse]] dans un seul paragraphe, hors de l’italique.",
        ),
        Code::RubricPoints => {
            words("les points de la grille font {0}, points={1}", "Accordez la grille et l’attribut points.")
        }
        Code::CaseWithoutSteps => words("le dossier n’a pas d’étape", "Ajoutez ### Titre {#s-etape .step kind=…}."),
        Code::StepMisplaced => {
            words("étape hors d’un dossier", "Une .step se place sous un titre kind=case, un niveau plus bas.")
        }
        Code::StepUnknown => words(
            "after={0} ne désigne aucune étape précédente",
            "Nommez une étape placée plus haut dans le même dossier.",
        ),
        Code::ExamReused => words(
            "question d’examen reprise de l’entraînement « {0} »",
            "Changez les faits : ce qui est dans l’entraînement n’est plus un secret.",
        ),
        Code::RightAlwaysLongest => words(
            "la bonne réponse est la plus longue dans {0} % des {1} questions",
            "Équilibrez les longueurs : au hasard, ce serait {2} %.",
        ),
        _ => words(
            "la bonne réponse est à la place {0} dans {1} % des {2} questions",
            "Variez la place des bonnes réponses.",
        ),
    }
}

const fn of_law(code: Code) -> Words {
    match code {
        Code::LawMalformed => words(
            "citation « {0} » mal formée",
            "Écrivez instrument/disposition ou instrument/disposition@2022-06-01, séparées par des virgules sans espace.",
        ),
        Code::LawUnknownInstrument => words(
            "« {0} » n’est pas au registre",
            "Instrument le plus proche : {1}. Sinon, ajoutez-le à law/register.yaml.",
        ),
        Code::LawUnknownProvision => words("« {0} » n’a pas de disposition « {1} »", "Dispositions connues : {2}."),
        Code::LawUnsaid => words(
            "{0} est {1} et la phrase ne le dit pas",
            "Dites-le dans la même phrase, ou citez le texte au jour des faits : law:{0}@2022-06-01.",
        ),
        Code::LawQuestionUnsound => words(
            "la question repose sur {0}, qui est {1}",
            "Faites-la reposer sur un texte sûr, ou sur le texte au jour des faits (@date).",
        ),
        Code::LawNotInForceThen => {
            words("{0} n’était pas en vigueur le {1}", "Corrigez la date, ou citez le texte alors en vigueur.")
        }
        Code::RegisterMissing => {
            words("le registre law/register.yaml manque", "Ajoutez-le : toute citation s’y résout.")
        }
        Code::RegisterPrivate => words(
            "un dossier d’école ne remplace pas le registre des textes",
            "Retirez law/register.yaml de ce dossier : le droit est le même pour toutes les écoles.",
        ),
        Code::RegisterInvalid => words("registre illisible : {0}", "Le schéma est décrit dans content/README.md."),
        Code::RegisterDuplicate => words("« {0} » figure deux fois au registre", "Donnez un autre id à l’un des deux."),
        Code::RegisterDate => words(
            "« {0} » n’est pas une date",
            "Écrivez AAAA-MM-JJ, AAAA-MM, AAAA, ou unknown si la date est inconnue.",
        ),
        Code::RegisterContradiction => words("{0} se contredit : {1}", "Corrigez l’état ou les dates."),
        Code::RegisterSuccessor => {
            words("« {0} », qui remplace « {1} », n’est pas au registre", "Ajoutez-le, ou corrigez « repealed_by ».")
        }
        _ => words(
            "{0} se dit vérifié sans que l’on sache par qui ou quand",
            "Donnez verified_by et verified_on ensemble.",
        ),
    }
}

const fn of_translations(code: Code) -> Words {
    match code {
        Code::TranslationMissing => {
            words("pas de traduction en {0}", "Ajoutez {1} ; en attendant, l’original est montré.")
        }
        Code::TranslationExtra => words("cette traduction n’a pas d’original", "Ajoutez {0}, ou retirez ce fichier."),
        Code::TranslationIds => words("« {0} » manque dans {1}", "Les deux langues ont les mêmes identifiants."),
        Code::TranslationKey => {
            words("« {0} » : la bonne réponse n’est pas la même en {1}", "Cochez les mêmes cases, dans le même ordre.")
        }
        Code::TranslationOptions => {
            words("« {0} » : {1} éléments ici, {2} dans l’original", "Gardez le même nombre, dans le même ordre.")
        }
        Code::TranslationCitations => words(
            "« {0} » ne cite pas les mêmes textes que l’original : {1}",
            "Accordez les attributs law= des deux langues.",
        ),
        Code::TranslationAttributes => words(
            "« {0} » : {1} n’est pas le même que dans l’original",
            "Accordez les attributs du titre des deux langues.",
        ),
        _ => words("en-tête différent de l’original : {0}", "Accordez kind, objectives, jurisdiction et audience."),
    }
}

/// A word of the checker itself.
pub(super) fn term(term: &str) -> Option<&'static str> {
    Some(match term {
        "repealed" => "abrogé",
        "draft" => "un projet",
        "uncertain" => "incertain",
        "to-verify" => "à vérifier",
        "fr" => "français",
        "en" => "anglais",
        "same-course" => "dans ce cours",
        "same-case" => "dans ce dossier",
        "same-page" => "dans ce fichier",
        "none" => "aucun",
        "guide" => "un guide n’a que des notes",
        "glossary" => "le glossaire n’a que des .term",
        "not-term" => "les .term sont dans glossary.md",
        "unclosed" => "l’accolade n’est pas fermée",
        "twice" => "un attribut y est deux fois",
        "characters" => "caractère « < », « > » ou « \\ »",
        "boxes" => "une liste de cases - [ ] et - [x]",
        "numbered" => "une liste numérotée",
        "two-columns" => "un tableau à deux colonnes avec en-tête",
        "rubric" => "un tableau critère | points | attendu",
        "gaps" => "un paragraphe avec [[trou]]",
        "answer-attribute" => "answer=4 tolerance=0 dans le titre",
        "accepted-boxes" => "une liste de réponses acceptées - [x]",
        "points-attribute" => "points=20 dans le titre",
        "gap-empty" => "le trou est vide",
        "gap-unclosed" => "[[ sans ]]",
        "gap-markup" => "trou dans de l’italique, du gras ou un lien",
        "columns" => "nombre de colonnes",
        "points-number" => "les points ne sont pas un nombre",
        "cell-empty" => "case vide",
        "kind" => "la nature (kind)",
        "objective" => "l’objectif",
        "difficulty" => "la difficulté",
        "readers" => "jurisdiction ou audience",
        "exam" => ".exam ou .question",
        "after" => "after",
        "objectives" => "objectives",
        "repealed-undated" => "abrogé sans date ni « unknown »",
        "ends-before" => "la fin précède le début",
        "ended-not-repealed" => "une date d’abrogation sans l’état « repealed »",
        "draft-in-force" => "un projet ne peut avoir de date d’entrée en vigueur",
        "verified-to-verify" => "vérifié et à vérifier",
        "everybody" => "tous les lecteurs",
        "yaml-budget" => "trop de données ou d’alias",
        _ => return None,
    })
}
