import { getTranslations } from 'next-intl/server'
import type { SpeechPassage } from '@/components/living-speech'
import type { DirectiveWork, Span } from '@/db/queries/speech'
import { lineNumber } from '@/domain/line'
import { standingOf } from './state-of'

type Shown = { text: string; address: (no: number) => string; chosen?: number }

/** The sentences under their headings: the parts of the report, then one heading for each of the six points. */
export async function passagesOf(
  spans: readonly Span[],
  directives: readonly DirectiveWork[],
  { text, address, chosen }: Shown,
): Promise<SpeechPassage[]> {
  const [t, long] = await Promise.all([getTranslations('speech'), getTranslations('loops.lineLong')])
  const passages: (SpeechPassage & { sentences: SpeechPassage['sentences'][number][] })[] = []
  for (const span of spans.filter(one => one.isSentence)) {
    const key = span.line ?? span.sectionEn
    if (passages.at(-1)?.key !== key) {
      passages.push({
        key,
        number: span.line ? lineNumber(span.line) : undefined,
        heading: span.line ? long(span.line) : text === 'en' ? span.sectionEn : span.sectionZh,
        sentences: [],
      })
    }
    const under = directives.filter(one => one.spanId === span.id)
    const standing = standingOf(under)
    passages.at(-1)!.sentences.push({
      number: span.no,
      text: text === 'en' ? span.textEn : span.textZh,
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
