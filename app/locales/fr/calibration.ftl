nav-questions = Questions
questions-title = Quelles questions fonctionnent ?
questions-lead = Ce que les réponses disent de chaque question, et ce que vous pensez de sa difficulté. Seule compte la première réponse de chaque apprenant, sans indice.
questions-calibrated = Étalonnage { $name } du { $day } : { $answers } réponses de { $learners } apprenants.
questions-not-calibrated = Aucun étalonnage jusqu’ici : la difficulté de chaque question est celle que son auteur lui donne.
questions-objective = Objectif
questions-total = Questions
questions-answered = Avec 10 réponses
questions-to-look-at = À revoir
questions-rated = Évaluées
questions-none = Aucune question publiée.
questions-of-objective = Questions de cet objectif
questions-question = Question
questions-bank = Usage
questions-practice = entraînement
questions-exam = examen
questions-n = Réponses
questions-right = Justes
questions-verdict = Ce qu’on peut dire
questions-judges = Avis
questions-few = trop peu
questions-percent = { $share } %
question-says-few = Trop peu de réponses pour juger : { $n } sur { $needed }.
question-says-against = Les plus forts y répondent moins bien que les autres : vérifiez la clé.
question-says-easy = Presque tout le monde répond juste.
question-says-hard = Moins de réponses justes que par hasard.
question-says-little = Elle sépare peu les plus forts des plus faibles.
question-says-works = Rien à signaler.
question-against = clé à vérifier
question-easy = trop facile
question-hard = trop difficile
question-little = sépare peu
question-works = rien à signaler
question-waiting = trop peu de réponses
question-unlike = traite les pays différemment
question-figures = Ce que disent les réponses
question-no-answer = Personne n’y a encore répondu.
question-n = { $n ->
    [one] { $n } apprenant y a répondu pour la première fois, sans indice.
   *[other] { $n } apprenants y ont répondu pour la première fois, sans indice.
}
question-right = { $share } % de réponses justes (à 95 %, entre { $low } et { $high } %).
question-right-few = Moins de { $needed } réponses : la part de réponses justes n’est pas montrée.
question-discrimination = Lien avec le reste des réponses : { $r } (à 95 %, entre { $low } et { $high }), sur { $n } apprenants. De 0,20 à 0,40 est courant ; en dessous de 0, la clé est douteuse.
question-discrimination-few = Moins de { $needed } apprenants comparables : on ne dit pas encore si elle sépare les plus forts des plus faibles.
question-country-few = { $country } : moins de 100 réponses d’un côté, on ne compare pas encore.
question-country-none = { $country } : pas de différence à niveau égal.
question-country-moderate = { $country } : différence moyenne à niveau égal. Relisez la formulation.
question-country-large = { $country } : grande différence à niveau égal. Écartez la question le temps de la relire.
question-difficulty = Difficulté retenue
question-believed = Un apprenant moyen répond juste { $share } fois sur 100 (à 95 %, entre { $low } et { $high }).
question-author = Niveau donné par l’auteur : { $level } sur 5.
question-opinions = Avis des formateurs et relecteurs
question-no-opinion = Personne n’a encore donné son avis.
question-levels = { $judges ->
    [one] { $judges } avis, niveau { $mean } sur 5.
   *[other] { $judges } avis, niveau moyen { $mean } sur 5, écart { $spread }.
}
question-borderlines = { $judges ->
    [one] { $judges } avis : { $mean } apprenants sur 100 au seuil répondraient juste.
   *[other] { $judges } avis : { $mean } apprenants sur 100 au seuil répondraient juste, écart { $spread }.
}
question-rate = Votre avis
question-rate-says = Donnez-le avant de lire ce que disent les réponses, plus bas. Votre avis sert au prochain étalonnage ; il compte de moins en moins à mesure que les réponses arrivent.
question-level = Niveau
question-level-1 = 1 – Presque tous les débutants savent (ex. : un mineur est un enfant jusqu’à 18 ans)
question-level-2 = 2 – Qui a lu la leçon sait
question-level-3 = 3 – Il faut avoir compris, un apprenant moyen hésite
question-level-4 = 4 – Il faut relier plusieurs règles
question-level-5 = 5 – Un magistrat expérimenté peut se tromper
question-level-none = Sans avis
question-borderline = Sur 100 apprenants tout juste au niveau requis, combien répondraient juste ?
question-borderline-hint = Un nombre de 1 à 99. Facultatif.
question-rate-send = Enregistrer mon avis
question-rated-done = Avis enregistré. Il servira au prochain étalonnage.
field-level-missing = Donnez un niveau, ou un nombre d’apprenants.
field-level-unfit = Un niveau va de 1 à 5.
field-borderline-unfit = Donnez un nombre entier de 1 à 99.
