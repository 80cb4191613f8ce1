/** How a document looks on paper. Sizes in points and millimetres: it is never a screen. */
export const printStyle = `
html { font: 10.5pt/1.45 "DejaVu Sans", sans-serif; color: #251f2e; }
body { margin: 0; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 5mm; color: #094341; }
h2 { font-size: 13pt; line-height: 1.25; margin: 6mm 0 2mm; color: #094341; break-after: avoid; }
h3 { font-size: 11pt; margin: 4mm 0 1.5mm; break-after: avoid; }
p, ul, ol, dl, figure, table, .figure { margin: 0 0 3mm; }
ul, ol { padding-inline-start: 6mm; }
li { margin-block-end: 1.5mm; break-inside: avoid; }
dl div { display: flex; gap: 4mm; }
dt { inline-size: 28mm; color: #5c5363; }
dd { margin: 0; flex: 1; }
blockquote { margin: 0; padding-inline-start: 5mm; border-inline-start: 1.2mm solid #7d2b56; font-size: 12pt; }
figure { break-inside: avoid; }
figcaption, .quiet, footer, caption { color: #5c5363; font-size: 9pt; }
figcaption { margin-block-start: 1.5mm; padding-inline-start: 6.2mm; }
table { border-collapse: collapse; inline-size: 100%; font-size: 9.5pt; }
caption { text-align: start; margin-block-end: 1.5mm; }
th, td { text-align: start; vertical-align: top; padding: 1.5mm 2mm; border-block-end: 0.2mm solid #857a74; }
tbody th { font-weight: normal; }
thead { display: table-header-group; break-after: avoid; }
tbody tr:first-child { break-before: avoid; }
caption { break-after: avoid; }
tr { break-inside: avoid; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.figure { border: 0.3mm solid #857a74; border-radius: 2mm; padding: 4mm; break-inside: avoid; }
.figure p { margin: 0; }
.figure strong { font-size: 26pt; color: #0e605d; margin-inline-end: 2mm; }
.taken-back { font-style: italic; color: #5c5363; }
.source { font-size: 7.5pt; margin-inline-start: 0.6mm; color: #0e605d; text-decoration: none; vertical-align: super; line-height: 0; }
.sources { font-size: 9pt; break-before: auto; }
.sources a { color: #0e605d; }
footer { margin-block-start: 6mm; padding-block-start: 2mm; border-block-start: 0.2mm solid #857a74; font-size: 8.5pt; }
footer p { margin: 0; overflow-wrap: anywhere; }
h2:has(.pictogram) { display: flex; align-items: center; gap: 3mm; }
.pictogram { flex: none; inline-size: 9mm; block-size: 9mm; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.board-sheet { font-size: 10pt; }
.board-sheet h2 { margin-block-start: 4mm; }
.resident-sheet { font-size: 12pt; }
.resident-sheet h1 { font-size: 24pt; }
.resident-sheet h2 { font-size: 17pt; }
.resident-sheet .sources { font-size: 9pt; }
.resident-sheet .sources h2 { font-size: 11pt; }
.a3-poster { font-size: 22pt; }
.a3-poster h1 { font-size: 46pt; }
.a3-poster h2 { font-size: 32pt; }
.a3-poster h2:has(.pictogram) { display: flex; align-items: center; gap: 3mm; }
.pictogram { flex: none; inline-size: 15mm; block-size: 15mm; vertical-align: -4mm; }
.a3-poster .sources, .a3-poster .source { display: none; }
`;
