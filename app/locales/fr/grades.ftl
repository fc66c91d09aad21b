### grades
marks-title = Notes
marks-say = L’en-tête de chaque colonne dit quel essai est retenu ; une note écrite par une personne passe avant. Une case vide n’est pas un zéro : l’épreuve n’a pas été passée.
marks-caption = { $count ->
    [one] Notes d’une personne
   *[other] Notes de { $count } personnes
}
marks-rule = sur { $scale }, { $which }
marks-nobody = Les notes paraîtront ici quand des personnes seront inscrites.
marks-withdrawn = retiré
marks-begun = commencé, pas remis
marks-absent = absent
marks-excused = excusé
marks-attempts = { $count ->
    [one] un essai
   *[other] { $count } essais
}
provenance-online = en ligne
provenance-device = sur appareil
provenance-relay = par relais
provenance-paper = sur papier
provenance-edited = modifiée
provenance-edited-by = modifiée par { $name }
export-title = Exporter
export-file-name = Nom du fichier
export-separator = Séparateur
export-decimal = Marque des décimales
export-point = point
export-encoding = Codage
export-with-mark = UTF-8 avec marque d’ordre
export-without-mark = UTF-8 sans marque d’ordre
export-rows = Lignes, sans l’en-tête
export-first-lines = { $count ->
    [one] La première ligne du fichier
   *[other] Les { $count } premières lignes du fichier
}
export-guarded = Un texte qui commencerait comme une formule (=, +, -, @) est précédé d’une apostrophe ; les nombres restent des nombres.
export-fetch = Télécharger le fichier
export-back = Retour aux notes
marks-blank = aucune note
marks-taken-back = note effacée
marks-total = Total
marks-rank = Rang
marks-item = Épreuve
marks-how-to-type = Pour saisir les notes d’une épreuve, suivez le lien dans l’en-tête de sa colonne. Une note de la table mène à son histoire.
marks-import-title = Importer des notes
marks-import-hint = Un fichier CSV enregistré par Excel ou LibreOffice.
marks-import-says = Le fichier a une colonne « Matricule » et une colonne par épreuve, au nom de l’épreuve. Rien n’est enregistré avant que vous ayez vu ce qui changerait. Ce que le fichier ne mentionne pas reste comme il est.
marks-import-ignored = Colonnes laissées de côté : { $columns }
marks-import-count = { $count ->
    [0] Aucune note ne changerait.
    [one] Une note changerait.
   *[other] { $count } notes changeraient.
}
marks-import-same = { $count ->
    [0] { "" }
    [one] Une note est déjà celle du fichier.
   *[other] { $count } notes sont déjà celles du fichier.
}
marks-import-stale = Des notes ont changé depuis que vous avez vu cette liste : rien n’a été importé. Voici ce que le fichier changerait maintenant.
marks-import-differences = Ce qui changerait
marks-import-partial = { $count ->
    [one] Importer quand même la note qui convient, sans les lignes à corriger
   *[other] Importer quand même les { $count } notes qui conviennent, sans les lignes à corriger
}
marks-import-reason-hint = Il paraîtra dans l’histoire de chaque note, par exemple « procès-verbal de l’oral du 12 mai ».
marks-import-do = { $count ->
    [one] Importer une note
   *[other] Importer { $count } notes
}
marks-import-no-matricule = Le fichier n’a pas de colonne « Matricule ».
marks-import-no-item = Aucune colonne ne porte le nom d’une épreuve du plan de notation.
marks-import-column-twice = Cette épreuve est dans deux colonnes du fichier.
marks-import-column-ambiguous = Deux épreuves portent ce nom : donnez-leur des noms différents dans le plan de notation.
marks-import-unknown-person = Personne dans cette cohorte n’a ce matricule.
marks-kept-done = Les notes sont enregistrées.
marks-unchanged-done = Rien n’était à changer.
marks-imported-done = Les notes sont importées.
marks-published-done = Les notes sont publiées : chacun voit les siennes.
marks-withdrawn-done = La publication est retirée.
plan-kept-done = Le plan de notation est enregistré.
attempts-best = meilleur essai
attempts-last = dernier essai
attempts-first = premier essai
attempts-mean = moyenne des essais
item-outside-plan = hors du plan
item-bonus = points de bonus
item-information = pour information
item-coefficient = coefficient { $coefficient }
verdict-passed = admis
verdict-resit = rattrapage
verdict-failed = ajourné
verdict-eliminated = éliminé par une note éliminatoire
verdict-incomplete = total incomplet
total-incomplete = { $count ->
    [0] rien à compter
    [one] provisoire, une note manque
   *[other] provisoire, { $count } notes manquent
}
rank-ex-aequo = { $rank } ex æquo
treatment-zero = compte zéro
treatment-left-out = n’est pas comptée
treatment-waits = attend : pas de total définitif
mark-unknown = Ce n’est ni une note ni « abs » ou « exc ».
mark-date = Le tableur en a fait une date : mettez la colonne au format texte ou nombre, puis saisissez la note à nouveau.
mark-fine = Une note a deux décimales au plus.
mark-range = La note doit être entre 0 et { $scale }.
mark-out-of-range = La note n’est pas entre zéro et le maximum de l’épreuve.
published-never = Les totaux ne sont pas publiés : les apprenants ne les voient pas.
published-on = Notes publiées le { $when }. Chacun voit les siennes.
published-by = Notes publiées le { $when } par { $name }. Chacun voit les siennes.
published-stale = { $count ->
    [one] Notes publiées le { $when }. Depuis, celles d’une personne ont changé : elle voit encore les anciennes.
   *[other] Notes publiées le { $when }. Depuis, celles de { $count } personnes ont changé : elles voient encore les anciennes.
}
published-withdrawn = Publication retirée le { $when }. Motif : { $reason }
publication-title = Publier les notes
publication-says = { $count ->
    [one] Publier montre à une personne ses notes, son total et sa mention, comme ils sont maintenant. Personne ne voit les notes d’un autre. Le rang n’est montré que si vous le demandez, à chacun le sien.
   *[other] Publier montre à { $count } personnes leurs notes, leur total et leur mention, comme ils sont maintenant. Personne ne voit les notes d’un autre. Le rang n’est montré que si vous le demandez, à chacun le sien.
}
publication-incomplete = { $count ->
    [one] Une personne n’a pas de total définitif.
   *[other] { $count } personnes n’ont pas de total définitif.
}
publication-do = { $count ->
    [one] Publier les notes d’une personne
   *[other] Publier les notes de { $count } personnes
}
withdraw-title = Retirer la publication
withdraw-says = Les apprenants ne verront plus leurs notes. La publication et son retrait restent tous deux dans la trace.
withdraw-hint = Il est gardé avec le retrait.
withdraw-do = Retirer les notes publiées
typing-title = { $item } : saisir les notes
typing-says = Sur { $scale }, avec une virgule ou un point. « abs » pour une absence, « exc » pour une absence justifiée, « effacer » pour reprendre ce qui a été saisi. Une case vide ne change rien.
typing-caption = { $count ->
    [one] Notes d’une personne
   *[other] Notes de { $count } personnes
}
typing-stands = Note retenue
typing-new = Nouvelle note
typing-of = Nouvelle note de { $name }
typing-reason = Motif
typing-reason-hint = Obligatoire quand une note existante change. Il paraîtra dans son histoire.
typing-keep = Enregistrer les notes
typing-keep-one = Enregistrer la note
conflict-title = Une autre personne a écrit entre-temps
conflict-line = { $name } : { $mark }, par { $by }
conflict-says = Rien n’a été enregistré. Pour garder sa note, videz la case. Pour mettre la vôtre à la place, enregistrez à nouveau.
history-title = { $name } : { $item }
history-stands = Note retenue :
history-none = Aucune note n’a jamais été enregistrée.
history-caption = Toute l’histoire de la note, la plus récente d’abord
history-when = Quand
history-who = Qui, ou d’où
history-before = Avant
history-line = Ligne
history-after = Après
history-why = Motif
history-attempt = essai { $number }
history-this-stands = retenue
history-edit = Écrire une note
plan-title = Plan de notation
plan-says = Le total est la moyenne des catégories, chacune avec son coefficient ; une catégorie est la moyenne de ses épreuves. Les calculs sont exacts et l’arrondi se fait une seule fois, au total.
plan-how = Pour ajouter une épreuve ou une catégorie, remplissez la ligne vide. Pour en retirer une, videz son nom : les notes déjà données restent dans l’histoire.
plan-category = Catégorie
plan-coefficient = Coefficient
plan-floor = Note éliminatoire en dessous de
plan-items = Épreuves de la catégorie
plan-new-category = Nouvelle catégorie
plan-new-item = nouvelle épreuve
plan-kind = Sorte
plan-scale = Sur
plan-attempts = Essai retenu
plan-bonus = Bonus au-dessus de
kind-test = épreuve du cours
kind-outside = note saisie
kind-attendance = assiduité
plan-rules = Règles de l’école
plan-absent = Une absence non justifiée
plan-excused = Une absence justifiée
plan-missed = Une épreuve non passée, son terme échu
plan-rounding = Arrondi du total
rounding-hundredth = au centième
rounding-tenth = au dixième
rounding-quarter = au quart de point
rounding-half = au demi-point
rounding-whole = au point
plan-pass = Admis à partir de
plan-resit = Rattrapage à partir de (vide : pas de rattrapage)
plan-cap = Points de bonus au plus
plan-mentions = Mentions
plan-mentions-hint = Une par ligne, de la plus haute à la plus basse : le total à partir duquel elle est donnée, puis son nom. Par exemple « 16 Très bien ».
plan-tie = À total égal, départager par
plan-tie-none = rien : ex æquo
plan-keep = Enregistrer le plan de notation
plan-stale = Une autre personne a enregistré un plan entre-temps : rien n’a été enregistré. Relisez vos champs et enregistrez à nouveau pour mettre le vôtre à la place.
plan-scale-marked = Une épreuve qui a des notes garde son barème : une note de 12 sur 20 ne devient pas 12 sur 40.
plan-number-unfit = « { $found } » n’est pas un nombre à deux décimales au plus.
plan-empty = Le plan n’a aucune épreuve.
plan-too-many = Le plan a trop d’épreuves : 200 au plus.
plan-nameless = Une catégorie ou une épreuve n’a pas de nom.
plan-twice = L’épreuve « { $item } » est deux fois dans le plan.
plan-coefficient-unfit = Le coefficient de « { $item } » est trop grand.
plan-scale-unfit = Le barème de « { $item } » ne convient pas.
plan-floor-unfit = Un seuil de « { $item } » est hors de son barème.
plan-weightless = Aucune épreuve ne compte : donnez un coefficient à une épreuve et à sa catégorie.
plan-threshold-unfit = Les seuils vont de 0 à 20, et celui du rattrapage est en dessous de celui de l’admission.
plan-mentions-unfit = Les mentions vont de la plus haute à la plus basse, une par ligne : un total, puis un nom.
plan-tie-unknown = L’épreuve qui départage n’est pas dans le plan.
transcript-title = Relevé de notes
transcript-none = Aucune note n’est publiée pour vous.
transcript-caption = Notes par épreuve
transcript-mark = Note
transcript-result = Résultat
transcript-published = Publié le
transcript-mention = mention { $mention }
transcript-out-of = { $mark } sur { $scale }
transcript-out-of-twenty = { $mark } sur 20
export-kind = Contenu
export-format = Format
export-see = Voir ce que le fichier contiendra
export-typed = nombres et dates restent des nombres et des dates
export-none = Ce fichier n’aurait aucune ligne.
export-too-many = Un fichier ODS tient { $rows } lignes au plus : prenez XLSX ou CSV.
kind-gradebook = Carnet de notes
kind-transcripts = Relevés de notes, une ligne par épreuve
kind-attempts = Essais des épreuves
kind-responses = Réponses, sans les questions
kind-people = Personnes
format-fr = CSV pour un tableur en français
format-standard = CSV standard
format-xlsx = XLSX (Excel)
format-ods = ODS (LibreOffice)
format-json = JSON
format-moodle = CSV pour l’import de notes de Moodle
saved-title = Exports enregistrés
saved-says = Un programme de l’école peut chercher un fichier chaque nuit avec un jeton, sans mot de passe. Le jeton ne donne que ce fichier de cette cohorte, et cesse quand vous n’avez plus le droit d’exporter des notes. Chaque passage laisse une ligne dans la trace.
saved-none = Aucun export n’est enregistré.
saved-new = Enregistrer un export
saved-name = À quoi il sert
saved-name-hint = Par exemple « reprise nocturne par la scolarité ».
saved-make = Créer le jeton
saved-token = Voici le jeton. Il ne sera plus jamais montré : gardez-le là où le programme le lit.
saved-how = Le programme l’envoie dans un en-tête :
saved-by = Créé par
saved-fetched = Dernier passage
saved-never = jamais
saved-revoke = Révoquer
saved-revoked-done = Le jeton est révoqué.
saved-too-many = Cette cohorte a déjà vingt exports enregistrés : révoquez ceux qui ne servent plus.
rank-none = sans rang
jury-title = Délibération
jury-says = L’ordre de mérite suit les totaux. Suivez un nom pour noter ce que le jury décide d’autre, avec son motif. À total égal, les personnes sont ex æquo, à moins que le plan de notation ne les départage.
jury-caption = { $count ->
    [one] Une personne
   *[other] { $count } personnes, par ordre de mérite
}
jury-computed = Total calculé
jury-stands = Total retenu
jury-reason = Motif du jury
jury-incomplete = { $count ->
    [one] Une personne n’a pas de total définitif : le procès-verbal le dira.
   *[other] { $count } personnes n’ont pas de total définitif : le procès-verbal le dira.
}
jury-stale = Des notes ou des décisions ont changé depuis que cette page a été montrée : rien n’a été scellé. Voici comment elles sont maintenant.
jury-back = Retour à la délibération
adjust-title = Décision du jury : { $name }
adjust-says = Laissez le total et le résultat vides pour revenir à ce que le plan de notation calcule : la décision d’avant reste dans la trace.
adjust-total = Total retenu par le jury
adjust-total-hint = Sur 20. Vide : celui qui est calculé.
adjust-as-reckoned = comme le dit le total
adjust-reason-hint = Obligatoire. Il paraît au procès-verbal.
adjust-keep = Enregistrer la décision
adjust-stale = Rien n’a été enregistré. Total retenu maintenant : { $total }. Motif : { $reason }. Pour mettre votre décision à la place, enregistrez à nouveau.
adjusted-done = La décision est enregistrée.
seal-title = Sceller le procès-verbal
seal-says = Le procès-verbal scellé garde les décisions telles que cette page les montre. Il ne change plus jamais : une correction est un nouveau procès-verbal qui nomme celui-ci.
seal-corrects = Cette cohorte a déjà un procès-verbal. Le nouveau dira qu’il corrige le n° { $number }, qui reste tel qu’il est.
seal-do = Sceller le procès-verbal
records-title = Procès-verbaux scellés
record-line = Procès-verbal n° { $number }, scellé le { $when }
record-title = Procès-verbal de délibération n° { $number }
record-says = { $cohort }. Scellé le { $when } par { $name }.
record-corrects = Ce procès-verbal corrige le n° { $number }.
record-corrected-by = corrigé par le n° { $number }
record-caption = Décisions du jury, par ordre de mérite
record-signatures = Signatures
record-president = Le président du jury
record-members = Les membres du jury
record-place-and-day = Fait à, le
record-seal = Sceau
record-sound = L’empreinte est celle des décisions, et le procès-verbal précédent est celui qu’elle nomme.
record-broken = L’empreinte ne correspond plus : les données de ce procès-verbal ont été altérées hors de Prétoire.
record-hash = Empreinte SHA-256
record-previous = Empreinte du précédent
record-first = aucune : c’est le premier de l’école
record-fetch-ods = Télécharger en ODS
record-sealed-done = Le procès-verbal est scellé.
format-oneroster = OneRoster 1.2 (paquet CSV)
