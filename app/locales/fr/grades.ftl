### grades
marks-title = Notes
marks-say = La note retenue est celle du meilleur essai, sauf si une personne l’a modifiée. Une case vide n’est pas un zéro : l’épreuve n’a pas été passée.
marks-caption = { $count ->
    [one] Notes d’une personne, sur 20
   *[other] Notes de { $count } personnes, sur 20
}
marks-rule = sur 20, meilleur essai
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
marks-export-fr = Exporter pour un tableur en français
marks-export-standard = Exporter au format standard
export-title = Exporter les notes
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
