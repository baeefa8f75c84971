import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import { count, share } from '@/components/numerals'
import type { LineFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'
import { lineNumber } from '@/domain/line'

/** The six lines: stroke, share closed, closed this week, overdue; each of the four opens its own rows. */
export async function LineRows({ lines }: { lines: readonly LineFigures[] }) {
  const [t, name] = await Promise.all([getTranslations('cockpit'), getTranslations('loops.line')])
  return (
    <ol className="gaugerows" aria-label={t('lines')}>
      {lines.map(({ line, open, late, done, week }) => {
        const total = open.value + done.value
        const said = { name: name(line), open: open.value, total, late: late.value, done: done.value, week: week.value }
        return (
          <li key={line}>
            <span className="faint">{lineNumber(line)}</span>
            <b>
              <a href={`/lines/${line}`}>{name(line)}</a>
            </b>
            <span>
              <a className="row" href={hrefOf(open)} aria-label={t('lineOpen', said)}>
                <LineStroke total={total} open={open.value} late={late.value} width={156} height={12} full />
              </a>
            </span>
            <span className="n">
              <NumberLink value={share(done.value, total)} href={hrefOf(done)} label={t('lineDone', said)} />
            </span>
            <span className="n faint">
              <NumberLink value={`+${count(week.value)}`} href={hrefOf(week)} label={t('lineWeek', said)} />
            </span>
            <span className={`n late ${late.value ? 'bad' : 'faint'}`}>
              {late.value > 0 && <i className="lt r" aria-hidden="true" />}
              <NumberLink value={late.value} href={hrefOf(late)} label={t('lineLate', said)} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}
