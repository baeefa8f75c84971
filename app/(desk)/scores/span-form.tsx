import { getTranslations } from 'next-intl/server'
import type { ScoredUnits, Span } from '@/db/queries/scores'

/** Which days are counted, as a plain form; `units` go along. */
export async function SpanForm({ span, units }: { span: Span; units?: ScoredUnits }) {
  const t = await getTranslations('scores')
  return (
    <form className="days">
      {(['from', 'to'] as const).flatMap(end => [
        <label key={`${end} label`} htmlFor={end}>
          {t(end)}
        </label>,
        <input key={end} className="input" id={end} type="date" name={end} defaultValue={span[end]} required />,
      ])}
      {units && <input type="hidden" name="units" value={units} />}
      <button type="submit" className="btn">
        {t('show')}
      </button>
    </form>
  )
}
