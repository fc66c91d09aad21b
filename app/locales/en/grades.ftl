### grades
marks-title = Marks
marks-say = The mark that stands is that of the best attempt, unless a person has changed it. An empty cell is not a zero: the test was not taken.
marks-caption = { $count ->
    [one] Marks of one person, out of 20
   *[other] Marks of { $count } people, out of 20
}
marks-rule = out of 20, best attempt
marks-nobody = Marks will show here once people are enrolled.
marks-withdrawn = withdrawn
marks-begun = begun, not handed in
marks-absent = absent
marks-excused = excused
marks-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
provenance-online = online
provenance-device = on a device
provenance-relay = by relay
provenance-paper = on paper
provenance-edited = changed
provenance-edited-by = changed by { $name }
marks-export-fr = Export for a French spreadsheet
marks-export-standard = Export in standard form
export-title = Export the marks
export-file-name = File name
export-separator = Separator
export-decimal = Decimal mark
export-point = point
export-encoding = Encoding
export-with-mark = UTF-8 with byte order mark
export-without-mark = UTF-8 without byte order mark
export-rows = Lines, without the header
export-first-lines = { $count ->
    [one] The first line of the file
   *[other] The first { $count } lines of the file
}
export-guarded = Text that would begin like a formula (=, +, -, @) is preceded by an apostrophe; numbers stay numbers.
export-fetch = Download the file
export-back = Back to the marks
