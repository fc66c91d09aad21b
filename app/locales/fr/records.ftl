### records
format-pdf = PDF, à imprimer
export-too-many-for-paper = Un PDF tient { $rows } lignes au plus : prenez XLSX ou CSV.
export-too-wide = Le tableau est trop large : ses colonnes ne tiennent pas sur une page A4 en paysage. Prenez XLSX, qui n’a pas cette limite.
export-as-xlsx = Voir le fichier XLSX
publication-ranks = Publier aussi à chacun son rang
record-fetch-pdf = Télécharger en PDF
record-files-kept = Le PDF et l’ODS sont gardés octet pour octet depuis le scellement.
record-pdf-later = Ce procès-verbal a été scellé avant que le PDF soit gardé : seul l’ODS date du scellement. Le PDF est écrit à la demande, et le dit.
transcripts-title = Relevés de notes
transcripts-say = Les relevés montrent les notes telles qu’elles sont maintenant, publiées ou non. Un apprenant n’imprime que les siennes, telles qu’elles ont été publiées.
transcripts-fetch = { $count ->
    [one] Télécharger le relevé en PDF
   *[other] Télécharger les { $count } relevés en PDF
}
transcript-of = Relevé de notes : { $name }
transcript-print = Relevé à imprimer
transcript-source = Provenance
transcript-entered = saisie par l’école
transcript-mean = moyenne de la catégorie
transcript-distinction = Mention
transcript-rank = { $rank }, sur { $of }
transcript-reckoned = Les moyennes sont montrées au centième ; le total se calcule sur les moyennes exactes et s’arrondit une seule fois.
transcript-as-published = Notes telles que publiées le { $when }.
transcript-as-stands = Notes telles qu’elles sont le { $when }.
transcript-unsealed = Relevé non scellé : aucun procès-verbal de délibération n’a été scellé sur ce total.
transcript-agrees = Conforme au procès-verbal de délibération n° { $number }, scellé le { $when }.
transcript-corrected = Établi d’après le procès-verbal de délibération n° { $number }, que le n° { $later } corrige : demandez un relevé à jour.
transcript-disagrees = Relevé non scellé : le procès-verbal de délibération n° { $number } n’a pas été scellé sur ce total.
transcript-signed = Fait à ……………………………, le ……………………………. Nom, qualité et signature :
