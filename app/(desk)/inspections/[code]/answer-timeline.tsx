import { getTranslations } from 'next-intl/server'
import type { AnsweredItem } from '@/db/queries/checklists'
import type { LedgerEvent } from '@/db/queries/events'
import { answers } from '@/domain/inspection'
import { CaseTimeline } from '../../case-timeline'

type Folded = LedgerEvent & { answered: number }

/** Answers given one after another by one person stand as one line here; the ledger keeps each. */
function fold(events: readonly LedgerEvent[]): Folded[] {
  const folded: Folded[] = []
  for (const event of events) {
    const last = folded.at(-1)
    const answered = event.move === 'answer' ? Number(event.payload.answered ?? 1) : 0
    if (last && answered && last.answered && last.personId === event.personId) last.answered += answered
    else folded.push({ ...event, answered })
  }
  return folded
}

/** The timeline of a visit, with what each answer said. */
export async function AnswerTimeline({
  events,
  items,
}: {
  events: readonly LedgerEvent[]
  items: readonly Pick<AnsweredItem, 'id' | 'code'>[]
}) {
  const [t, tl] = await Promise.all([getTranslations('inspections'), getTranslations('loops')])
  const said = (event: LedgerEvent) => {
    const { answered } = event as Folded
    if (!answered) return null
    const { itemId, answer, note } = event.payload
    const known = answers.find(one => one === answer)
    if (answered > 1 || !known) return <div className="dim">{t('items.answered', { n: answered })}</div>
    const code = items.find(item => item.id === itemId)?.code ?? ''
    return (
      <div className="dim">
        {t('items.event', { code, answer: tl(`answer.${known}`) })}
        {typeof note === 'string' && note && ` · ${note}`}
      </div>
    )
  }
  return <CaseTimeline events={fold(events)} extra={said} total={events.length} />
}
