### regrade
regrade-title = Corriger de nouveau
regrade-title-of = Corriger de nouveau : { $test }
regrade-list-says = Quand une question s’est révélée fausse, les copies déjà rendues peuvent être corrigées de nouveau. Vous voyez d’abord chaque note qui changerait. Rien n’est écrit avant votre accord, et tout peut être défait.
regrade-none-title = Aucune copie
regrade-none = Les épreuves paraîtront ici quand des copies auront été rendues.
regrade-copies = { $count ->
    [one] une copie
   *[other] { $count } copies
}
regrade-past = Corrections déjà faites
regrade-past-line = { $title }, le { $when }
regrade-past-undone = défaite
regrade-says = Dites ce qui est fait de chaque question, dans toutes les copies qui la contiennent. Une copie garde les réponses qui y ont été données ; seule la note change.
regrade-caption = Questions de ces copies
regrade-others = { $count ->
    [one] L’autre question de ces copies
   *[other] Les { $count } autres questions de ces copies
}
regrade-none-corrected = Aucune question de ces copies n’a changé de clé depuis. Une question peut quand même être neutralisée, ou valoir tous ses points à chacun.
regrade-question = Question
regrade-held-by = Copies
regrade-since = Depuis les copies
regrade-do = Ce qui en est fait
regrade-do-with = Ce qui est fait de { $question }
corrected-no = inchangée
corrected-rewritten = réécrite ou retirée : sa nouvelle clé ne s’applique pas
corrected-key = clé corrigée
ruling-kept = corrigée comme avant
ruling-new-key = corrigée avec la nouvelle clé
ruling-left-out = neutralisée : elle ne compte plus
ruling-full = tous les points à chacun
regrade-look = Voir ce qui changerait
regrade-dry = Ce qui changerait
regrade-dry-says = Rien n’est encore écrit.
regrade-dry-count = { $count ->
    [0] Aucune note ne changerait.
    [one] Une note changerait.
   *[other] { $count } notes changeraient.
}
regrade-dry-same = { $count ->
    [0] { "" }
    [one] Une copie garderait sa note.
   *[other] { $count } copies garderaient leur note.
}
regrade-dry-caption = Chaque note qui changerait
regrade-attempt = Essai
regrade-before = Note de la copie
regrade-after = Deviendrait
regrade-stands = Note retenue ensuite
regrade-stands-still = inchangée : un autre essai ou une note écrite à la main est retenu
regrade-questions = Questions
regrade-left = Copies laissées comme elles sont
regrade-left-line = { $name }, essai { $attempt }
regrade-by-hand = une personne a écrit la note de cette copie
regrade-nothing-left = toutes ses questions seraient neutralisées
regrade-reason-hint = Obligatoire. Il paraîtra dans l’histoire de chaque note, et l’apprenant pourra le lire sur sa copie.
regrade-apply = { $count ->
    [one] Corriger une note
   *[other] Corriger { $count } notes
}
regrade-change = Changer ce qui est fait des questions
regrade-stale = Des notes ou des questions ont changé depuis que vous avez vu cette liste : rien n’a été écrit. Voici ce qui changerait maintenant.
regrade-done = Les copies sont corrigées de nouveau.
regrade-undone-done = La correction est défaite.
regrade-back = Retour aux épreuves à corriger de nouveau
regraded-title = { $test } : correction du { $when }
regraded-by = Faite par
regraded-reason = Motif
regraded-rulings = Ce qui a été fait des questions
regraded-caption = Notes que cette correction a changées
regraded-was = Avant
regraded-became = Après
regraded-state = Aujourd’hui
regraded-stands = en vigueur
regraded-overtaken = autre chose a été écrit depuis
regraded-undone = défaite
regraded-undone-on = Défaite le { $when } par { $name }. Motif : { $reason }
regraded-undo = Défaire
regraded-undo-says = { $count ->
    [one] Une note redevient ce qu’elle était, par une nouvelle ligne de son histoire. Rien n’est effacé.
   *[other] { $count } notes redeviennent ce qu’elles étaient, chacune par une nouvelle ligne de son histoire. Rien n’est effacé.
}
regraded-undo-left = { $count ->
    [one] Une note a été écrite de nouveau depuis : elle reste comme elle est.
   *[other] { $count } notes ont été écrites de nouveau depuis : elles restent comme elles sont.
}
regraded-undo-none = Chaque note a été écrite de nouveau depuis : il n’y a plus rien à défaire ici.
regraded-undo-hint = Obligatoire. Il paraîtra dans l’histoire de chaque note.
regraded-undo-do = Défaire cette correction
regraded-conflict = Rien n’a été défait : une autre personne l’a fait entre-temps, ou toutes ces notes ont été écrites de nouveau.
copy-regraded = Cette copie a été corrigée de nouveau le { $when } : la note de { $before } / 20 est devenue { $after } / 20. Motif : { $reason }
copy-regraded-below = La correction ci-dessous est celle du jour où la copie a été rendue.
