### Épreuves : le temps, la salle, les résultats, les recours.
test-rule-grace = À l’heure limite, la copie est remise d’elle-même avec ce qui est enregistré. Une réponse déjà partie est encore prise pendant 30 secondes ; ensuite elle est conservée à part et ne compte pas.
test-rule-cut = Si le réseau coupe, la réponse attend dans ce navigateur et part à son retour. Ne fermez pas la page avant d’avoir lu « Enregistré ».
test-rule-device = Vous pouvez reprendre sur un autre appareil. Si deux onglets ou deux appareils répondent à la même question, tout est conservé et la dernière réponse reçue compte.
test-rule-at-once = La note et la correction s’affichent dès la remise.
test-rule-at-close = La note et la correction s’affichent à la fermeture de l’épreuve, quand plus personne ne compose.
test-rule-by-act = La note et la correction s’affichent quand le formateur les publie.
test-rule-free = Sans limite de temps.
test-rule-beyond = { $count ->
    [one] Dont une minute de temps supplémentaire accordée à vous.
   *[other] Dont { $count } minutes de temps supplémentaire accordées à vous.
}
test-make-up = Session de remplacement : ces heures vous sont propres.
test-resit = Rattrapage : ces heures vous sont propres.
test-note = Aménagement : { $note }
test-code = Code de début
test-code-hint = Le surveillant le donne dans la salle. Majuscules et espaces ne comptent pas.
test-paused-room = La salle est suspendue depuis { $time }. Personne ne peut commencer pour l’instant.
test-left = { $count ->
    [one] Il reste une minute
   *[other] Il reste { $count } minutes
}
test-left-less = Il reste moins d’une minute
test-left-at = ({ $time })
test-over = Le temps est écoulé
test-over-says = Votre copie est remise d’elle-même avec ce qui est enregistré. Une réponse déjà partie est encore prise pendant quelques secondes.
test-refresh = Actualiser
test-flag = À revoir avant la remise
test-flagged = à revoir
test-some-flagged = { $count ->
    [one] Une question est marquée « à revoir ».
   *[other] { $count } questions sont marquées « à revoir ».
}
test-came-twice = { $count ->
    [one] Une réponse reçue.
   *[other] { $count } réponses reçues, toutes conservées ; celle de { $time } compte.
}
test-came-devices = Elles viennent de plusieurs navigateurs.
test-overtaken = Une autre réponse à cette question était arrivée entre-temps, d’un autre onglet ou d’un autre appareil. Les deux sont conservées ; celle-ci, reçue la dernière, compte.
test-not-complete = Réponse incomplète : pas encore enregistrée.
test-flag-kept = Marque enregistrée { $time }
test-paused = Épreuve suspendue
test-paused-says = Le surveillant a suspendu l’épreuve à { $time }. Le temps ne court pas : l’heure limite sera reportée d’autant. Vos réponses enregistrées le restent.
test-paused-refused = L’épreuve est suspendue : cette réponse n’est pas encore enregistrée. Renvoyez-la à la reprise ; le temps ne court pas.
test-waiting = Pas encore enregistré : la réponse attend dans ce navigateur et partira au retour du réseau. Ce qui était enregistré avant l’est pour de bon. Ne fermez pas cette page.
test-waiting-paused = Épreuve suspendue : la réponse attend dans ce navigateur et partira à la reprise.
test-handed-in-title = Copie remise
test-handed-in-at = Vous avez remis votre copie le { $moment }.
test-closed-at = L’heure limite est passée : votre copie a été remise d’elle-même le { $moment }, avec ce qui était enregistré.
test-answered-count = { $part } réponses enregistrées sur { $all } questions.
test-results-at-close = La note et la correction s’afficheront ici à la fermeture de l’épreuve.
test-results-by-act = La note et la correction s’afficheront ici quand le formateur les publiera.
test-late-count = { $count ->
    [one] Une réponse est arrivée après la fin : elle est conservée à part et ne compte pas.
   *[other] { $count } réponses sont arrivées après la fin : elles sont conservées à part et ne comptent pas.
}
test-voided = Cet essai a été annulé : { $reason }
test-voided-tag = annulé
test-wait-mark = note à venir
refused-room-paused = La salle est suspendue par le surveillant : rien n’est perdu et le temps ne court pas. Réessayez à la reprise.
refused-answer-late = Cette réponse est arrivée après la fin de l’épreuve. Elle est conservée à part et ne compte pas ; ce qui était enregistré avant compte.
refused-wrong-start-code = Ce n’est pas le code de début en cours. Demandez-le au surveillant.
refused-not-released = Les résultats de cette épreuve ne sont pas encore publiés.
field-closes-missing = Donnez une date de fermeture : les résultats l’attendent.
field-minutes-unfit = Donnez un nombre de minutes raisonnable.
field-release-open = Des copies sont en cours : leurs auteurs liraient les réponses. Attendez qu’elles soient remises.
settings-title = Réglages de l’épreuve
settings-of = Réglages
settings-says = Heures de l’école ({ $zone }). Les copies déjà commencées gardent le temps qu’elles ont.
settings-minutes = Minutes
settings-minutes-hint = Le cours en prévoit { $count }. Laissez vide pour les garder.
settings-release = Quand les résultats s’affichent
settings-at-once = dès la remise
settings-at-close = à la fermeture de l’épreuve
settings-by-act = quand je les publie
settings-code = Un code de début, donné par le surveillant, est nécessaire pour commencer
settings-forms = Formes parallèles
settings-forms-balanced = équilibrées : la moitié commence par la forme A, l’autre par la forme B, puis on échange
settings-forms-first = forme A pour tous
settings-forms-second = forme B pour tous
settings-keep = Enregistrer les réglages
settings-kept = Réglages enregistrés.
settings-results = Résultats
settings-results-out = Publiés le { $moment }.
settings-results-not = Pas encore publiés : les apprenants ne voient ni note ni correction.
settings-results-rule = Ils suivent le réglage ci-dessus, sans autre acte.
settings-results-give = Publier les résultats
settings-results-take = Retirer les résultats
settings-results-given = Résultats publiés.
settings-results-taken = Résultats retirés.
settings-under-way = { $count ->
    [0] Aucune copie en cours.
    [one] Une copie en cours.
   *[other] { $count } copies en cours.
}
settings-people = Aménagements par personne
settings-people-says = Temps supplémentaire, session de remplacement, rattrapage : une personne à la fois, avec un motif.
settings-person-none = comme les autres
terms-title = Aménagements
terms-says = Ils valent pour les essais à venir. Pour rendre du temps à une copie en cours, passez par la salle.
terms-attempts = Essais en plus
terms-attempts-hint = Un rattrapage demande d’ordinaire un essai de plus.
terms-percent = Temps supplémentaire, en pour cent
terms-percent-hint = Par exemple 33 pour un tiers-temps.
terms-minutes = Minutes en plus
terms-own = Heures propres
terms-own-none = celles de la session
terms-own-make-up = session de remplacement
terms-own-resit = rattrapage
terms-opens = Ouvre pour cette personne le
terms-closes = Ferme pour cette personne le
terms-note = Ce que la personne doit savoir
terms-note-hint = Elle le lit avant de commencer. Par exemple : salle 2, ordinateur près de la fenêtre.
terms-keep = Enregistrer les aménagements
terms-kept = Aménagements enregistrés.
terms-short-attempts = { $count ->
    [one] un essai de plus
   *[other] { $count } essais de plus
}
terms-short-percent = { $count } % de temps en plus
terms-short-minutes = { $count ->
    [one] une minute de plus
   *[other] { $count } minutes de plus
}
rooms-title = Salles d’épreuve
rooms-none = Aucune épreuve en salle
rooms-none-says = Une salle paraît ici quand une épreuve a des heures d’ouverture, un code de début ou des copies en cours.
rooms-answering = { $count ->
    [0] personne ne compose
    [one] une copie en cours
   *[other] { $count } copies en cours
}
room-open = Tenir la salle
room-as-of = État à { $time }.
room-as-of-day = État au { $moment }.
room-counts-absent = Pas commencé
room-counts-answering = Composent
room-counts-done = Ont remis
room-code = Code de début
room-code-none = Aucun code n’a encore été donné : personne ne peut commencer.
room-code-free = Cette épreuve se commence sans code. Les réglages permettent d’en demander un.
room-code-since = Donné à { $time }. Écrivez-le au tableau quand tout le monde est installé.
room-code-give = Donner un code
room-code-again = Changer de code
room-code-given = Code donné. Le précédent ne vaut plus.
room-pause-title = Suspendre
room-pause-says = Le temps s’arrête pour toute la salle et les réponses sont refusées jusqu’à la reprise. L’heure limite de chaque copie est reportée de la durée de l’arrêt.
room-pause = Suspendre la salle
room-paused-since = Salle suspendue depuis { $time }. Le temps ne court pas.
room-resume = Reprendre
room-paused-done = Salle suspendue.
room-resumed-done = La salle a repris : l’heure limite de chaque copie est reportée.
room-reason = Motif
room-time-title = Rendre du temps
room-time-says = Après une coupure, par exemple. Une copie que l’horloge a remise entre-temps est rouverte, sauf si son auteur a pu voir la correction.
room-time-minutes = Minutes rendues
room-time-give = Rendre ce temps à toute la salle
room-time-give-one = Rendre ce temps à cette personne
room-time-given = Temps rendu.
room-note-title = Noter un incident
room-note = Ce qui s’est passé
room-note-write = Inscrire au procès-verbal
room-note-written = Inscrit au procès-verbal.
room-seats = Places
room-seat-caption = { $count ->
    [one] Une personne, par matricule
   *[other] { $count } personnes, par matricule
}
room-seat-state = État
room-seat-progress = Réponses
room-seat-last = Dernier enregistrement
room-seat-due = Heure limite
room-state-absent = pas commencé
room-state-answering = compose
room-state-paused = suspendu
room-state-handed-in = a remis à { $time }
room-state-time-up = remis par l’horloge à { $time }
room-state-voided = annulé
room-began = commencé à { $time }
room-seat-says = Tout acte s’inscrit au procès-verbal de la salle.
room-void-title = Annuler l’essai
room-void-says = La copie et ses réponses sont conservées, mais ne comptent plus. La personne peut recommencer, sur un autre sujet, seulement si vous le cochez.
room-void-again = Permettre de recommencer
room-void = Annuler cet essai
room-voided = Essai annulé.
room-log = Procès-verbal
room-log-title = Procès-verbal de salle
room-log-none = Rien n’est encore inscrit.
room-log-at = Heure
room-log-what = Fait
room-log-who = Qui
room-log-by = Inscrit par
room-log-everybody = la salle
room-log-sign = Le surveillant
room-log-sign-other = La scolarité
room-log-code = Code de début donné
room-log-paused = Salle suspendue
room-log-resumed = { $count ->
    [one] Reprise après une minute
   *[other] Reprise après { $count } minutes
}
room-log-time = { $count ->
    [one] Une minute rendue
   *[other] { $count } minutes rendues
}
room-log-voided = Essai annulé
room-log-reset = Essai annulé, à recommencer
room-log-note = Incident
appeal-title = Contester cette question
appeal-says = Dites ce que vous contestez : l’énoncé, la correction ou le droit appliqué. Le formateur répond ici ; les deux textes sont conservés.
appeal-words = Votre contestation
appeal-lodge = Envoyer la contestation
appeal-lodged = Contestation envoyée.
appeal-yours = Votre contestation, le { $moment }
appeal-waits = Réponse attendue.
appeal-upheld = Contestation admise
appeal-dismissed = Contestation rejetée
appeal-answered = Réponse du { $moment }
appeals-title = Contestations
appeals-none = Aucune contestation
appeals-none-says = Un apprenant peut contester une question quand les résultats sont publiés.
appeals-question = { $test }, question { $ordinal }
appeals-outcome = Décision
appeals-answer = Votre réponse, motivée
appeals-send = Répondre
appeals-done = Réponse envoyée.
appeals-mark-hint = Admettre ne change pas la note : modifiez-la ensuite dans les notes, avec le motif.
appeals-replay = Relire comment la copie a été faite
copy-replay-title = Comment cette copie a été faite
copy-replay-link = Voir comment cette copie a été tirée, répondue et corrigée
copy-replay-draw = Le tirage
copy-replay-draw-says = Le sujet suit de la version du cours, de la graine et du plan de l’épreuve. Le même tirage a été refait à l’instant.
copy-replay-draw-same = Le tirage refait donne exactement le même sujet.
copy-replay-draw-differs = Le tirage refait donne un autre sujet. Signalez-le à l’administrateur.
copy-replay-unknown = Cette copie est d’une version antérieure : il manque de quoi refaire le tirage.
copy-replay-seed = Graine
copy-replay-revision = Version du cours
copy-replay-language = Langue
copy-replay-form = Forme
copy-replay-form-name = { $form ->
    [0] A
    [1] B
   *[other] n° { $number }
}
copy-replay-country = Pays
copy-replay-among = { $count } questions sur { $among } possibles
copy-replay-withdrawn = { $count ->
    [0] Aucune question n’était écartée pour son droit.
    [one] Une question était écartée, parce que son droit n’était pas sûr ce jour-là.
   *[other] { $count } questions étaient écartées, parce que leur droit n’était pas sûr ce jour-là.
}
copy-replay-reused = La banque n’avait plus assez de questions nouvelles : certaines avaient été vues à un essai précédent.
copy-replay-time = Le temps
copy-replay-opened = Ouverte le
copy-replay-due = Heure limite
copy-replay-closed = Remise
copy-replay-minutes = Temps accordé
copy-replay-minutes-beyond = { $beyond ->
    [0] { $count } minutes
   *[other] { $count } minutes, dont { $beyond } de plus que les autres
}
copy-replay-room = Dans la salle
copy-replay-lines = Les réponses, dans l’ordre où le serveur les a reçues
copy-replay-at = Reçue à
copy-replay-question = Question
copy-replay-deed = Fait
copy-replay-stands = réponse retenue
copy-replay-replaced = remplacée ensuite
copy-replay-late = après la fin, non comptée
copy-replay-taken-back = réponse saisie depuis le papier, retirée ensuite
copy-replay-flag = marquée « à revoir »
copy-replay-unflag = marque ôtée
copy-replay-browser = navigateur { $number }
copy-replay-marking = La correction
copy-replay-marking-says = Chaque réponse retenue a été corrigée de nouveau, à l’instant, avec la clé de cette version du cours.
copy-replay-marking-same = La correction refaite donne la même note : { $mark } / 20.
copy-replay-marking-differs = La correction refaite donne { $mark } / 20, et non la note conservée. Signalez-le à l’administrateur.
copy-replay-marking-none = Aucune note n’a été conservée pour cette copie.
copy-replay-points = Points
copy-replay-no-answer = sans réponse
copy-replay-of = { $earned } sur { $of }
copy-replay-who = Copie de { $who }
nav-rooms = Salles
