# Reads PDFs with pypdf and checks them with qpdf (pikepdf) and pdfua: prints the text of each page, what qpdf warns of, and the verdict on
# PDF/UA, as JSON. usage: papers.py FILE…
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf


def paper(path):
    reader = pypdf.PdfReader(path, strict=True)
    with pikepdf.open(path) as pdf:
        warnings = [str(one) for one in pdf.check_pdf_syntax()]
        claims = str(pdf.open_metadata())
    checked = subprocess.run([Path(sys.executable).with_name('pdfua'), 'check', path], capture_output=True, text=True, check=False)
    return {
        'pages': [page.extract_text() for page in reader.pages],
        'language': reader.trailer['/Root'].get('/Lang'),
        'title': reader.metadata.title,
        'archive': 'pdfaid' in claims,
        'warnings': warnings,
        'accessible': {'code': checked.returncode, 'says': checked.stdout + checked.stderr},
    }


print(json.dumps([paper(path) for path in sys.argv[1:]]))
