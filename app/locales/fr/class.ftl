### vie d’une session : dates, groupes, code d’inscription, calendrier, présences, suivi, messages, avis
cohort-views = Vues de la session
cohort-more = Autres actions
cohort-mine = vous la suivez
cohorts-archived = { $count ->
    [one] Une session archivée
   *[other] { $count } sessions archivées
}
cohort-settings-title = Réglages
cohort-starts-on = Premier jour
cohort-ends-on = Dernier jour
cohort-dates = Dates
cohort-from-to = du { $from } au { $to }
cohort-from = à partir du { $day }
cohort-to = jusqu’au { $day }
school-time = Heure de l’école : { $zone }.
cohort-archived-since = Cette session est archivée depuis le { $day } : elle se consulte, elle ne se modifie plus.
cohort-archive-title = Archiver
cohort-archive-says = Une session archivée quitte l’accueil de ses participants et la liste courante. Réponses, notes et présences restent consultables. Vous pourrez la reprendre.
cohort-archive = Archiver cette session
cohort-restore-title = Reprendre
cohort-restore-says = La session revient dans la liste courante et sur l’accueil de ses participants.
cohort-restore = Reprendre cette session
cohort-kept-done = Réglages enregistrés.
cohort-archived-done = Session archivée.
cohort-restored-done = Session reprise.
refused-archived = Cette session est archivée : elle se consulte, elle ne se modifie plus.
field-day-missing = Donnez une date.
field-day-unfit = Cette date n’a pas la bonne forme.
field-ends-before = Le dernier jour précède le premier.
field-title-missing = Donnez un titre.

copy-title = Copier le plan
copy-says = Une nouvelle session reprend le cours, les dates d’ouverture et les échéances ({ $modules ->
    [0] aucun module daté
    [one] un module daté
   *[other] { $modules } modules datés
}, { $tests ->
    [0] aucune épreuve datée
    [one] une épreuve datée
   *[other] { $tests } épreuves datées
}). Ni les participants, ni les réponses, ni les notes ne sont repris.
copy-same-revision = la même version du cours
copy-newest-revision = la version la plus récente du cours
copy-starts-on = Premier jour de la nouvelle session
copy-begins = Le plan copié commence le { $day } : toutes les dates sont décalées d’autant de jours. Sans date, les dates ne sont pas reprises.
copy-undated = Ce plan n’a pas de date.
copy-make = Créer la session
cohort-copied-done = Session créée sur le même plan. Inscrivez maintenant les participants.

group-name = Groupe
group-name-hint = Par exemple : Groupe A. Vide : les personnes cochées quittent leur groupe.
groups-title = Groupes
groups-all = Tous
groups-whom = Personnes à placer dans le groupe
groups-set = Placer les personnes cochées
groups-kept-done = Groupes enregistrés.
field-person-missing = Cochez au moins une personne.

staff-title = Formateurs et tuteurs
staff-says = Les personnes désignées voient cette session en premier et peuvent écrire à ses participants. Ce qu’elles peuvent faire dépend toujours de leur rôle.
staff-whom = Qui suit cette session
staff-nobody-title = Personne à désigner
staff-nobody = Aucun compte de l’école n’a le rôle de formateur, de tuteur ou de formateur relais.
staff-kept-done = Formateurs et tuteurs enregistrés.

transfer-title = Changer de session
transfer-to = Nouvelle session
transfer-says = Ses notes et ses présences restent dans cette session, où elles se consultent toujours. Ses lectures et ses réponses d’entraînement lui appartiennent : elles comptent dans la nouvelle session si le cours est le même.
transfer = Changer de session
transferred-done = La personne a changé de session. Ses notes restent dans celle-ci.
field-to-same = Cette personne est déjà dans cette session.
field-to-unknown = Choisissez un destinataire de la liste.

join-code-title = Code d’inscription
join-code-says = Affichez ce code dans la salle : un apprenant connecté le tape à l’adresse indiquée et se trouve inscrit.
join-code-none = L’inscription par code est fermée.
join-code-days = Valable
join-days = { $days ->
    [one] un jour
   *[other] { $days } jours
}
join-code-make = Créer un code
join-code-renew = Remplacer le code
join-code-renew-says = L’ancien code cessera aussitôt de fonctionner.
join-code-close = Fermer l’inscription par code
join-code-made-done = Code créé. Imprimez cette page pour l’afficher.
join-code-closed-done = L’inscription par code est fermée.
join-sheet-go = Connectez-vous, puis allez à l’adresse { $address } et tapez ce code :
join-sheet-until = Valable jusqu’au { $time }
join-title = Rejoindre une session avec un code
join-says = Le code est affiché dans la salle ou vous a été remis par la scolarité.
join-field = Code
join-field-hint = Huit lettres et chiffres. Majuscules, minuscules et tiret ne comptent pas.
join = Rejoindre
joined-done = Vous êtes inscrit.
field-code-missing = Tapez le code.
field-code-unknown = Ce code n’ouvre aucune session, ou n’est plus valable. Vérifiez-le, ou demandez le nouveau.
field-code-withdrawn = Vous avez été retiré de cette session. Adressez-vous à la scolarité.

calendar-tab = Calendrier
calendar-title = Ouverture et échéances des modules
calendar-says = Avant l’ouverture, un participant lit quand le module ouvrira ; les formateurs et les tuteurs voient tout. L’échéance n’interdit rien : après elle, le travail reste possible et compte. Les textes de loi sont toujours ouverts.
calendar-table = Dates par module
calendar-module = Module
calendar-opens = Ouvre le
calendar-due = À faire avant le
calendar-opens-of = { $title } : ouvre le
calendar-due-of = { $title } : à faire avant le
calendar-helper = Répartir les modules à partir d’une date
calendar-from = Premier module le
calendar-every = Un module
calendar-every-days = { $days ->
    [1] chaque jour
    [7] chaque semaine
    [14] toutes les deux semaines
   *[other] tous les { $days } jours
}
calendar-propose = Voir la répartition
calendar-preview = Proposition : rien n’est encore enregistré. Corrigez les dates au besoin, puis enregistrez.
calendar-kept-done = Calendrier enregistré.
calendar-faults = { $count ->
    [one] Les dates d’un module sont à corriger. Rien n’a été enregistré.
   *[other] Les dates de { $count } modules sont à corriger. Rien n’a été enregistré.
}
field-due-before = L’échéance précède l’ouverture.
extensions-title = Délais accordés
extension-title = Accorder un délai à une personne
extension-until = Nouvelle échéance
extension-give = Accorder ce délai
extension-given-done = Délai accordé.
field-until-before = Le module est déjà à faire plus tard que cela.
field-module-undated = Ce module n’a pas d’échéance.
refused-module-not-open = Ce module n’est pas encore ouvert.
module-not-open-title = Module pas encore ouvert
module-opens-at = Ce module ouvrira le { $time }, heure de l’école.
module-opens = ouvre le { $day }
module-due-at = À faire avant le { $time }, heure de l’école

attendance-tab = Présences
attendance-title = Présences
attendance-own = Mes présences
attendance-own-none = Aucune séance n’a encore été tenue.
meetings-title = Séances
meetings-none-title = Aucune séance
meetings-none = Ajoutez une séance, puis notez les présences.
meeting-new = Ajouter une séance
meeting-day = Jour
meeting-half = Demi-journée
meeting-what = Titre
meeting-what-hint = Par exemple : Atelier sur les éléments constitutifs.
meeting-make = Ajouter la séance
meeting-made-done = Séance ajoutée. Notez maintenant les présences.
half-morning = matin
half-afternoon = après-midi
half-day = journée
presence-present = présent
presence-late = retard
presence-excused = absent justifié
presence-absent = absent
presence-not-noted = non noté
presence-nothing = rien de noté
count-present = { $count ->
    [one] un présent
   *[other] { $count } présents
}
count-late = { $count ->
    [one] un retard
   *[other] { $count } retards
}
count-excused = { $count ->
    [one] un absent justifié
   *[other] { $count } absents justifiés
}
count-absent = { $count ->
    [one] un absent
   *[other] { $count } absents
}
attendance-by-person = Décompte par personne
attendance-sheet = Feuille de présence
attendance-keep = Enregistrer les présences
attendance-rest-present = Enregistrer, et noter présentes les personnes non notées
attendance-kept-done = Présences enregistrées.
attendance-import = Reprendre un fichier ou une liste
attendance-file-hint = CSV, deux colonnes : matricule, puis présent, retard, absent justifié ou absent (P, R, J, A conviennent).
attendance-paste = Ou coller les lignes
attendance-paste-hint = Une personne par ligne : matricule;présent
attendance-read = Noter ces présences
attendance-faults = { $count ->
    [one] Une ligne est à corriger. Rien n’a été noté.
   *[other] { $count } lignes sont à corriger. Rien n’a été noté.
}
attendance-nothing-noted = Corrigez ces lignes, puis envoyez de nouveau la liste entière.
attendance-fault-unknown = ce matricule n’est pas celui d’un participant de la session.
attendance-fault-status = ce mot ne dit ni présent, ni retard, ni absent justifié, ni absent.
attendance-fault-large = ce fichier est trop volumineux.
attendance-fault-empty = il n’y a aucune ligne à lire.

follow-tab = Suivi
follow-title = Suivi du travail
needs-title = Qui a besoin d’aide
needs-nobody = Personne, d’après les réponses et l’activité.
needs-count = { $count ->
    [one] Une personne.
   *[other] { $count } personnes.
}
needs-rule = Sont nommées ici les personnes qui échouent quatre fois de suite sur une question ou un objectif, celles sans activité depuis { $days } jours, et celles dont la réussite baisse de trente points entre les dix dernières réponses et les dix précédentes.
needs-this-one = Cette personne a besoin d’aide :
need-question = { $tries } échecs de suite à la question « { $title } »
need-objective = { $tries } échecs de suite sur l’objectif « { $title } »
need-never = n’a rien fait depuis son inscription, il y a { $days } jours
need-silent = aucune activité depuis { $days } jours
need-falling = réussite en baisse : { $lately } % sur les dix dernières réponses, { $before } % sur les dix d’avant
gain-title = Avant et après
gain-tests = { $before } / { $after }
gain-says = { $n } personnes ont passé les deux épreuves : moyenne { $pre } sur 20 avant, { $post } après, soit un écart de { $change }.
gain-interval = L’écart vrai est sans doute compris entre { $low } et { $high } (95 %).
gain-silent = { $n ->
    [0] Personne n’a passé les deux épreuves
    [one] Une seule personne a passé les deux épreuves
   *[other] { $n } personnes ont passé les deux épreuves
} : il en faut { $needed } pour que la comparaison dise quelque chose.
follow-grid-title = Participants et modules
follow-grid-measures = Ce que compte le tableau
measure-success = Réussite
measure-read = Lecture
measure-practised = Entraînement
follow-grid-caption-success = { $people ->
    [one] Réussite d’une personne, en pour cent des questions travaillées
   *[other] Réussite de { $people } personnes, en pour cent des questions travaillées
}
follow-grid-caption-read = { $people ->
    [one] Pages lues par une personne
   *[other] Pages lues par { $people } personnes
}
follow-grid-caption-practised = { $people ->
    [one] Questions travaillées par une personne
   *[other] Questions travaillées par { $people } personnes
}
follow-grid-spent = Temps
follow-grid-seen = Dernière activité
follow-grid-never = jamais
follow-grid-states = ✓ lu et travaillé en entier ; ? en cours ; ✗ en difficulté (au moins la moitié des dernières réponses fausses, sur quatre ou plus) ; sans marque, pas commencé. La réussite compte la dernière réponse à chaque question.
follow-grid-legend = Titres des modules
time-spent = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
state-not-started = pas commencé
state-under-way = en cours
state-struggling = en difficulté
state-done = lu et travaillé
percent = { $n } %
learner-modules = Module par module
answers-title = Réponses d’entraînement
answers-of = Réponses : { $title }
answers-all = Voir les réponses de tous les modules
answers-none = Aucune réponse.
answers-caption = { $count ->
    [one] Une réponse
   *[other] { $count } réponses, la dernière d’abord
}
answers-later = Plus récentes
answers-earlier = Plus anciennes
answer-question = Question
answer-given = Réponse donnée
answer-worth = Valeur
answer-when = Quand
answer-hinted = avec indice
answer-try = { $number ->
    [1] 1er essai
   *[other] { $number }e essai
}
write-to-person = Écrire à cette personne

next-resume-test = Reprendre l’épreuve : { $title }
next-resume-test-says = Elle est commencée, et le temps court.
next-practise = S’entraîner : { $title }
next-practise-go = Répondre à une question
next-sit = Passer l’épreuve : { $title }
next-sit-says = Les pages ouvertes sont lues et les questions travaillées.
next-sit-go = Voir l’épreuve
next-wait-title = Rien à faire pour l’instant
next-wait = « { $title } » ouvrira le { $time }, heure de l’école.
next-done = Tout est lu et travaillé
next-done-says = Vous pouvez relire une leçon ou reprendre une question.
due-title = À faire avant
due-in = { $days ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $days } jours
}
due-late = { $days ->
    [0] échéance passée aujourd’hui
    [1] en retard d’un jour
   *[other] en retard de { $days } jours
}
due-not-open = (pas encore ouvert)
stand-title = Où j’en suis
stand-time = Temps passé dans le cours : { $time }.
stand-modules = Module par module
stand-module = { $read } sur { $pages } pages lues, { $answered } sur { $questions } questions travaillées

notices-link = { $count ->
    [0] Avis
    [one] Avis (un non lu)
   *[other] Avis ({ $count } non lus)
}
notices-title = Avis
notices-none-title = Aucun avis
notices-none = Les ouvertures de modules, les échéances proches, les notes publiées et les messages reçus paraîtront ici.
notices-read-all = Tout marquer comme lu
notices-read-done = Marqué comme lu.
notice-mark-read = Marquer comme lu
notice-is-read = lu
notice-opened = Un module est ouvert : { $title }
notice-due = { $title } : à faire avant le { $time }
notice-test = L’épreuve « { $title } » ferme le { $time }
notice-message = Message de { $from } : { $subject }
notice-marks = Vos notes sont publiées : { $cohort }
notice-marks-withdrawn = La publication de vos notes est retirée : { $cohort }
notice-results = Les résultats de l’épreuve « { $title } » sont donnés
notice-appeal = Réponse à votre contestation de la question { $number }, épreuve « { $title } »

messages-title = Messages
messages-received = Reçus
messages-sent = Envoyés
messages-none = Vous n’avez reçu aucun message.
message-unread = non lu
message-to = à { $name }
message-from = de { $name }
message-to-many = { $name } ({ $count ->
    [one] une personne
   *[other] { $count } personnes
})
message-sender = De
message-recipient = À
message-date = Envoyé le
message-subject = Objet
message-body = Message
message-body-hint = Texte simple, { $most } caractères au plus.
message-send = Envoyer
message-answer = Répondre à { $name }
message-send-answer = Envoyer la réponse
message-sent-done = Message envoyé.
write-title = Écrire
write-says = Le message paraît dans les avis de chaque destinataire. Il n’est pas envoyé par courriel. Chacun peut répondre à vous seul.
write-to-cohort = { $count ->
    [one] Toute la session (une personne)
   *[other] Toute la session ({ $count } personnes)
}
write-to-group = Groupe : { $group }
field-subject-missing = Donnez un objet.
field-body-missing = Écrivez un message.
