import { getTranslations } from 'next-intl/server'
import type { Span } from '@/db/queries/scores'

/** Which days are counted, as a plain form. */
export async function SpanForm({ span }: { span: Span }) {
  const t = await getTranslations('scores')
  return (
    <form className="flex flex-wrap items-end gap-3" method="get">
      {(['from', 'to'] as const).map(end => (
        <div key={end}>
          <label className="label" htmlFor={end}>
            {t(end)}
          </label>
          <input className="input" id={end} type="date" name={end} defaultValue={span[end]} required />
        </div>
      ))}
      <button type="submit" className="btn">
        {t('show')}
      </button>
    </form>
  )
}
