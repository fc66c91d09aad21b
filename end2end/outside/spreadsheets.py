# Reads XLSX and ODS files with openpyxl and odfpy and prints every cell as JSON: [type, value]. usage: spreadsheets.py FILE…
import datetime
import json
import sys

import openpyxl
from odf import opendocument, table, teletype


def xlsx(path):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    def cell(one):
        value = one.value
        if isinstance(value, datetime.datetime):
            return ['date', value.isoformat()]
        if isinstance(value, (int, float)):
            return ['number', value]
        return ['formula' if one.data_type == 'f' else 'text', value] if value is not None else ['empty', None]
    return {'frozen': sheet.freeze_panes, 'rows': [[cell(one) for one in row] for row in sheet.iter_rows()]}


def ods(path):
    sheet = opendocument.load(path).spreadsheet.getElementsByType(table.Table)[0]
    rows = []
    for row in sheet.getElementsByType(table.TableRow):
        cells = []
        for one in row.getElementsByType(table.TableCell):
            kind = one.getAttribute('valuetype')
            if one.getAttribute('formula'):
                said = ['formula', one.getAttribute('formula')]
            elif kind == 'float':
                said = ['number', float(one.getAttribute('value'))]
            elif kind == 'date':
                said = ['date', one.getAttribute('datevalue')]
            else:
                text = teletype.extractText(one)
                said = ['text', text] if text else ['empty', None]
            cells += [said] * min(int(one.getAttribute('numbercolumnsrepeated') or 1), 64)
        rows.append(cells)
    return {'rows': rows}


print(json.dumps([xlsx(path) if path.endswith('.xlsx') else ods(path) for path in sys.argv[1:]]))
