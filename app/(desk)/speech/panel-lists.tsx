import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { Section } from '@/components/section'
import { calendar } from '@/db/queries/calendar'
import { type Figure, hrefOf, taskFigure } from '@/db/queries/figure'
import type { LateCase, OpenHazard, UnitAtWork } from '@/db/queries/speech-panel'
import { workingDaysBetween } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { inReadersLanguage } from '../../words'

/** The overdue cases of a sentence, longest first. */
export async function LongestOverdue({ late, count }: { late: readonly LateCase[]; count: number }) {
  const [t, pick] = await Promise.all([getTranslations('speech'), inReadersLanguage()])
  const now = today()
  return (
    <Section title={t('longest')} aside={t('ofCount', { count })}>
      <ol className="decide">
        {late.map(one => {
          const days = workingDaysBetween(one.dueOn, now, calendar())
          return (
            <li key={`${one.loop}${one.id}`} style={{ gridTemplateColumns: '4.25rem minmax(0, 1fr) max-content' }}>
              <span className="code">{codeOf(one.loop, one.id)}</span>
              <a className="clip" href={`/${one.loop}s/${one.id}`}>
                {pick(one.zh, one.en)}
              </a>
              <span className="n bad">{t('days', { days })}</span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

/** The open hazards of a sentence, major first. */
export async function OpenHazards({ hazards, open }: { hazards: readonly OpenHazard[]; open: Figure }) {
  const [t, stage, level, pick] = await Promise.all([
    getTranslations('speech'),
    getTranslations('loops.stage.hazard'),
    getTranslations('loops.level'),
    inReadersLanguage(),
  ])
  return (
    <Section
      title={t('hazards')}
      aside={<NumberLink value={open.value} href={hrefOf(open)} label={t('hazardsOpenSays', { value: open.value })} />}
    >
      <ol className="decide">
        {hazards.map(one => (
          <li key={one.id} style={{ gridTemplateColumns: '4.25rem minmax(0, 1fr) max-content' }}>
            <span className="code">{codeOf('hazard', one.id)}</span>
            <a className="clip" href={`/hazards/${one.id}`}>
              {pick(one.zh, one.en)}
            </a>
            <span className={`n ${one.level === 'major' ? 'bad' : 'faint'}`}>
              {one.level === 'major' ? `${level('major')} · ` : ''}
              {stage(one.stage as 'reported')}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Who works on a sentence now, each with their open tasks under it. */
export async function UnitsAtWork({ units, sentence }: { units: readonly UnitAtWork[]; sentence: number }) {
  const [t, pick] = await Promise.all([getTranslations('speech'), inReadersLanguage()])
  return (
    <Section title={t('units')} aside={String(units.length)}>
      <ul className="row" style={{ flexWrap: 'wrap', gap: '6px 16px' }}>
        {units.map(unit => (
          <li key={unit.id}>
            {pick(unit.zh, unit.en)}{' '}
            <NumberLink
              value={unit.open}
              href={hrefOf(taskFigure(unit.open, { state: 'open', unit: unit.id, sentence }))}
              label={t('unitSays', { name: pick(unit.zh, unit.en), value: unit.open })}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
