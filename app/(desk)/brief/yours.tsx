import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { InstructionRow } from '@/db/queries/brief'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../../light-of'
import { localized, sayDay, sayInstant } from '../../words'
import { putReplyAwayAction } from './actions'
import { OneButton } from './one-button'

/** The leader's own instructions until their replies are put away: to whom, by when, what the unit said last, and how its task stands. */
export async function Yours({ rows }: { rows: readonly InstructionRow[] }) {
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('brief'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  return (
    <Section id="yours" title={t('yours')} aside={t('yoursAside')}>
      {rows.length === 0 && <p className="dim">{t('noneYours')}</p>}
      <ol className="brief">
        {rows.map(row => {
          const shown = light('task', row.stage, row.dueOn)
          return (
            <li key={row.id}>
              <p className="reason">
                {t('sentTo', {
                  unit: pick(row.toZh, row.toEn),
                  at: sayInstant(row.writtenAt, locale, today()),
                  due: sayDay(row.dueOn, locale, today()),
                })}
              </p>
              <blockquote className="said">{row.text}</blockquote>
              {row.reply ? (
                <p>
                  {row.reply.said}{' '}
                  <small className="faint">
                    {t('said', { by: row.reply.by, at: sayInstant(row.reply.at, locale, today()) })}
                  </small>
                </p>
              ) : (
                <p className="faint">{t('noReply')}</p>
              )}
              <p className="row wrap">
                <a className="link" href={`/tasks/${row.taskId}`}>
                  {codeOf('task', row.taskId)}
                </a>
                <span className="dim">{tl(`stage.task.${row.stage}` as 'stage.task.issued')}</span>
                <Light tone={shown.tone} word={shown.word} />
              </p>
              {row.replied && (
                <OneButton
                  action={putReplyAwayAction}
                  hidden={{ key: randomUUID(), instructionId: String(row.id) }}
                  word={t('putAway')}
                />
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
