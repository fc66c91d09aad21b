series-practice = S’entraîner
series-practice-of = S’entraîner : { $scope }
series-practice-says = Jusqu’à vingt questions, choisies selon vos réponses. La série s’arrête quand vos objectifs sont décidés, ou après quinze minutes. Rien ici ne compte dans vos notes.
series-practice-weight = La série entière tient en une réponse de moins de 40 ko : une coupure du réseau n’interrompt rien.
series-begin = Commencer
series-resume = Reprendre la série en cours
series-placement = Se positionner
series-placement-of = Se positionner : { $scope }
series-placement-says = Environ 6 minutes, 40 ko. Quelques questions trouvent ce que vous savez déjà et par où commencer. Le positionnement s’arrête dès que cela est clair.
series-placement-free = Vous pouvez refuser. Il n’y a pas de note, et personne d’autre ne voit vos réponses.
series-placement-refuse = Non merci, commencer sans positionnement
series-placement-again = Vous vous êtes positionné récemment. Vous pourrez recommencer à partir du { $day }.
series-placement-offer = Que savez-vous déjà ?
series-placement-declined = Vous avez choisi de commencer sans positionnement.
series-placement-declined-link = Se positionner quand même
series-review = Réviser
series-review-says = Des questions manquées reviennent au moment où l’on risque de les oublier, par petits paquets de deux minutes.
series-review-today = { $count ->
    [0] Rien à réviser aujourd’hui.
    [one] À réviser aujourd’hui : une question.
   *[other] À réviser aujourd’hui : { $count } questions.
}
series-review-done = { $count ->
    [one] Une question révisée aujourd’hui.
   *[other] { $count } questions révisées aujourd’hui.
}
series-review-waiting = { $count ->
    [one] Une autre attendra demain : c’est prévu ainsi.
   *[other] { $count } autres attendront les jours suivants : c’est prévu ainsi.
}
series-review-next = { $days ->
    [one] La prochaine révision est prévue demain.
   *[other] La prochaine révision est prévue dans { $days } jours.
}
series-review-never = Aucune question ne demande à être revue.
series-review-week = Les jours qui viennent
series-review-day = Jour
series-review-count = Questions prévues
series-stop = S’arrêter là
series-over = Fin de la série
series-nothing = Aucune question ne peut être posée ici pour le moment.
series-question = Question { $n }
series-why = Pourquoi cette question :
series-why-open = l’objectif « { $o } » reste à préciser ;
series-why-not-yet = l’objectif « { $o } » n’est pas encore acquis, et rien ne manque pour le travailler ;
series-why-keep-up = l’objectif « { $o } » est acquis : il s’agit de l’entretenir ;
series-why-ahead = l’objectif « { $o } » n’est pas encore acquis ;
series-why-right = elle est à votre mesure.
series-why-nearest = c’est la plus proche de votre niveau parmi celles qui restent.
series-why-to-learn = elle sert à mesurer sa propre difficulté ; votre réponse ne modifiera pas l’état de l’objectif.
series-why-placement = votre réponse renseigne sur « { $o } » et sur les objectifs voisins. Objectifs encore à préciser : { $n }.
series-why-review = vous l’aviez manquée, ou trouvée avec un indice ; c’est le moment de vérifier qu’elle est restée.
series-why-again = vous l’avez manquée tout à l’heure.
series-dots = Vos réponses
series-dot-right = juste
series-dot-hinted = juste avec un indice
series-dot-mended = manquée, puis rattrapée
series-dot-wrong = manquée
series-dot-now = question posée
series-sure-asks = Êtes-vous sûr de votre réponse ? (facultatif)
series-sure = sûr
series-unsure = pas sûr
series-sure-wrong = Vous étiez sûr de vous : c’est le point à reprendre en premier.
series-partial = En partie juste : { $n } sur { $o }.
series-next = Continuer
series-over-decided = Pour cette fois, tous les objectifs de la série sont décidés.
series-over-acquired = Tous les objectifs de la série sont acquis.
series-over-nothing = Vous avez vu toutes les questions de la série.
series-over-time = Les quinze minutes sont passées : c’est assez pour aujourd’hui.
series-over-stopped = Vous avez arrêté la série. Vos réponses sont enregistrées.
series-over-review = C’est fait pour cette fois.
series-tally = Réponses justes du premier coup : { $n } sur { $o }.
series-sure-first = À relire d’abord : vous étiez sûr de vous
series-states = Où vous en êtes
series-open-says = « À préciser » veut dire que vos réponses ne permettent pas encore de trancher : une prochaine série reprendra là.
series-again = Reprendre les questions manquées : { $n }
series-lesson = Relire :
series-lesson-read = Lire :
series-to-mastery = Ce que je sais
series-to-course = Retour au cours
series-to-replay = Revoir la série pas à pas
series-to-more = Réviser encore : { $count }
study-plan-title = Votre plan
study-plan-says = D’après votre positionnement du { $day }.
study-plan-acquired = Acquis :
study-plan-begin = À commencer par :
study-plan-later = Ensuite :
study-plan-none-acquired = Rien n’est encore acquis avec certitude : c’est le point de départ de chacun.
study-plan-all-acquired = Tout ce qui a pu être vérifié est acquis. L’entraînement permet de l’entretenir.
study-plan-practise = S’entraîner
study-plan-honest = Ce plan est une indication, tirée de peu de questions. L’entraînement le précise.
replay-title = La série pas à pas
replay-says = Chaque question, la raison de son choix et votre réponse, telles qu’elles ont été inscrites.
replay-same = Rejouée à partir de son journal, cette série donne les mêmes questions, pour les mêmes raisons.
replay-differs = Rejouée à partir de son journal, cette série s’écarte de ce qui a été inscrit à l’étape { $step }. Signalez-le à la scolarité.
replay-started = Commencée le { $moment }. Paramètres : { $parameters }.
replay-pool = Questions qui pouvaient être posées : { $count }.
replay-readers = Laissées de côté parce qu’elles s’adressent à d’autres lecteurs : { $count }.
replay-seen = Laissées de côté parce que leur correction est trop récente : { $count }.
replay-full = Laissées de côté parce que la série était complète : { $count }.
replay-kind = Laissées de côté parce qu’une personne doit les corriger, ou parce que ce sont des dossiers : { $count }.
replay-among = Choisie parmi { $count }.
replay-certainty = Vous avez dit être sûr.
replay-doubt = Vous avez dit ne pas être sûr.
replay-not-counted = Cette réponse ne compte pas dans l’état de l’objectif.
replay-other-way = Réponse venue d’un autre appareil ou reprise : elle n’a pas été choisie par la série.
field-placement-too-soon = Un positionnement a déjà été fait récemment.
series-to-review = Révisions du jour
takeover-offer = Ce navigateur a gardé des réponses données sans compte : { $n }. Les reprendre dans votre plan d’entraînement ? Elles ne comptent ni dans l’état de vos objectifs, ni dans vos notes.
takeover-no = Ne pas les reprendre
takeover-yes = Les reprendre
takeover-done = Réponses reprises dans votre plan d’entraînement.
