import { getTranslations } from 'next-intl/server'
import type { Span } from '@/db/queries/scores'

/** Which days are counted, as a plain form; what else the address says goes along. */
export async function SpanForm({ span, kept }: { span: Span; kept: Readonly<Record<string, string | undefined>> }) {
  const t = await getTranslations('scores')
  return (
    <form className="days mt-2">
      {(['from', 'to'] as const).map(end => (
        <span key={end} className="inline-flex items-center gap-2">
          <label htmlFor={end}>{t(end)}</label>
          <input className="input" id={end} type="date" name={end} defaultValue={span[end]} required />
        </span>
      ))}
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" className="btn">
        {t('show')}
      </button>
    </form>
  )
}
