### grades
