### cohort
cohort-made = Session créée. Inscrivez maintenant les participants.
enrolment-kept = Inscription modifiée.
enrol-done = Inscriptions enregistrées.
enrolment-withdrawn = Personne retirée de la session. Son dossier est conservé.
enrolment-taken-back = Personne réinscrite.
