import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { PlaceChange } from '@/db/queries/register-rows'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** What was changed of a place in the register, by whom, and from what to what; the latest first. */
export async function PlaceChanges({ changes }: { changes: readonly PlaceChange[] }) {
  const [t, locale] = await Promise.all([getTranslations('register'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('changes.title')} id="changes">
      {changes.length === 0 && <p className="dim">{t('changes.none')}</p>}
      <ul className="checks" aria-label={t('changes.title')}>
        {changes.map(change => (
          <li key={change.id}>
            <small className="faint">
              {sayInstant(change.at, locale, today())}
              {' · '}
              {t('changes.by', {
                who: change.by ? pick(change.by.zh, change.by.en) : '—',
                unit: change.unit ? pick(change.unit.zh, change.unit.en) : '—',
              })}
              {change.importId !== null && (
                <>
                  {' · '}
                  <a className="link" href={`/places/import/${change.importId}`}>
                    {t('changes.import', { id: change.importId })}
                  </a>
                </>
              )}
            </small>
            {change.isFirst && <div>{t('changes.first')}</div>}
            {change.columns.map(({ column, was, becomes }) => (
              <div key={column}>
                {t('changes.was', {
                  column: t.has(`changes.column.${column}` as 'changes.column.risk')
                    ? t(`changes.column.${column}` as 'changes.column.risk')
                    : column,
                  was: was || t('changes.nothing'),
                  becomes: becomes || t('changes.nothing'),
                })}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
