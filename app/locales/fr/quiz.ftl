answer = Répondre
answer-again = Répondre à nouveau
answer-change = Changer ma réponse
answer-right = C’est la bonne réponse.
answer-wrong = Ce n’est pas la bonne réponse.
answer-was = La bonne réponse était celle-ci.
answer-missed = Il fallait aussi retenir ceci.
answer-partial = En partie juste : { $earned } sur { $of }.
answer-unmarked = Enregistré. Une personne corrigera ce texte.
expected-answer = Réponse attendue
hint = Indice
explanation = Explication
several-answers = Plusieurs réponses sont possibles.
choose = Choisir…
order-says = Donnez à chaque ligne son rang.
match-says = Choisissez pour chaque ligne ce qui lui correspond.
your-number = Votre réponse, en chiffres
your-words = Votre réponse, en quelques mots
your-text = Votre texte
words-folded = Majuscules, accents et apostrophes ne comptent pas.
gap-number = Blanc { $number }
saving = Enregistrement…
saved-at = Enregistré { $time }
saved-later = Pas encore enregistré : ce sera envoyé dès le retour du réseau.
saved-sign-in = Pas encore enregistré : votre connexion a pris fin. Connectez-vous dans un autre onglet ; la réponse partira d’ici.
saved-here-only = Gardé dans ce navigateur seulement.
test-rules = Avant de commencer
test-rule-length = { $count } questions tirées au sort, dans un ordre qui vous est propre.
test-rule-minutes = { $count } minutes à partir du début. L’horloge est celle du serveur : elle continue si vous fermez la page.
test-rule-saved = Chaque réponse est enregistrée dès que vous l’envoyez. Après une coupure, vous reprenez où vous en étiez.
test-rule-change = Vous pouvez revenir sur une réponse jusqu’à la remise.
test-rule-half = Une question sans réponse ne rapporte rien. Une mauvaise réponse n’enlève rien.
test-rule-training = Cette épreuve sert à s’entraîner : la banque de questions est publique.
test-attempts = { $left ->
    [0] Il ne vous reste pas d’essai.
    [one] Il vous reste un essai.
   *[other] Il vous reste { $left } essais.
}
test-open = Commencer l’épreuve
test-resume = Reprendre l’épreuve
test-not-yet = Cette épreuve ouvre le { $moment }.
test-closes = À remettre avant le { $moment }.
test-past = Cette épreuve est close depuis le { $moment }.
test-your-attempts = Vos essais
attempt-number = Essai { $number }
attempt-open = en cours
attempt-handed-in = Remis le { $moment }
question-of = Question { $ordinal } sur { $count }
test-save = Enregistrer et continuer
test-until = À remettre avant { $time }
test-look-over = Relire avant de remettre
test-answered = répondue
test-unanswered = sans réponse
test-hand-in = Remettre ma copie
test-hand-in-says = Une fois la copie remise, vous ne pourrez plus la changer.
test-all-answered = Vous avez répondu à toutes les questions.
test-some-unanswered = { $count ->
    [one] Une question est sans réponse.
   *[other] { $count } questions sont sans réponse.
}
test-result = Résultat
test-mark = Note
test-passed = Au-dessus du seuil de { $pass }
test-failed = En dessous du seuil de { $pass }
test-handed-in = Copie remise.
test-correction = Correction, question par question
test-your-answer-none = Vous n’avez pas répondu.
test-last-saved = Dernière réponse enregistrée à { $time }
out-of-twenty = { $mark } / 20
progress-title = Où j’en suis
progress-says = D’après vos réponses d’entraînement. Cela ne compte pas dans les notes.
progress-nothing = Rien encore
progress-nothing-says = Lisez une leçon ou répondez à une question : votre avancée s’affichera ici.
progress-objective = Objectif
progress-answered = Répondues
progress-right = Justes
progress-state = État
progress-acquired = acquis
progress-open = à préciser
progress-not-yet = pas encore
progress-not-started = pas commencé
progress-of = { $part } sur { $all }
progress-tests = Mes notes
progress-module = Module
takeover-says = { $count ->
    [one] Ce navigateur a gardé une réponse donnée sans compte. La reprendre dans votre entraînement ?
   *[other] Ce navigateur a gardé { $count } réponses données sans compte. Les reprendre dans votre entraînement ?
}
case-dossier = Les pièces du dossier
case-work = Votre travail
case-step-of = Étape { $ordinal } sur { $count } : { $title }
case-step-title = Étape { $ordinal } : { $title }
case-to-step = Aller à l’étape { $ordinal }
case-to-summary = Aller au bilan
case-to-papers = Relire les pièces
case-steps = Étapes du dossier
case-under-way = étape en cours
case-to-come = à venir
case-right = juste
case-partly = en partie juste, { $earned } sur { $of }
case-wrong = à revoir
case-compare = à comparer
case-your-answer = Votre réponse
case-essay-compare = Personne ne corrige cet entraînement : comparez vous-même votre texte, critère par critère, à ce qui est attendu.
case-criterion = Critère
case-points = Points
case-expected = Attendu
case-visitor = Sans compte, vous lisez tout le dossier et répondez à la première étape ; rien n’est conservé. Pour le traiter jusqu’au bout, connectez-vous.
case-visitor-sign-in = Se connecter pour traiter le dossier
case-summary = Bilan du dossier
case-summary-good = Vous tenez l’essentiel de ce dossier.
case-summary-fair = La trame est là ; plusieurs points demandent encore à être repris.
case-summary-poor = Ce dossier est à reprendre : relisez les pièces et les explications, puis recommencez-le.
case-summary-own = Ce dossier ne compte que des textes à comparer vous-même au modèle.
case-tally-right = Justes
case-tally-partly = En partie justes
case-tally-wrong = À revoir
case-tally-compare = À comparer
case-qualification = Votre qualification, face à celle du modèle
case-you-held = Vous avez retenu
case-model-holds = Le modèle retient
case-differences = Étape par étape, ce qui vous sépare du modèle
case-as-model = Conforme au modèle.
case-own-text = Votre texte et les critères se relisent à l’étape.
case-restart = Recommencer le dossier
case-restart-says = Vous repartez de la première étape. Vos réponses actuelles restent inscrites à votre historique, mais ne s’affichent plus ici.
case-restarted = Dossier recommencé : vous êtes à la première étape.
case-steps-count = { $count ->
    [one] une étape
   *[other] { $count } étapes
}
case-wrongly-held = Retenu à tort :
case-left-out = Omis :
case-rank = rang { $rank }
case-you = Vous :
case-model = Le modèle :
case-nothing = rien
