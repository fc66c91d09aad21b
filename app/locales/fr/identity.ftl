sign-in = Se connecter
sign-out = Se déconnecter
my-account = Mon compte
sign-in-title = Se connecter
sign-in-name = Matricule ou adresse électronique
sign-in-name-hint = Le matricule est celui que l’école vous a donné.
sign-in-secret = Mot de passe ou code d’accès
sign-in-secret-hint = La première fois, tapez le code remis par la scolarité.
sign-in-lost = Mot de passe oublié ? La scolarité vous remet un nouveau code.
password-title = Changer de mot de passe
password-first-title = Choisissez votre mot de passe
password-first-says = Votre code a servi. À partir de maintenant, vous vous connectez avec le mot de passe que vous choisissez ici.
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-again = Le même, encore une fois
password-rules = Dix caractères au moins, sans votre nom ni votre matricule. Trois ou quatre mots sans rapport font un bon mot de passe.
password-keep = Enregistrer ce mot de passe
password-kept = Nouveau mot de passe enregistré. Vos autres connexions sont fermées.
sessions-title = Vos connexions
sessions-says = Les navigateurs où vous êtes connecté en ce moment. Fermez ceux que vous ne reconnaissez pas.
sessions-this-one = celui-ci
sessions-end = Fermer
sessions-end-others = Fermer toutes les autres connexions
sessions-seen = Vu le { $moment }
sessions-ended = Connexion fermée.
signed-out = Vous êtes déconnecté.
field-current-wrong = Le mot de passe actuel n’est pas le bon.
field-password-short = Dix caractères au moins.
field-password-long = Deux cents caractères au plus.
field-password-obvious = Ce mot de passe se devine : il contient votre nom ou répète les mêmes signes.
field-password-repeat = Les deux saisies diffèrent.
field-matricule-missing = Donnez un matricule.
field-matricule-taken = Ce matricule est déjà celui d’une autre personne.
field-matricule-twice = Ce matricule figure deux fois dans le fichier.
field-matricule-unfit = Un matricule a quarante caractères au plus, sans @.
field-family-name-missing = Donnez un nom.
field-given-name-missing = Donnez un prénom.
field-email-taken = Cette adresse est déjà celle d’une autre personne.
field-email-unfit = Cette adresse électronique n’a pas la bonne forme.
field-jurisdiction-unknown = Pays inconnu : BF, ML, NE ou autre.
field-audience-unknown = Corps inconnu : magistrat, opj, greffier ou autre.
field-sex-unknown = Sexe inconnu : F, M ou rien.
field-locale-unknown = Langue inconnue : fr ou en.
field-roles-unknown = Rôle inconnu.
field-roles-forbidden = Seul l’administrateur donne ou retire ce rôle.
field-email-twice = Cette adresse figure deux fois dans le fichier.
field-too-long = Ce texte est trop long.
cancel = Annuler
step-done = (fait)
role-learner = apprenant
role-tutor = tuteur
role-instructor = formateur
role-second-marker = second correcteur
role-reviewer = relecteur juriste
role-invigilator = surveillant
role-jury = membre du jury
role-registrar = scolarité
role-relay-trainer = formateur relais
role-administrator = administrateur
role-programme-officer = chargé de programme
account-state = Compte
account-active = actif
account-waiting = jamais connecté
account-inactive = désactivé
country-other = autre
corps-magistrat = magistrature
corps-opj = police judiciaire (OPJ)
corps-greffier = greffe
corps-other = autre
sex-unsaid = non indiqué
sex-female = femme
sex-male = homme
person-name = Nom et prénom
person-matricule = Matricule
person-matricule-hint = L’identifiant de la personne dans les registres de l’école ; il sert aussi à se connecter.
person-family-name = Nom
person-given-name = Prénom
person-email = Adresse électronique
person-email-hint = Facultative.
person-jurisdiction = Pays
person-audience = Corps
person-profession = Profession
person-profession-hint = Facultative. Par exemple : auditrice de justice, juge d’instruction.
person-sex = Sexe
person-locale = Langue
person-roles = Rôles
person-role-kept = { $role } : seul l’administrateur donne ou retire ce rôle.
person-since = Dans l’école depuis le { $day }.
person-make = Ajouter cette personne
person-keep = Enregistrer
person-made = Personne ajoutée. Remettez-lui maintenant un code d’accès.
person-kept = Modifications enregistrées.
person-account = Accès
person-out-of-reach = Cette personne administre l’école : seul un administrateur peut modifier sa fiche.
person-deactivate = Désactiver le compte
person-deactivate-title = Désactiver le compte de { $name } ?
person-deactivate-says = Cette personne ne pourra plus se connecter et ses connexions ouvertes seront fermées. Ses réponses, ses notes et ses inscriptions sont conservées. Vous pourrez réactiver le compte à tout moment.
person-deactivated = Compte désactivé. Le dossier est conservé.
person-activate = Réactiver le compte
person-activate-title = Réactiver le compte de { $name } ?
person-activate-says = Cette personne pourra de nouveau se connecter. Si elle a perdu son mot de passe, remettez-lui un nouveau code.
person-activated = Compte réactivé.
people-title = Personnes
people-back = Retour aux personnes
people-new = Ajouter une personne
people-import = Importer une liste
people-search = Chercher
people-search-words = Nom, matricule ou adresse
people-search-role = Rôle
people-search-state = Compte
people-any = tous
people-count = { $count ->
    [one] Une personne sur { $of }
   *[other] { $count } personnes sur { $of }
}
people-pages = Pages de la liste
people-empty-title = Personne
people-none = L’école n’a encore personne. Importez une liste, ou ajoutez une personne.
people-none-found = Personne ne répond à ces critères. Cherchez avec moins de mots, ou remettez les listes sur « tous ».
people-tick-all = Cocher toute la liste
people-nobody-chosen = Cochez au moins une personne avant de demander des codes.
codes-column = Code d’accès
codes-for = Code d’accès pour { $name }
codes-hint = Un nouveau code annule le précédent s’il n’a pas servi. Le mot de passe actuel reste valable tant que le code n’est pas employé.
codes-issue-chosen = Créer les codes des personnes cochées
codes-issue-one = Créer un code d’accès
codes-explained = Un code d’accès sert une fois, à la première connexion ou quand le mot de passe est perdu. Il est affiché une seule fois, sur une feuille à imprimer.
codes-title = Codes d’accès
codes-once = Cette feuille n’est affichée qu’une fois. Imprimez-la avant de quitter la page : les codes ne sont conservés nulle part en clair. Recharger la page ferait de nouveaux codes.
codes-print = Pour imprimer : Ctrl + P (ou « Imprimer » dans le menu du navigateur). Découpez, puis remettez chaque code en main propre.
codes-matricule = Matricule : { $matricule }
codes-what-to-do = Allez à { $address }, tapez votre matricule et ce code, puis choisissez votre mot de passe.
codes-until = Ce code sert une seule fois, jusqu’au { $day }.
roster-step-file = Choisir le fichier
roster-step-check = Vérifier
roster-step-import = Importer
roster-step-codes = Remettre les codes
roster-file = Fichier CSV
roster-file-hint = Une personne par ligne, 2 Mo au plus. Séparateur point-virgule, virgule ou tabulation ; Excel et LibreOffice conviennent.
roster-check = Vérifier ce fichier
roster-no-file = Choisissez un fichier.
roster-other-file = Envoyer un autre fichier
roster-result = Résultat de la vérification
roster-read = Fichier { $name }, séparateur { $separator }, codage { $encoding }. Rien n’est encore enregistré.
roster-fit = { $count ->
    [0] Aucune personne à créer.
    [one] Une personne à créer.
   *[other] { $count } personnes à créer.
}
roster-problem-count = { $count ->
    [0] Aucun problème.
    [one] Un problème à corriger.
   *[other] { $count } problèmes à corriger.
}
roster-nothing-imported = Rien n’a été importé : corrigez le fichier, ou cochez la case pour n’importer que les lignes justes.
roster-problems = Problèmes, ligne par ligne
roster-place = Ligne
roster-line = Ligne { $line }
roster-column = Colonne
roster-problem = Problème
roster-found = Texte trouvé
roster-whole-line = toute la ligne
roster-column-missing = La colonne « { $column } » manque. La première ligne doit porter les noms des colonnes.
roster-too-large = Le fichier dépasse 2 Mo.
roster-empty = Le fichier ne contient personne.
roster-unreadable = Cette ligne ne se lit pas comme du CSV.
roster-too-many = Le fichier a plus de { $count } lignes. Coupez-le en plusieurs fichiers.
roster-sample = { $shown ->
    [one] Personnes à créer : la première sur { $count }
   *[other] Personnes à créer : les { $shown } premières sur { $count }
}
roster-partial = { $count ->
    [one] N’importer que la ligne juste ; laisser de côté les autres
   *[other] N’importer que les { $count } lignes justes ; laisser de côté les autres
}
roster-import = { $count ->
    [one] Importer une personne
   *[other] Importer { $count } personnes
}
roster-imported = Liste importée. Voici les personnes créées, déjà cochées : créez maintenant leurs codes d’accès.
roster-columns = Les colonnes du fichier
roster-columns-say = La première ligne porte les noms des colonnes, dans n’importe quel ordre. Les trois premières sont nécessaires, les autres facultatives ; une colonne inconnue est ignorée.
roster-says-matricule = Nécessaire, unique dans l’école.
roster-says-family-name = Nécessaire.
roster-says-given-name = Nécessaire.
roster-says-email = Unique dans l’école.
roster-says-jurisdiction = BF, ML, NE ou autre. À défaut : autre.
roster-says-audience = magistrat, opj, greffier ou autre. À défaut : magistrat.
roster-says-profession = Texte libre.
roster-says-sex = F ou M. Sert aux statistiques des programmes.
roster-says-locale = fr ou en. À défaut : fr.
roster-says-roles = apprenant, tuteur, formateur, jury… séparés par des virgules. À défaut : apprenant.
roster-example = Télécharger un fichier d’exemple
separator-semicolon = point-virgule
separator-comma = virgule
separator-tab = tabulation
