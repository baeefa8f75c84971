import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Section } from '@/components/section'
import type { Choice } from '@/db/queries/people'
import { localized } from '../../../words'

/** The first half of having a rumour verified: which unit; its people are offered next. */
export async function TriageUnit({ path, units }: { path: string; units: readonly Choice[] }) {
  const [t, tl, locale] = await Promise.all([getTranslations('rumours'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('triage.unit')} id="move">
      <form className="form" action={`${path}#move`} aria-label={t('triage.unit')}>
        <input type="hidden" name="move" value="triage" />
        <FormField
          kind="select"
          name="unit"
          id="triage-unit"
          label={t('triage.which')}
          hint={t('triage.hint')}
          none={tl('choose')}
          options={units.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) }))}
          required
        />
        <div className="ends">
          <button className="btn pri" type="submit">
            {t('triage.people')}
          </button>
          <a className="btn quiet" href={path}>
            {t('new.cancel')}
          </a>
        </div>
      </form>
    </Section>
  )
}
