// A reader of CSV of our own, by RFC 4180, so that what the server writes is read by something that did not write it.

/** Rows of cells. A mark of UTF-8 at the start is dropped; a quote or a separator out of place throws. */
export function readCsv(text, separator) {
  const rows = [];
  let row = [], at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[(at += 1)];
        else break;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') {
        if (text[at] === '"') throw new Error(`a quote inside a bare cell of row ${rows.length + 1}`);
        cell += text[(at += 1) - 1];
      }
    }
    row.push(cell);
    if (text[at] === separator) { at += 1; if (at === text.length) row.push(''); continue; }
    if (at < text.length && text[at] !== '\r' && text[at] !== '\n') throw new Error(`row ${rows.length + 1}: ${text.slice(at, at + 10)} after a quote`);
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length) rows.push(row);
  return rows;
}

/** A text cell as it was before it was guarded against formulas: one leading apostrophe is taken off. */
export const unguarded = cell => (cell.startsWith("'") ? cell.slice(1) : cell);
