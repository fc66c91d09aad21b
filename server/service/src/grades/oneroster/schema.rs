//! The files of a OneRoster 1.2 package: columns in their order, and what each may hold.

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Guid,
    Boolean,
    Date,
    Year,
    Integer,
    Float,
    /// Values between commas.
    List,
    /// `{A:94},{B:84}`.
    Scale,
    /// One of these words, between bars, or an extension of one's own (`ext:…`).
    Word(&'static str),
    /// The id of a row of this file.
    One(&'static str),
    /// Ids of rows of this file, between commas.
    Many(&'static str),
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) holds: Holds,
}

/// Name, then columns after `sourcedId,status,dateLastModified`: `name`, `!` when required, then what it holds.
const FILES: &[(&str, &str)] = &[
    (
        "academicSessions",
        "title! type!=gradingPeriod|semester|schoolYear|term startDate!:date endDate!:date parentSourcedId>academicSessions schoolYear!:year",
    ),
    ("categories", "title! weight:integer"),
    ("classResources", "title classSourcedId!>classes resourceSourcedId!>resources"),
    (
        "classes",
        "title! grades:list courseSourcedId!>courses classCode classType!=homeroom|scheduled location schoolSourcedId!>orgs termSourcedIds!>>academicSessions subjects:list subjectCodes:list periods:list",
    ),
    ("courseResources", "title courseSourcedId!>courses resourceSourcedId!>resources"),
    (
        "courses",
        "schoolYearSourcedId>academicSessions title! courseCode grades:list orgSourcedId!>orgs subjects:list subjectCodes:list",
    ),
    (
        "demographics",
        "birthDate:date sex=male|female|unspecified|other americanIndianOrAlaskaNative:boolean asian:boolean blackOrAfricanAmerican:boolean nativeHawaiianOrOtherPacificIslander:boolean white:boolean demographicRaceTwoOrMoreRaces:boolean hispanicOrLatinoEthnicity:boolean countryOfBirthCode stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus",
    ),
    (
        "enrollments",
        "classSourcedId!>classes schoolSourcedId!>orgs userSourcedId!>users role!=administrator|proctor|student|teacher primary:boolean beginDate:date endDate:date",
    ),
    ("lineItemLearningObjectiveIds", "lineItemSourcedId!>lineItems source!=case|unknown learningObjectiveId!"),
    (
        "lineItems",
        "title! description assignDate!:date dueDate!:date classSourcedId!>classes categorySourcedId!>categories academicSessionSourcedId!>academicSessions resultValueMin:float resultValueMax:float schoolSourcedId!>orgs",
    ),
    ("lineItemScoreScales", "title lineItemSourcedId!>lineItems scoreScaleSourcedId!>scoreScales"),
    ("orgs", "name! type!=department|school|district|local|state|national identifier parentSourcedId>orgs"),
    ("resources", "vendorResourceId! title roles:list importance=primary|secondary vendorId applicationId"),
    (
        "resultLearningObjectiveIds",
        "resultSourcedId!>results source!=case|unknown learningObjectiveId! score:float textScore",
    ),
    (
        "results",
        "lineItemSourcedId!>lineItems studentSourcedId!>users scoreStatus!=exempt|fully_graded|not_submitted|partially_graded|submitted score:float scoreDate!:date comment textScore classSourcedId>classes inProgress:boolean incomplete:boolean late:boolean missing:boolean",
    ),
    ("resultScoreScales", "title resultSourcedId!>results scoreScaleSourcedId!>scoreScales"),
    (
        "roles",
        "userSourcedId!>users roleType!=primary|secondary role!=aide|counselor|districtAdministrator|guardian|parent|principal|proctor|relative|siteAdministrator|student|systemAdministrator|teacher beginDate:date endDate:date orgSourcedId!>orgs userProfileSourcedId>userProfiles",
    ),
    (
        "scoreScales",
        "title! type! orgSourcedId!>orgs courseSourcedId>courses classSourcedId!>classes scoreScaleValue!:scale",
    ),
    (
        "userProfiles",
        "userSourcedId!>users profileType! vendorId! applicationId description credentialType! username! password",
    ),
    ("userResources", "userSourcedId!>users orgSourcedId>orgs classSourcedId>classes resourceSourcedId!>resources"),
    (
        "users",
        "enabledUser!:boolean username! userIds:list givenName! familyName! middleName identifier email sms phone agentSourcedIds>>users grades:list password userMasterIdentifier preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId>orgs pronouns",
    ),
];

/// Every file, by name.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// The columns of a file, in their order; none for a file that is not ours.
pub(super) fn columns(file: &str) -> Option<Vec<Column>> {
    let (_, specification) = FILES.iter().find(|(name, _)| *name == file)?;
    // A row of demographics is that of a user, and bears its id.
    let own = if file == "demographics" { Holds::One("users") } else { Holds::Guid };
    let lead = [
        Column { name: "sourcedId", required: true, holds: own },
        Column { name: "status", required: false, holds: Holds::Word("active|tobedeleted") },
        Column { name: "dateLastModified", required: false, holds: Holds::Text },
    ];
    Some(lead.into_iter().chain(specification.split(' ').map(column)).collect())
}

fn column(specification: &'static str) -> Column {
    let end = specification.find(['!', ':', '=', '>']).unwrap_or(specification.len());
    let (name, rest) = specification.split_at(end);
    let (required, rest) = rest.strip_prefix('!').map_or((false, rest), |rest| (true, rest));
    let holds = if let Some(file) = rest.strip_prefix(">>") {
        Holds::Many(file)
    } else if let Some(file) = rest.strip_prefix('>') {
        Holds::One(file)
    } else if let Some(words) = rest.strip_prefix('=') {
        Holds::Word(words)
    } else {
        match rest {
            ":boolean" => Holds::Boolean,
            ":date" => Holds::Date,
            ":year" => Holds::Year,
            ":integer" => Holds::Integer,
            ":float" => Holds::Float,
            ":list" => Holds::List,
            ":scale" => Holds::Scale,
            _ => Holds::Text,
        }
    };
    Column { name, required, holds }
}
