import { getTranslations } from 'next-intl/server'
import type { SpeechPassage } from '@/components/living-speech'
import type { DirectiveWork, Span } from '@/db/queries/speech'
import { lineNumber } from '@/domain/line'
import { saidIn } from '../../words'
import { standingOf } from './state-of'

type Shown = {
  text: string
  address: (no: number) => string
  chosen?: number /** Headed by its own headings, not by the six lines. */
  taken: boolean
}

const own = ({ words, lang }: { words: string; lang: string }) => ({ text: words, lang })

/** The sentences under their headings: the parts of the report, then one heading for each of the six points. */
export async function passagesOf(
  spans: readonly Span[],
  directives: readonly DirectiveWork[],
  { text, address, chosen, taken }: Shown,
): Promise<SpeechPassage[]> {
  const [t, long] = await Promise.all([getTranslations('speech'), getTranslations('loops.lineLong')])
  const passages: (SpeechPassage & { sentences: SpeechPassage['sentences'][number][] })[] = []
  for (const span of spans) {
    if (taken && span.why === 'intake:heading' && !span.isSentence) {
      const heading = saidIn(text, span.textZh, span.textEn).words
      passages.push({ key: `${span.no}`, heading, sentences: [] })
    }
    if (!span.isSentence) continue
    const line = taken ? null : span.line
    // a document that was taken in has headings of its own, above
    const key = taken ? (passages.at(-1)?.key ?? '') : (line ?? span.sectionEn)
    if (passages.length === 0 || passages.at(-1)!.key !== key) {
      passages.push({
        key,
        number: line ? lineNumber(line) : undefined,
        heading: line ? long(line) : taken ? undefined : saidIn(text, span.sectionZh, span.sectionEn).words,
        sentences: [],
      })
    }
    const under = directives.filter(one => one.spanId === span.id)
    const standing = standingOf(under)
    passages.at(-1)!.sentences.push({
      number: span.no,
      ...own(saidIn(text, span.textZh, span.textEn)),
      work:
        span.disposition === 'directive'
          ? { ...standing, says: t('sentenceSays', { ...standing, state: t(`state.${standing.state}`) }) }
          : null,
      href: address(span.no),
      current: span.no === chosen,
    })
  }
  return passages
}
