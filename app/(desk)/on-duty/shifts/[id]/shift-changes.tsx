import { randomUUID } from 'node:crypto'
import { Section } from '@/components/section'
import type { Named } from '@/db/queries/case-view'
import type { SwapChoices } from '@/db/queries/shift-swaps'
import type { ShiftPage, ShiftSeat } from '@/db/queries/shifts'
import { EntryForm } from '../../../entry-form'
import { askSwapAction, replaceAction } from '../../actions'
import { dutyWords } from '../../duty-words'

/** The form that asks another of the team for a swap of one's own place. */
export async function AskSwap({ shift, seat, choices }: { shift: ShiftPage; seat: ShiftSeat; choices: SwapChoices }) {
  const { t, who, span } = await dutyWords()
  const options = [
    ...choices.people.map(person => ({
      value: `person-${person.id}`,
      word: t('shiftPage.askOver', { who: who(person) }),
    })),
    ...choices.seats.map(other => ({
      value: `seat-${other.id}`,
      word: t('shiftPage.askSwap', { who: who(other.person), at: span(other.from, other.to) }),
    })),
  ]
  return (
    <Section title={t('shiftPage.ask')} id="swap" className="noprint">
      {options.length === 0 ? (
        <p className="dim">{t('shiftPage.askNone')}</p>
      ) : (
        <EntryForm
          action={askSwapAction}
          label={t('shiftPage.ask')}
          hidden={{ key: randomUUID(), seatId: String(seat.id), shiftId: String(shift.id) }}
          minor
          fields={[
            { kind: 'select', name: 'for', label: t('shiftPage.askWhat'), required: true, options },
            { kind: 'textarea', name: 'reason', label: t('reason'), required: true, rows: 2 },
          ]}
          wrong={t('wrong')}
          submit={t('shiftPage.askSend')}
          cancel={{ href: `/on-duty/shifts/${shift.id}`, word: t('cancel') }}
        />
      )}
    </Section>
  )
}

/** The form by which whoever answers for the roster puts somebody else in a place, with the reason. */
export async function ReplaceSomebody({ shift, people }: { shift: ShiftPage; people: readonly Named[] }) {
  const { t, who, role, gap } = await dutyWords()
  const seats = shift.seats.filter(seat => !seat.endedAt)
  return (
    <Section title={t('shiftPage.replace')} id="replace" className="noprint">
      <EntryForm
        action={replaceAction}
        label={t('shiftPage.replace')}
        hidden={{ key: randomUUID(), shiftId: String(shift.id) }}
        minor
        fields={[
          {
            kind: 'select',
            name: 'seatId',
            label: t('shiftPage.replaceSeat'),
            required: true,
            options: seats.map(seat => ({
              value: String(seat.id),
              word: `${role(seat.kind)}: ${seat.person ? who(seat.person) : `${t('gap')} (${gap(seat.gap)})`}`,
            })),
          },
          {
            kind: 'select',
            name: 'personId',
            label: t('shiftPage.replaceBy'),
            required: true,
            options: [
              ...people.map(person => ({ value: String(person.id), word: who(person) })),
              { value: 'nobody', word: t('shiftPage.nobody') },
            ],
          },
          {
            kind: 'textarea',
            name: 'reason',
            label: t('reason'),
            hint: t('shiftPage.replaceHint'),
            required: true,
            rows: 2,
          },
        ]}
        wrong={t('wrong')}
        submit={t('shiftPage.replaceSend')}
        cancel={{ href: `/on-duty/shifts/${shift.id}`, word: t('cancel') }}
      />
    </Section>
  )
}
