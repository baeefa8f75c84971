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
  for (const span of spans.filter(one => one.isSentence)) {
    const line = taken ? null : span.line
    const heading = saidIn(text, span.sectionZh, span.sectionEn).words
    const key = line ?? heading
    if (!passages.at(-1)?.key.startsWith(`${key}\n`)) {
      passages.push({
        // a document may have two headings of the same words
        key: `${key}\n${span.no}`,
        number: line ? lineNumber(line) : undefined,
        heading: line ? long(line) : heading,
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
