courses = Cours
front-says = Cours sur le traitement judiciaire de la traite des personnes et du trafic illicite de migrants.
front-law = Consulter les textes
front-open = La lecture et l’entraînement sont ouverts à tous. Les épreuves et les notes demandent un compte.
no-course = Aucun cours publié
no-course-says = Dès qu’un formateur publiera un cours, il apparaîtra ici.
no-cohort = Vous n’êtes inscrit à aucune session
no-cohort-says = La scolarité inscrit les personnes aux sessions. Vous pouvez lire les cours et vous entraîner en attendant.
course-hours = { $hours ->
    [one] Environ une heure
   *[other] Environ { $hours } heures
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
questions-count = { $count ->
    [0] sans question
    [one] { $count } question
   *[other] { $count } questions
}
lessons-count = { $count ->
    [one] { $count } leçon
   *[other] { $count } leçons
}
pages-read = { $read } sur { $all } lues
reading = Lecture
objectives = Objectifs
glossary = Glossaire
tests = Épreuves
tests-of-course = Épreuves du cours
test-about = { $questions } questions · { $minutes } minutes
test-needs-cohort = Les épreuves sont ouvertes aux personnes inscrites à une session.
case-file = Dossier
read-state = lue
resume = Reprendre : { $title }
start-with = Commencer par : { $title }
go-on = Continuer
start = Commencer
where-i-stand = Où j’en suis, objectif par objectif
in-this-lesson = Dans cette leçon
not-translated = Cette leçon n’est pas encore traduite : vous lisez l’original.
for-trainers-title = Pour le formateur
for-trainers = pour le formateur
lesson-is-read = Leçon lue
lesson-mark-read = J’ai lu cette leçon
lesson-read-done = Leçon marquée comme lue.
previous-lesson = Précédente
next-lesson = Suivante
lessons = Leçons
country-bf = Burkina Faso
country-ml = Mali
country-ne = Niger
scope-regional = Afrique
scope-international = International
audience-magistrat = magistrats
audience-opj = officiers de police judiciaire
audience-greffier = greffiers
law-title = Textes
law-says = Le registre des textes cités dans les cours, avec leur état et leurs dates. Il ne remplace pas le Journal officiel.
law-in-force = en vigueur
law-unverified = à vérifier
law-uncertain = incertain
law-draft = projet
law-repealed = abrogé
law-article = art. { $number }
law-none = Aucun texte ne correspond
law-count = { $count ->
    [0] aucun texte
    [one] { $count } texte
   *[other] { $count } textes
}
law-scope = Où
law-state = État
law-day = Tel qu’en vigueur le
law-in-force-that-day = en vigueur ce jour-là
law-not-in-force-that-day = pas en vigueur ce jour-là
law-unknown-that-day = on ne sait pas
law-provisions = Dispositions
law-cited-by = Cité par
law-cited-by-nothing = Aucune leçon ne cite cette disposition.
law-source = Source :
law-adopted = Adopté
law-from = En vigueur depuis
law-until = Abrogé
law-replaced-by = Remplacé par
law-date-unknown = date inconnue
law-unverified-says = Ce point n’a pas été relu au Journal officiel. Vérifiez-le avant toute citation dans un acte.
penalty-minimum = Minimum
penalty-maximum = Maximum
penalty-fine = Amende
search = Chercher
search-words = Mots
all = Tous
about-says = Prétoire est un serveur de formation pour les écoles de magistrature. Il enseigne le traitement judiciaire de la traite des personnes et du trafic illicite de migrants.
about-law-title = Le droit dans les cours
about-law-says = Chaque affirmation de droit renvoie à un registre daté. Ce qui n’a pas été vérifié au Journal officiel, ce qui est abrogé, incertain ou en projet est signalé à l’endroit même où on le lit.
about-data-title = Vos données
about-data-says = L’école garde votre nom, votre matricule, vos réponses et vos notes, pour vous former et vous évaluer. Rien n’est envoyé ailleurs. Un visiteur sans compte n’est pas suivi : ce qu’il répond reste dans son navigateur.
about-access-title = Accessibilité
about-access-says = Toutes les pages fonctionnent au clavier, avec un lecteur d’écran, sans script, et à partir de 320 pixels de large. Signalez à l’école ce qui vous gêne.
about-licence-title = Licences
about-licence-says = Le logiciel est sous licence MIT ou Apache 2.0, les cours sous CC BY 4.0.
