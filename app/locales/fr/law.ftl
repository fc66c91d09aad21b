nav-reviews = Relectures
impact-title = Ce qui en dépend
impact-says = Leçons, questions et épreuves des cours publiés qui reposent sur cette disposition. Visible des formateurs et des relecteurs.
impact-none = Aucun cours publié n’en dépend.
report-title = Erreurs signalées
report-reported = signalé
report-answered = répondu
report-waiting = { $count ->
    [one] Un lecteur a signalé une erreur : un relecteur va l’examiner.
   *[other] { $count } erreurs signalées par des lecteurs sont à l’examen.
}
report-dates = Signalé le { $reported }, réponse le { $answered }.
report-ask = Signaler une erreur dans cette disposition
report-words = Quelle erreur ?
report-words-hint = Dites ce qui est inexact et, si possible, la référence du Journal officiel. 2 000 caractères au plus.
report-send = Signaler
report-answer = Répondre
report-answer-hint = La réponse est publiée sur la page de la disposition ; le signalement ne l’est pas.
report-answer-send = Publier la réponse
reviews-title = Relectures
reviews-say = Ce qui repose sur une disposition abrogée, incertaine, en projet ou à vérifier, dans les cours publiés et dans ceux que suivent les sessions.
reviews-exam = Questions d’examen retirées du tirage
reviews-exam-say = Elles ne sont plus tirées au sort tant qu’un relecteur ne les a pas approuvées de nouveau.
reviews-practice = Questions d’entraînement
reviews-lessons = Leçons
reviews-none = Rien n’attend de relecture
reviews-approved = Approuvé de nouveau
review-approved = approuvé
review-withdrawn = hors tirage
review-awaits = à relire
review-law = Disposition
review-page = Lire la page
review-question = La question et sa réponse
review-decide = Approuver de nouveau
review-decide-says = Votre décision vaut pour ce texte et pour cet état du droit : si l’un ou l’autre change, elle tombe. Elle reste inscrite dans l’historique.
review-reason = Motif
review-reason-hint = Pourquoi peut-on s’y fier malgré l’état de la disposition ?
review-until = Valable jusqu’au
review-until-hint = Deux ans au plus.
review-approve = Approuver
review-history = Historique
review-no-history = Aucune décision jusqu’ici.
review-outdated = périmé
law-approved-done = Approbation enregistrée.
law-reported-done = Merci. Votre signalement est transmis aux relecteurs.
law-answered-done = Réponse publiée.
field-words-missing = Écrivez quelques mots.
field-until-past = Cette date est passée.
field-until-far = Deux ans au plus.
field-until-unfit = Donnez une date.
field-seen-stale = Le texte ou l’état du droit a changé depuis que vous avez ouvert cette page. Relisez avant de décider.
field-reviewer-author = Vous avez écrit ce texte : un autre relecteur doit l’approuver.
search-title = Recherche
search-label = Chercher dans les cours et les textes
search-count = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}
search-more = Seuls les { $count } premiers sont montrés : précisez votre recherche.
search-none = Rien ne correspond
search-none-says = Essayez moins de mots, ou le début d’un mot. Les accents et les majuscules ne comptent pas.
search-lesson = Leçon
search-question = Question d’entraînement
impact-earlier = révision antérieure { $revision }
impact-cohorts = Suivie par : { $cohorts }.
reviews-said = { $count ->
    [one] Une leçon dit elle-même l’état du texte
   *[other] { $count } leçons disent elles-mêmes l’état du texte
}
reviews-said-says = Chaque phrase qui cite un de ces textes dit qu’il est abrogé, incertain, en projet ou à vérifier. Il n’y a rien à décider.
review-says-so = le dit elle-même
review-held = Contenue dans { $open } essais en cours et { $past } essais rendus.
review-held-says = Les essais en cours gardent leurs questions ; les notes données restent tant que personne ne les recalcule.
review-withdraw-title = Retirer cette approbation
review-withdraw-says = Elle cesse aussitôt : une question d’examen sort de nouveau du tirage. La décision reste inscrite dans l’historique.
review-withdraw-hint = Pourquoi ne peut-on plus s’y fier ?
review-withdraw = Retirer l’approbation
review-taken-back = approbation retirée
law-taken-back-done = Approbation retirée.
