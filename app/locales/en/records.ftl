### records
format-pdf = PDF, to print
export-too-many-for-paper = A PDF holds { $rows } rows at most: take XLSX or CSV.
export-too-wide = The table is too wide: its columns do not fit a page of A4 in landscape. Take XLSX, which has no such limit.
export-as-xlsx = See the XLSX file
publication-ranks = Also show each person their own rank
record-fetch-pdf = Fetch as PDF
record-files-kept = PDF and ODS are kept byte for byte since the sealing.
record-pdf-later = This record was sealed before PDF was kept: the ODS alone dates from the sealing. The PDF is written on demand, and says so.
transcripts-title = Transcripts of marks
transcripts-say = The transcripts show marks as they stand now, published or not. Learners print their own alone, as published.
transcripts-fetch = { $count ->
    [one] Fetch the transcript as PDF
   *[other] Fetch the { $count } transcripts as PDF
}
transcript-of = Transcript of marks: { $name }
transcript-print = Transcript to print
transcript-source = Provenance
transcript-entered = entered by the school
transcript-mean = mean of the category
transcript-distinction = Mention
transcript-rank = { $rank }, out of { $of }
transcript-reckoned = Means are shown to the hundredth; the total is reckoned from the exact means and rounded once.
transcript-as-published = Marks as published on { $when }.
transcript-as-stands = Marks as they stand on { $when }.
transcript-unsealed = Not sealed: no record of deliberation was sealed on this total.
transcript-agrees = In agreement with record of deliberation no. { $number }, sealed on { $when }.
transcript-corrected = Made from record of deliberation no. { $number }, which no. { $later } corrects: ask for a new transcript.
transcript-disagrees = Not sealed: record of deliberation no. { $number } was not sealed on this total.
transcript-signed = Done at ……………………………, on ……………………………. Name, office and signature:
