import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { SystemicTask } from '@/db/queries/causes'
import { codeOf } from '@/domain/loops'
import { localized } from '../../../words'

/** The tasks that go at one cause; nothing where there are none. */
export async function SystemicTasks({ rows }: { rows: readonly SystemicTask[] }) {
  if (rows.length === 0) return null
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('causes.system.list')} id="tasks">
      <ul className="checks">
        {rows.map(row => (
          <li key={row.id}>
            <a className="link" href={`/tasks/${row.id}`}>
              {codeOf('task', row.id)} {pick(row.zh, row.en)}
            </a>{' '}
            <small className="faint">
              {row.unit ? pick(row.unit.zh, row.unit.en) : '—'} · {tl(`stage.task.${row.stage}` as 'stage.task.issued')}{' '}
              · {t('causes.system.hazards', { n: row.hazards.length })}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
