### quiz
