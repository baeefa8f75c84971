'use client'

import type { Tone } from '@/components/light'
import { Light } from '@/components/light'
import type { EntryState } from '@/domain/outbox'
import { keepMine, putAside, sendAfterAll, tryAgain } from './decide'
import type { Entry } from './phone-database'
import { bytesGone } from './send-entry'
import { useWords } from './words'

const tones: Record<EntryState, Tone> = {
  waiting: 'yellow',
  sending: 'yellow',
  done: 'green',
  refused: 'red',
  conflict: 'red',
  aside: 'grey',
}

/** One line of the outbox; where the server did not take it, what a person may do. */
export function OutboxRow({ entry }: { entry: Entry }) {
  const { say, pick, instant } = useWords()
  const { act, state } = entry
  const answered = act.kind === 'answer' ? say(`answer.${act.answer}`) : ''
  return (
    <li>
      <b>
        {say(`act.${act.kind === 'photo' && act.purpose === 'signature' ? 'signature' : act.kind}`, {
          no: entry.itemNo ?? '',
          answer: answered,
          section: act.kind === 'pass_rest' ? act.section : '',
        })}
      </b>
      <Light tone={tones[state]} word={say(`state.${state}`)} />
      <span className="dim">
        {pick(entry.place.zh, entry.place.en)} · {instant(entry.at)}
      </span>
      {act.kind === 'photo' && (
        <span className="hash" data-sha256={act.sha256}>
          {say('outbox.sha256', { hash: act.sha256.slice(0, 16) })}
        </span>
      )}
      {state === 'refused' && <Refused entry={entry} />}
      {state === 'conflict' && <Conflict entry={entry} />}
      {state === 'aside' && act.kind === 'answer' && act.note && <p className="said">{act.note}</p>}
      {state === 'aside' && act.kind === 'photo' && (
        <button type="button" className="btn" onClick={() => sendAfterAll(entry)}>
          {say('decide.afterAll')}
        </button>
      )}
    </li>
  )
}

function Refused({ entry }: { entry: Entry }) {
  const { say } = useWords()
  return (
    <div className="deciding">
      <p>{entry.refusal?.code === bytesGone ? say('outbox.bytesGone') : entry.refusal?.sentence}</p>
      <div className="opts">
        <button type="button" className="thumb" onClick={() => tryAgain(entry)}>
          {say('decide.again')}
        </button>
        <button type="button" className="thumb" onClick={() => putAside(entry)}>
          {say('decide.aside')}
        </button>
      </div>
    </div>
  )
}

/** Two people answered one item: both answers side by side, and a person chooses. */
function Conflict({ entry }: { entry: Entry }) {
  const { say, pick, instant } = useWords()
  const { act, theirs } = entry
  if (act.kind !== 'answer' || !theirs) return <Refused entry={entry} />
  return (
    <div className="deciding">
      <p>{say('decide.lead', { who: pick(theirs.by.zh, theirs.by.en) })}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">
              {say('decide.yours')}
              <small>{instant(entry.at)}</small>
            </th>
            <th scope="col">
              {say('decide.theirs', { who: pick(theirs.by.zh, theirs.by.en) })}
              <small>{instant(theirs.at)}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('decide.answer')}</th>
            <td>{say(`answer.${act.answer}`)}</td>
            <td>{say(`answer.${theirs.answer}`)}</td>
          </tr>
          <tr>
            <th scope="row">{say('decide.note')}</th>
            <td>{act.note || '—'}</td>
            <td>{theirs.note || '—'}</td>
          </tr>
        </tbody>
      </table>
      <div className="opts">
        <button type="button" className="thumb" onClick={() => keepMine(entry)}>
          {say('decide.mine')}
        </button>
        <button type="button" className="thumb" onClick={() => putAside(entry)}>
          {say('decide.keepTheirs')}
        </button>
      </div>
    </div>
  )
}
