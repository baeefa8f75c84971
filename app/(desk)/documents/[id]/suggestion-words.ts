import { getTranslations } from 'next-intl/server'
import type { DraftPiece } from '@/db/queries/documents'

/** What is suggested for a piece and why, one sentence each: its disposition, and of a demand its line. */
export async function suggestionWords(): Promise<(piece: DraftPiece) => string[]> {
  const [t, line] = await Promise.all([getTranslations('documents'), getTranslations('loops.lineLong')])
  return piece => {
    const { suggestedDisposition, suggestedWhy, suggestedLine, lineWhy } = piece
    const disposition =
      suggestedDisposition === 'metadata'
        ? t('suggested.metadata', { kind: t(`kind.${piece.kind}`) })
        : t(`suggested.${suggestedDisposition}`, { words: suggestedWhy.words })
    if (suggestedDisposition !== 'directive') return [disposition]
    if (!suggestedLine || !lineWhy) return [disposition, t('suggested.noLine')]
    const { by, above, words, at, more } = lineWhy
    const why = t(`suggested.${by}${above ? 'Above' : ''}` as 'suggested.term', {
      line: line(suggestedLine),
      words,
      at: at + 1,
      more,
    })
    return [disposition, why]
  }
}

/** A disposition with its line in a few words. */
export async function decisionWords(): Promise<
  (disposition: DraftPiece['suggestedDisposition'], line: DraftPiece['line']) => string
> {
  const [t, name] = await Promise.all([getTranslations('documents'), getTranslations('loops.line')])
  return (disposition, line) =>
    disposition === 'directive' && line
      ? t('of', { disposition: t('disposition.directive'), line: name(line) })
      : t(`disposition.${disposition}`)
}
