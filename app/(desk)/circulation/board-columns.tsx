import { getLocale, getTranslations } from 'next-intl/server'
import type { Column } from '@/components/ledger-table'
import { Light, type Tone } from '@/components/light'
import type { BoardRow } from '@/db/queries/circulation'
import { type CommitmentKind, type CommitmentOutcome, commitmentKinds } from '@/domain/circulation'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../light-of'
import { localized, sayDay, sayInstant } from '../../words'
import { sayHours } from './hours'

/** The light of what a review found. */
export const toneOf: Record<CommitmentOutcome, Tone> = { kept: 'green', on_the_way: 'yellow', not_kept: 'red' }

/** The columns of a board: the unit, when it signed and after how long, its four promises, and when they were looked at. */
export async function boardColumns(): Promise<Column<BoardRow>[]> {
  const [t, tl, locale] = await Promise.all([getTranslations('circulation'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const day = (on: string) => sayDay(on, locale, now)
  const signOf = (row: BoardRow): { tone: Tone; word: string } => {
    if (row.stage === 'withdrawn') return { tone: 'grey', word: tl('stage.circulation.withdrawn') }
    if (row.signedAt) {
      const at = sayInstant(row.signedAt, locale, now)
      return row.signedLate
        ? { tone: 'yellow', word: t('board.signedLate', { at }) }
        : { tone: 'green', word: t('board.signedAt', { at }) }
    }
    return row.dueOn < now
      ? { tone: 'red', word: t('board.lateBy', { day: day(row.dueOn) }) }
      : { tone: 'grey', word: t('board.by', { day: day(row.dueOn) }) }
  }
  const commitmentOf = (row: BoardRow, kind: CommitmentKind) => {
    const promise = row.commitments.find(one => one.kind === kind)
    if (!promise) return ''
    const found = promise.final ?? promise.mid
    const changed = promise.version > 1 && <span className="faint"> {t('board.changed')}</span>
    if (found)
      return (
        <>
          <Light tone={toneOf[found]} word={t(`outcome.${found}`)} />
          {changed}
        </>
      )
    return (
      <>
        <span className={promise.dueOn < now ? 'bad' : 'dim'}>{t('board.by', { day: day(promise.dueOn) })}</span>
        {changed}
      </>
    )
  }
  const at = (instant: Date | null) => (instant ? day(shanghaiDay(instant)) : '')
  return [
    {
      key: 'unit',
      head: t('column.unit'),
      phone: 'title',
      cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
    },
    {
      key: 'sign',
      head: t('column.sign'),
      width: '15rem',
      phone: 'aside',
      cell: row => {
        const { tone, word } = signOf(row)
        return <Light tone={tone} word={word} />
      },
    },
    {
      key: 'hours',
      head: t('column.hoursOne'),
      numeric: true,
      width: '5rem',
      phoneLabel: t('column.hoursOne'),
      cell: row => (row.hours === null ? '' : sayHours(row.hours)),
    },
    ...commitmentKinds.map(
      (kind): Column<BoardRow> => ({
        key: kind,
        head: t(`againShort.${kind}`),
        width: '8rem',
        phoneLabel: t(`againShort.${kind}`),
        cell: row => commitmentOf(row, kind),
      }),
    ),
    { key: 'mid', head: t('column.mid'), width: '6rem', phone: 'hide', cell: row => at(row.midAt) },
    { key: 'final', head: t('column.final'), width: '6rem', phone: 'hide', cell: row => at(row.finalAt) },
  ]
}
