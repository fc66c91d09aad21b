### cohort
