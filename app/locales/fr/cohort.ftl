### cohort
cohort-made = Session créée. Inscrivez maintenant les participants.
enrolment-kept = Inscription modifiée.
enrol-done = Inscriptions enregistrées.
enrolment-withdrawn = Personne retirée de la session. Son dossier est conservé.
enrolment-taken-back = Personne réinscrite.
field-matricules-missing = Collez au moins un matricule, ou cochez des personnes.
cohorts-title = Sessions et promotions
cohorts-none-title = Aucune session
cohorts-none = Une session ou une promotion réunit des personnes qui suivent le même cours.
cohort-new = Créer une session ou une promotion
cohort-make = Créer
cohort-name = Intitulé
cohort-name-hint = Par exemple : Promotion 2026-2028, ou Session de Bobo-Dioulasso, mars 2026.
cohort-kind = Nature
cohort-promotion = Promotion (formation initiale)
cohort-session = Session (formation continue)
cohort-course = Cours
cohort-pinned-hint = La session garde la version du cours publiée aujourd’hui, même si une autre est publiée ensuite.
cohort-since = depuis le { $day }
cohort-people = { $count ->
    [0] personne
    [one] une personne
   *[other] { $count } personnes
}
cohort-revision = Version du cours
cohort-made-on = Créée le
cohort-behind = Une version plus récente du cours est publiée. Cette session reste sur la sienne.
cohort-see-marks = Voir les notes
cohort-people-title = Participants
cohort-people-count = { $count ->
    [one] Un participant
   *[other] { $count } participants
}
cohort-nobody-title = Aucun participant
cohort-nobody = Inscrivez les participants en collant leurs matricules.
cohort-withdrawn-title = Personnes retirées
cohort-withdrawn-count = { $count ->
    [one] Une personne retirée
   *[other] { $count } personnes retirées
}
cohort-tests = Épreuves
cohort-no-test = Ce cours n’a pas d’épreuve.
enrol = Inscrire
enrol-title = Inscrire des participants
enrol-matricules = Matricules
enrol-matricules-hint = Un par ligne. Une colonne copiée d’un tableur convient.
enrol-choose = Ou choisir dans la liste des apprenants ({ $count })
enrol-partial = Inscrire quand même les personnes reconnues ; laisser de côté les autres lignes
enrol-fault-count = { $count ->
    [one] Une ligne ne correspond à personne qu’on puisse inscrire.
   *[other] { $count } lignes ne correspondent à personne qu’on puisse inscrire.
}
enrol-faults = Lignes à corriger
enrol-fault = Ligne { $line }, { $found } : { $why }
enrol-fault-chosen = { $found } : { $why }
enrol-unknown = aucun compte n’a ce matricule dans l’école.
enrol-inactive = ce compte est désactivé.
enrol-no-learner = cette personne n’a pas le rôle d’apprenant.
enrol-twice = ce matricule figure déjà plus haut.
enrol-too-many = la liste est trop longue.
enrol-nobody-kept = Personne n’a été inscrit pour l’instant ; votre liste est toujours là. Corrigez-la, ou cochez la case pour inscrire les personnes reconnues.
enrol-kept = { $count ->
    [one] Une personne inscrite ; les lignes ci-dessous ont été laissées de côté.
   *[other] { $count } personnes inscrites ; les lignes ci-dessous ont été laissées de côté.
}
enrolment-since = Inscrit le
enrolment-person = Matricule { $matricule }
enrolment-arrangement = Droit et corps dans cette session
enrolment-arrangement-says = Les encadrés propres à un pays et à un corps suivent la fiche de la personne, sauf si vous choisissez ici autre chose pour cette session.
enrolment-as-profile = selon la fiche de la personne
enrolment-withdraw-title = Retirer de la session
enrolment-withdraw-says = La personne ne verra plus cette session. Ses réponses et ses notes sont conservées ; vous pourrez la réinscrire.
enrolment-withdraw = Retirer de la session
enrolment-take-back-title = Réinscrire
enrolment-take-back-says = Cette personne a été retirée. Elle retrouvera ses réponses et ses notes.
enrolment-take-back = Réinscrire

sittings-title = Ouverture des épreuves
sittings-says = Heures de l’école ({ $zone }). Sans date, l’épreuve est toujours ouverte.
sitting-opens = Ouvre le
sitting-closes = Ferme le
sitting-keep = Enregistrer les dates
sitting-kept = Dates enregistrées.
another-title = Accorder un essai de plus
another-person = À qui
another-test = Épreuve
another-reason = Motif
another-reason-hint = Il reste dans le journal de l’école.
another-grant = Accorder un essai
another-granted = Un essai de plus est accordé.
field-closes-before = L’épreuve fermerait avant d’ouvrir.
field-moment-unfit = Cette date n’a pas la bonne forme.
field-reason-missing = Donnez un motif.
