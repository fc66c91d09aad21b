sign-in = Sign in
sign-out = Sign out
my-account = My account
sign-in-title = Sign in
sign-in-name = Matricule or e-mail address
sign-in-name-hint = The matricule is the number your school gave you.
sign-in-secret = Password or access code
sign-in-secret-hint = The first time, type the code handed to you by the registrar.
sign-in-lost = Password lost? The registrar gives you a new code.
password-title = Change password
password-first-title = Choose your password
password-first-says = Your code has been used. From now on you sign in with the password you choose here.
password-current = Current password
password-new = New password
password-again = The same, once more
password-rules = At least ten characters, without your name or matricule. Three or four unrelated words make a good password.
password-keep = Save this password
password-kept = New password saved. Your other sessions are closed.
sessions-title = Your sessions
sessions-says = The browsers in which you are signed in now. Close those you do not recognise.
sessions-this-one = this one
sessions-end = Close
sessions-end-others = Close all other sessions
sessions-seen = Seen on { $moment }
sessions-ended = Session closed.
signed-out = You are signed out.
field-current-wrong = The current password is not right.
field-password-short = At least ten characters.
field-password-long = At most two hundred characters.
field-password-obvious = This password can be guessed: it holds your name or repeats the same signs.
field-password-repeat = The two entries differ.
field-matricule-missing = Give a matricule.
field-matricule-taken = This matricule already belongs to another person.
field-matricule-twice = This matricule stands twice in the file.
field-matricule-unfit = A matricule has at most forty characters, without @.
field-family-name-missing = Give a family name.
field-given-name-missing = Give a given name.
field-email-taken = This address already belongs to another person.
field-email-unfit = This e-mail address does not have the right form.
field-jurisdiction-unknown = Unknown country: BF, ML, NE or other.
field-audience-unknown = Unknown corps: magistrat, opj, greffier or other.
field-sex-unknown = Unknown sex: F, M or nothing.
field-locale-unknown = Unknown language: fr or en.
field-roles-unknown = Unknown role.
field-roles-forbidden = Only the administrator gives or takes this role.
field-email-twice = This address stands twice in the file.
field-too-long = This text is too long.
cancel = Cancel
step-done = (done)
role-learner = learner
role-tutor = tutor
role-instructor = instructor
role-second-marker = second marker
role-reviewer = reviewing jurist
role-invigilator = invigilator
role-jury = jury member
role-registrar = registrar
role-relay-trainer = relay trainer
role-administrator = administrator
role-programme-officer = programme officer
account-state = Account
account-active = active
account-waiting = never signed in
account-inactive = deactivated
country-other = other
corps-magistrat = magistracy
corps-opj = judicial police (OPJ)
corps-greffier = registry
corps-other = other
sex-unsaid = not stated
sex-female = woman
sex-male = man
person-name = Name
person-matricule = Matricule
person-matricule-hint = The person’s identifier in the school’s books; also used for signing in.
person-family-name = Family name
person-given-name = Given name
person-email = E-mail address
person-email-hint = Optional.
person-jurisdiction = Country
person-audience = Corps
person-profession = Profession
person-profession-hint = Optional. For instance: trainee magistrate, investigating judge.
person-sex = Sex
person-locale = Language
person-roles = Roles
person-role-kept = { $role }: only the administrator gives or takes this role.
person-since = In the school since { $day }.
person-make = Add this person
person-keep = Save
person-made = Person added. Now hand them an access code.
person-kept = Changes saved.
person-account = Access
person-out-of-reach = This person runs the school: only an administrator can change their record.
person-deactivate = Deactivate the account
person-deactivate-title = Deactivate the account of { $name }?
person-deactivate-says = This person will no longer be able to sign in, and their open sessions will be closed. Their answers, marks and enrolments are kept. You can activate the account again at any time.
person-deactivated = Account deactivated. The record is kept.
person-activate = Activate the account
person-activate-title = Activate the account of { $name }?
person-activate-says = This person will be able to sign in again. If they lost their password, hand them a new code.
person-activated = Account activated.
people-title = People
people-back = Back to people
people-new = Add a person
people-import = Import a list
people-search = Search
people-search-words = Name, matricule or address
people-search-role = Role
people-search-state = Account
people-any = any
people-count = { $count ->
    [one] One person of { $of }
   *[other] { $count } people of { $of }
}
people-pages = Pages of the list
people-empty-title = Nobody
people-none = The school has nobody yet. Import a list, or add a person.
people-none-found = Nobody matches. Search with fewer words, or set the lists back to “any”.
people-tick-all = Tick the whole list
people-nobody-chosen = Tick at least one person before asking for codes.
codes-column = Access code
codes-for = Access code for { $name }
codes-hint = A new code cancels an earlier one that was not used. The present password stays valid until the code is used.
codes-issue-chosen = Make codes for the people ticked
codes-issue-one = Make an access code
codes-explained = An access code works once, at the first sign-in or when the password is lost. It is shown a single time, on a sheet to print.
codes-title = Access codes
codes-once = This sheet is shown only once. Print it before you leave the page: the codes are kept nowhere in clear. Reloading the page would make new codes.
codes-print = To print: Ctrl + P (or “Print” in the browser’s menu). Cut along the lines, then hand each code over in person.
codes-matricule = Matricule: { $matricule }
codes-what-to-do = Go to { $address }, type your matricule and this code, then choose your password.
codes-until = This code works once, until { $day }.
roster-step-file = Choose the file
roster-step-check = Check
roster-step-import = Import
roster-step-codes = Hand out the codes
roster-file = CSV file
roster-file-hint = One person a line, 2 MB at most. Separated by semicolons, commas or tabs; Excel and LibreOffice will do.
roster-check = Check this file
roster-no-file = Choose a file.
roster-other-file = Send another file
roster-result = What the check found
roster-read = File { $name }, separator { $separator }, encoding { $encoding }. Nothing is saved yet.
roster-fit = { $count ->
    [0] Nobody to add.
    [one] One person to add.
   *[other] { $count } people to add.
}
roster-problem-count = { $count ->
    [0] No problem.
    [one] One problem to mend.
   *[other] { $count } problems to mend.
}
roster-nothing-imported = Nothing was imported: mend the file, or tick the box to import the right lines only.
roster-problems = Problems, line by line
roster-place = Line
roster-line = Line { $line }
roster-column = Column
roster-problem = Problem
roster-found = Text found
roster-whole-line = the whole line
roster-column-missing = The column “{ $column }” is missing. The first line must hold the names of the columns.
roster-too-large = The file is larger than 2 MB.
roster-empty = There is nobody in the file.
roster-unreadable = This line cannot be read as CSV.
roster-too-many = The file has more than { $count } lines. Cut it into several files.
roster-sample = { $shown ->
    [one] People to add: the first of { $count }
   *[other] People to add: the first { $shown } of { $count }
}
roster-partial = { $count ->
    [one] Import only the line that is right; leave the others aside
   *[other] Import only the { $count } lines that are right; leave the others aside
}
roster-import = { $count ->
    [one] Import one person
   *[other] Import { $count } people
}
roster-imported = List imported. Here are the people added, ticked already: now make their access codes.
roster-columns = The columns of the file
roster-columns-say = The first line holds the names of the columns, in any order, in French or English. The first three are needed, the others optional; an unknown column is ignored.
roster-says-matricule = Needed, unique in the school.
roster-says-family-name = Needed.
roster-says-given-name = Needed.
roster-says-email = Unique in the school.
roster-says-jurisdiction = BF, ML, NE or other. If empty: other.
roster-says-audience = magistrat, opj, greffier or other. If empty: magistrat.
roster-says-profession = Free text.
roster-says-sex = F or M. For the figures of programmes.
roster-says-locale = fr or en. If empty: fr.
roster-says-roles = learner, tutor, instructor, jury… separated by commas. If empty: learner.
roster-example = Download an example file
separator-semicolon = semicolon
separator-comma = comma
separator-tab = tab
