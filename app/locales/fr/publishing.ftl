publishing-published = Cours publiés
publishing-history = Publications, de la plus récente à la plus ancienne
publishing-revision = Révision
publishing-when = Quand
publishing-who = Par qui
publishing-note = Note
publishing-note-hint = Ce qui change et pourquoi, pour ceux qui liront l’historique. Facultatif.
publishing-served = servie
publishing-own = propre à l’école
publishing-operator = ligne de commande
publishing-by = par { $by }, le { $when }
upload-title = Envoyer un dossier de contenu
upload-says = Rien n’est publié à cette étape : le dossier est vérifié, puis gardé comme brouillon que vous pouvez relire.
upload-file = Dossier compressé (zip)
upload-file-hint = Le dossier qui contient le cours, avec ou sans le registre des textes. 32 Mo au plus.
upload-who = Qui peut lire ce dossier ?
upload-public = Tout le monde : ses questions d’examen sont des spécimens, pour l’entraînement seulement.
upload-private = L’école seule : ses questions d’examen peuvent servir à une évaluation certifiante.
upload-check = Vérifier le dossier
upload-missing = Choisissez un fichier zip.
upload-unreadable = Ce fichier n’est pas un zip lisible. Rien n’a été gardé.
upload-entries = L’archive contient trop de fichiers.
upload-depth = Des dossiers sont emboîtés trop profondément.
upload-large = L’archive, ou l’un de ses fichiers, est trop volumineuse.
upload-ratio = Une fois décompressée, l’archive serait démesurément volumineuse.
upload-name = Un nom de fichier de l’archive n’est pas admis : pas de « .. », de chemin absolu ni de signe spécial.
upload-twice = Deux fichiers de l’archive portent le même nom.
upload-link = L’archive contient un lien vers un autre fichier.
upload-secret = L’archive est protégée par un mot de passe.
upload-course = L’archive ne contient aucun cours : il manque un fichier course.toml.
upload-drafts = L’école a trop de brouillons en attente. Publiez-en ou supprimez-en un.
check-title = Vérification
check-refused = Le dossier ne peut pas être publié en l’état.
check-passed = Le dossier peut être publié.
check-counts = { $errors ->
    [0] Aucune erreur
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [0] aucun avertissement
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
} ; { $files } fichiers lus, { $questions } questions.
check-problems = { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
check-error = erreur :
check-warning = avertissement :
drafts-title = Brouillons
draft-tag = brouillon
draft-kept = Gardé le { $when }. Personne d’autre que les formateurs et les administrateurs ne le voit.
draft-look = Relire les pages comme un apprenant
draft-other-register = Le registre des textes de ce dossier n’est pas celui qui est en service. La publication du cours ne le remplace pas.
draft-unknown-law = Le registre en service ne connaît pas ces dispositions. Publiez d’abord le registre, ou corrigez les renvois :
draft-with-register = Publier aussi le registre des textes de ce dossier
draft-publish-title = Publier
draft-publish-says = Les nouvelles sessions prendront cette révision. Les sessions en cours restent sur la leur jusqu’à ce que la scolarité les déplace.
draft-publish-own = Cette édition vient du dossier de votre école : elle n’est publiée que pour elle, et les visiteurs sans compte continuent de lire l’édition commune. Elle est conservée chiffrée.
draft-publish = Publier ce brouillon
draft-discard-title = Supprimer le brouillon
draft-discard-says = Le brouillon disparaît ; ce qui est publié ne change pas.
draft-discard = Supprimer le brouillon
draft-kept-done = Brouillon gardé. Rien n’est encore publié.
draft-discarded-done = Brouillon supprimé.
course-published-done = Cours publié.
course-unchanged-done = Ce contenu était déjà celui qui est publié : aucune révision nouvelle.
diff-title = Ce qui change
diff-first = Première publication de ce cours.
diff-none = Rien ne change.
diff-bank-hidden = La banque de questions d’examen n’est pas comparée ici : elle est réservée aux formateurs et aux relecteurs.
diff-lessons = Leçons
diff-practice = Questions d’entraînement
diff-exam = Questions d’examen
diff-tests = Épreuves
diff-terms = Glossaire
diff-added = Ajouté :
diff-removed = Retiré :
diff-changed = Modifié :
diff-key = Bonne réponse modifiée :
diff-asked = Énoncé modifié :
diff-notes = Indices, explications ou renvois modifiés :
earlier-title = Révision antérieure
earlier-served = Cette révision est celle qui est servie.
earlier-confirm-title = Revenir à cette révision
earlier-confirm-says = Elle redevient aussitôt la plus récente. Aucune réponse ni aucune note n’est modifiée.
earlier-confirm = Publier de nouveau cette révision
preview-title = Aperçu d’un brouillon.
preview-says = Cette page n’est pas publiée.
preview-back = Revenir au brouillon
preview-jurisdiction = Pays du lecteur
preview-audience = Profession
preview-language = Langue
preview-elsewhere = autre pays
preview-nobody = autre profession
preview-look = Voir ainsi
moving-title = Révision de la session
moving-newest = Cette session est déjà sur la révision la plus récente.
moving-from-to = De la révision { $from } à la révision { $to }.
moving-law = L’état des textes n’attend pas la révision : toutes les sessions lisent le registre du jour.
moving-move = Déplacer la session
moving-stay = Ne rien changer
cohort-moved-done = La session est passée à la nouvelle révision.
field-register-unresolved = Le registre en service ne connaît pas tous les textes cités. Le cours n’a pas été publié.
diff-law = Droit
diff-law-cited = Cité désormais :
diff-law-uncited = N’est plus cité :
diff-law-moved = Changé au registre depuis :
moving-what-stays = Ce qui reste
moving-marks = { $count ->
    [0] Aucune note n’a encore été donnée.
    [one] Une note a déjà été donnée : elle reste ce qu’elle est.
   *[other] Les { $count } notes déjà données restent ce qu’elles sont.
}
moving-open = { $count ->
    [0] Aucune épreuve n’est en cours. Celles qui s’ouvriront seront tirées de la nouvelle révision.
    [one] Une épreuve est en cours : elle garde ses questions. Seules celles qui s’ouvrent ensuite sont tirées de la nouvelle révision.
   *[other] { $count } épreuves sont en cours : elles gardent leurs questions. Seules celles qui s’ouvrent ensuite sont tirées de la nouvelle révision.
}
moving-gone = La nouvelle révision n’a plus ces épreuves ; leurs notes restent au carnet : { $tests }.
