import { StyleSheet } from '@react-pdf/renderer'

const millimetre = 72 / 25.4
const official = '#c00000'

/**
 * The look of a document on paper, in points, after the margins and heads of GB/T 9704. The setter multiplies a line's height by the size of the same style, not by
 * an inherited one, so whoever names the one names the other.
 */
export const paperStyles = StyleSheet.create({
  page: {
    paddingTop: 22 * millimetre,
    paddingBottom: 22 * millimetre,
    paddingLeft: 27 * millimetre,
    paddingRight: 25 * millimetre,
    fontSize: 11,
    lineHeight: 1.55,
    color: '#111111',
  },
  unissued: {
    alignSelf: 'center',
    fontSize: 10,
    fontWeight: 700,
    lineHeight: 1.4,
    border: '0.8pt solid #111111',
    padding: '2pt 8pt',
  },
  unit: { color: official, fontSize: 24, fontWeight: 700, textAlign: 'center', lineHeight: 1.35 },
  unitWestern: { color: official, fontSize: 17, fontWeight: 700, textAlign: 'center', lineHeight: 1.35 },
  number: { fontSize: 11, lineHeight: 1.4, textAlign: 'center', marginTop: 6, marginBottom: 4 },
  rule: { borderTop: `1.6pt solid ${official}`, marginBottom: 14 },
  title: { fontSize: 16, fontWeight: 700, textAlign: 'center', marginBottom: 10, lineHeight: 1.4 },
  to: { marginBottom: 2 },
  heading: { fontWeight: 700, marginTop: 4, textIndent: 22 },
  headingWestern: { fontWeight: 700, marginTop: 6, marginBottom: 2 },
  paragraph: { textIndent: 22, textAlign: 'justify' },
  western: { marginBottom: 4 },
  link: { color: '#111111', textDecoration: 'none' },
  table: { marginTop: 4, marginBottom: 8 },
  caption: { fontSize: 10, lineHeight: 1.4, fontWeight: 700, textAlign: 'center', marginBottom: 3 },
  head: {
    flexDirection: 'row',
    fontWeight: 700,
    borderTop: '1pt solid #111111',
    borderBottom: '1pt solid #111111',
  },
  row: { flexDirection: 'row', borderBottom: '0.4pt solid #999999' },
  sum: { flexDirection: 'row', fontWeight: 700, borderBottom: '1pt solid #111111' },
  cell: { padding: '2pt 4pt', fontSize: 9, lineHeight: 1.35 },
  sign: { marginTop: 16, alignItems: 'flex-end' },
  copies: {
    marginTop: 14,
    paddingVertical: 2,
    borderTop: '1pt solid #111111',
    borderBottom: '1pt solid #111111',
    fontSize: 9.5,
    lineHeight: 1.5,
  },
  foot: { flexDirection: 'row', marginTop: 16 },
  code: { width: 24 * millimetre, height: 24 * millimetre, marginRight: 10 },
  proofs: { flexGrow: 1, flexBasis: 0 },
  proof: { fontSize: 7.5, lineHeight: 1.4, color: '#444444' },
  // from the top: what hangs from the bottom of a page that has a bottom margin is set below the paper
  folio: {
    position: 'absolute',
    top: 281 * millimetre,
    left: 0,
    right: 0,
    textAlign: 'center',
    fontSize: 9.5,
    lineHeight: 1.4,
  },
})
