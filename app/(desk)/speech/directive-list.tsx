import { getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { NumberLink } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import { Section } from '@/components/section'
import { hrefOf } from '@/db/queries/figure'
import type { DirectiveWork } from '@/db/queries/speech'
import { workFigures } from '@/db/queries/speech-figures'
import { codeOf } from '@/domain/loops'
import { inReadersLanguage, saidIn } from '../../words'
import { standingOf } from './state-of'

// words that are a quotation in the source already bring their marks
const quoted = (words: string): string => (/^[“"].*[”"]$/.test(words) ? words : `“${words}”`)

/** Directives with the words they came from, how they stand, and their numbers; `text` is the language of the quotes. */
export async function DirectiveList({
  directives,
  text,
  title,
}: {
  directives: readonly DirectiveWork[]
  text: string
  title?: string
}) {
  const [t, stage, basis, pick] = await Promise.all([
    getTranslations('speech'),
    getTranslations('loops.stage.directive'),
    getTranslations('loops.basis'),
    inReadersLanguage(),
  ])
  return (
    <Section title={title ?? t('directives')} aside={String(directives.length)}>
      <ol className="directives">
        {directives.map(one => {
          const { tasks, hazards } = workFigures([one], { directive: one.id })
          const standing = standingOf([one])
          const code = codeOf('directive', one.id)
          const quote = saidIn(text, one.quoteZh, one.quoteEn)
          return (
            <li key={one.id} style={{ padding: '8px 0', borderTop: '1px solid var(--color-line)' }}>
              <div className="row">
                <span className="code">{code}</span>
                <a className="link grow" href={`/directives/${one.id}`}>
                  {pick(one.titleZh, one.titleEn)}
                </a>
                <LineStroke total={standing.total} open={standing.total - standing.closed} late={standing.late} />
              </div>
              <p className="serif dim" lang={quote.lang}>
                {quoted(quote.words)}
              </p>
              <p className="xs faint">
                {stage(one.stage as 'issued')} <Basis>{t('lineBasis', { basis: basis(one.lineBasis) })}</Basis> ·{' '}
                {t('tasksWord')}{' '}
                <NumberLink
                  value={tasks.done.value}
                  href={hrefOf(tasks.done)}
                  label={t('doneSays', { code, value: tasks.done.value })}
                />
                /{tasks.open.value + tasks.done.value} {t('closed')},{' '}
                <NumberLink
                  value={tasks.open.value}
                  href={hrefOf(tasks.open)}
                  label={t('openSays', { code, value: tasks.open.value })}
                />{' '}
                {t('open')},{' '}
                <span className={tasks.late.value > 0 ? 'bad' : undefined}>
                  <NumberLink
                    value={tasks.late.value}
                    href={hrefOf(tasks.late)}
                    label={t('lateSays', { code, value: tasks.late.value })}
                  />{' '}
                  {t('late')}
                </span>
                {hazards.open.value > 0 && (
                  <>
                    {' · '}
                    {t('hazardsOf')}{' '}
                    <NumberLink
                      value={hazards.open.value}
                      href={hrefOf(hazards.open)}
                      label={t('hazardsOpenSays', { value: hazards.open.value })}
                    />{' '}
                    {t('open')}
                  </>
                )}
              </p>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
