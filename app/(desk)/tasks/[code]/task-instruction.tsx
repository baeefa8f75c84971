import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { SourceQuote } from '@/components/source-quote'
import type { InstructionOf } from '@/db/queries/brief'
import { codeOf } from '@/domain/loops'
import { localized, sayInstant } from '../../../words'

/** The leader's own words that a task answers, as they were written. */
export async function TaskInstruction({ instruction }: { instruction: InstructionOf | null }) {
  if (!instruction) return null
  const [t, locale] = await Promise.all([getTranslations('brief'), getLocale()])
  const { text, writtenAt, zh, en, aboutLoop, aboutId } = instruction
  return (
    <Section title={t('ofTask')}>
      <SourceQuote text={text}>
        {t('ofTaskBy', {
          name: localized(locale)(zh ?? '—', en ?? '—'),
          at: sayInstant(new Date(writtenAt), locale),
        })}
        {aboutLoop && aboutId && (
          <>
            {' · '}
            <a className="link" href={`/${aboutLoop}s/${aboutId}`}>
              {t('about', { code: codeOf(aboutLoop, aboutId) })}
            </a>
          </>
        )}
      </SourceQuote>
    </Section>
  )
}
