mastery-title = Ce que je sais
mastery-of = Ce que je sais : { $course }
mastery-says = D’après vos réponses d’entraînement. Cela ne compte pas dans les notes, et chaque état peut changer avec vos prochaines réponses.
mastery-words = « acquis » : vos réponses suffisent pour le dire. « pas encore » : elles montrent que l’objectif est à travailler. « à préciser » : elles ne permettent pas encore de trancher.
mastery-map = La carte des objectifs
mastery-map-says = Un trait relie un objectif à ceux qu’il demande. La liste ci-dessous dit la même chose.
mastery-list = La liste
mastery-critical = Objectif critique : il se démontre par lui-même.
mastery-requires = Demande :
mastery-counts = { $right ->
    [one] Une réponse juste
   *[other] { $right } réponses justes
} et { $wrong ->
    [one] une fausse
   *[other] { $wrong } fausses
} prises en compte ; la dernière le { $day }.
mastery-only = Des réponses ont été données, mais aucune n’est prise en compte : indice ouvert, ou correction trop récente. La dernière date du { $day }.
mastery-borrowed = Vos réponses à d’autres objectifs y contribuent.
mastery-none = Aucune réponse sur cet objectif.
mastery-answers = Les réponses, une à une
mastery-right = juste
mastery-wrong = manquée
mastery-hinted = avec un indice
mastery-sure-wrong = vous étiez sûr
mastery-not-counted = non prise en compte
mastery-practise = S’entraîner
mastery-read = Lire la leçon
mastery-keep-up = Entretenir
mastery-next = À faire ensuite :
mastery-first-requires = commencer par ce qu’il demande, puis
mastery-sure-first = À relire d’abord : vous étiez sûr de vous
mastery-sure-says = Ces réponses étaient fausses alors que vous vous disiez sûr. Ce sont les plus utiles à reprendre.
mastery-tally = { $acquired } acquis, { $notyet } pas encore, { $open } à préciser, sur { $all } objectifs
mastery-see = Voir le détail et la carte
mastery-plan = acquis d’après votre positionnement
cohort-misled = À reprendre d’abord avec le groupe
cohort-misled-says = Questions d’entraînement où des personnes se disaient sûres, et se trompaient. Personne n’est nommé.
cohort-misled-count = { $count ->
    [one] une personne
   *[other] { $count } personnes
}
