import { randomUUID } from 'node:crypto'
import { Section } from '@/components/section'
import type { OwnDuty as Own } from '@/db/queries/own-duty'
import { answerCallAction } from './actions'
import { dutyWords } from './duty-words'
import { PressForm } from './press-form'

/** What duty asks of the reader now: a call to answer, a hand-over to sign, a swap to agree to or decide on; and their next shift. Nothing where there is nothing. */
export async function OwnDuty({ own, quiet = false }: { own: Own; quiet?: boolean }) {
  const { t, who, at, time, span, role, pick, day } = await dutyWords()
  const now = new Date()
  const [next] = own.shifts
  const waits = own.calls.length + own.notes.length + own.swaps.length
  if (waits === 0 && !next && quiet) return null
  return (
    <Section title={t('own.title')} id="own">
      {own.calls.map(call => (
        <div className="notice note-warn" key={call.id}>
          <i className="lt y" aria-hidden="true" />
          <b>{t('own.call', { at: time(call.dueAt) })}</b>
          <p className="dim">{t('own.callUntil')}</p>
          <PressForm
            action={answerCallAction}
            label={t('own.answer')}
            hidden={{ key: randomUUID(), id: String(call.id) }}
            buttons={[{ word: t('own.answer'), primary: true }]}
          />
        </div>
      ))}
      <ul className="grid gap-2">
        {own.notes.map(note => (
          <li key={note.shiftId}>
            <a className="link" href={`/on-duty/shifts/${note.shiftId}#handover`}>
              {t('own.sign', { unit: pick(note.unit.zh, note.unit.en), day: day(note.onDay) })}
            </a>
          </li>
        ))}
        {own.swaps.map(swap => (
          <li key={swap.id}>
            <a className="link" href={`/on-duty/swaps?swap=${swap.id}`}>
              {t(swap.stage === 'asked' ? 'own.agree' : 'own.decide', { who: who(swap.asker) })}
            </a>
          </li>
        ))}
        {next ? (
          <li>
            {next.from <= now ? t('own.now', { at: at(next.to) }) : t('own.later', { at: span(next.from, next.to) })} ·{' '}
            {pick(next.unit.zh, next.unit.en)} · {role(next.kind)}{' '}
            <a className="link" href={`/on-duty/shifts/${next.shiftId}`}>
              {t('own.open')}
            </a>
          </li>
        ) : (
          <li className="dim">{t('own.none')}</li>
        )}
      </ul>
    </Section>
  )
}
