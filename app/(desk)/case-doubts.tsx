import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { ComparedDoubt } from '@/db/queries/doubts'
import { VerdictLight } from './doubts/doubt-table'
import { doubtSentences } from './doubts/doubt-words'

/** The doubts about a case, for those who may see them; nothing where there is none. */
export async function CaseDoubts({ doubts }: { doubts: readonly ComparedDoubt[] }) {
  if (doubts.length === 0) return null
  const [t, says] = await Promise.all([getTranslations('doubts'), doubtSentences()])
  const unread = doubts.filter(doubt => doubt.verdict === null).length
  return (
    <Section title={t('onCase.title')} aside={t('onCase.count', { unread })} id="doubts">
      <ol className="checks">
        {doubts.map(doubt => (
          <li key={doubt.id}>
            <VerdictLight verdict={doubt.verdict} />
            <p>
              <a className="link" href={`/doubts/${doubt.id}`}>
                {t(`kind.${doubt.kind}`)}
              </a>{' '}
              <span className="dim">{says(doubt)}</span>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
