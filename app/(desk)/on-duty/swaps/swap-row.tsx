import { randomUUID } from 'node:crypto'
import { Light, type Tone } from '@/components/light'
import type { Swap } from '@/db/queries/shift-swaps'
import { answerSwapAction, decideSwapAction, withdrawSwapAction } from '../actions'
import { dutyWords } from '../duty-words'
import { PressForm } from '../press-form'

const tones: Record<Swap['stage'], Tone> = {
  asked: 'yellow',
  agreed: 'yellow',
  approved: 'green',
  declined: 'grey',
  refused: 'grey',
  withdrawn: 'grey',
  lapsed: 'grey',
}

/** One swap: who gives what to whom, who did what when, and the press that is the reader's. */
export async function SwapRow({ swap, me }: { swap: Swap; me: number }) {
  const { t, who, at, span, pick } = await dutyWords()
  const { seat, forSeat, stage, open } = swap
  const people = { asker: who(swap.asker), other: who(swap.other) }
  const mine = span(seat.from, seat.to)
  const involved = me === swap.asker.id || me === swap.other.id
  const over = !open && (stage === 'asked' || stage === 'agreed')
  const hidden = { id: String(swap.id) }
  return (
    <li className="grid gap-2 border-t border-[var(--color-line)] py-3" id={`swap-${swap.id}`}>
      <p>
        <b>
          {forSeat
            ? t('swapsPage.exchange', { ...people, mine, theirs: span(forSeat.from, forSeat.to) })
            : t('swapsPage.cover', { ...people, mine })}
        </b>{' '}
        <a className="link" href={`/on-duty/shifts/${seat.shiftId}`}>
          {pick(swap.unit.zh, swap.unit.en)}
        </a>
      </p>
      <p>
        <Light
          tone={over ? 'grey' : tones[stage]}
          word={t(`swapsPage.stage.${over ? 'over' : stage}`, { other: people.other })}
        />
      </p>
      <p className="dim">
        {[
          t('swapsPage.asked', { who: people.asker, at: at(swap.askedAt), reason: swap.reason }),
          swap.answeredAt && t('swapsPage.answered', { who: people.other, at: at(swap.answeredAt) }),
          swap.decidedAt && t('swapsPage.decided', { who: who(swap.decidedBy), at: at(swap.decidedAt) }),
          swap.opinion,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {open && stage === 'asked' && me === swap.other.id && (
        <PressForm
          action={answerSwapAction}
          label={t('swapsPage.agree')}
          hidden={{ ...hidden, key: randomUUID() }}
          buttons={[
            { word: t('swapsPage.agree'), name: 'agrees', value: 'yes', primary: true },
            { word: t('swapsPage.decline'), name: 'agrees', value: 'no' },
          ]}
        />
      )}
      {open && me === swap.asker.id && (
        <PressForm
          action={withdrawSwapAction}
          label={t('swapsPage.withdraw')}
          hidden={{ ...hidden, key: randomUUID() }}
          buttons={[{ word: t('swapsPage.withdraw') }]}
        />
      )}
      {open && stage === 'agreed' && swap.mine && (
        <>
          {involved && <p className="dim">{t('swapsPage.apart')}</p>}
          {!involved && (
            <PressForm
              action={decideSwapAction}
              label={t('swapsPage.approve')}
              hidden={{ ...hidden, key: randomUUID() }}
              field={{
                id: `opinion-${swap.id}`,
                name: 'opinion',
                label: t('swapsPage.opinion'),
                hint: t('swapsPage.opinionHint'),
                maxLength: 500,
              }}
              buttons={[
                { word: t('swapsPage.approve'), name: 'approves', value: 'yes', primary: true },
                { word: t('swapsPage.refuse'), name: 'approves', value: 'no' },
              ]}
            />
          )}
        </>
      )}
    </li>
  )
}
