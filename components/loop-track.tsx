export type TrackStage = {
  key: string
  word: string
  state: 'done' | 'here' | 'next'
  /** When it was reached, as said on the page. */
  date?: string
  /** How long it took or has taken, as said on the page. */
  days?: string
}

/** Where a case has been, is and will be. `mini` names only the present stage. */
export function LoopTrack({
  stages,
  label,
  words,
  mini = false,
}: {
  stages: readonly TrackStage[]
  label: string
  words: Record<TrackStage['state'], string>
  mini?: boolean
}) {
  return (
    <div className="trackbox">
      <ol className={`track${mini ? ' mini' : ''}`} aria-label={label}>
        {stages.map(stage => (
          <li
            key={stage.key}
            className={stage.state === 'next' ? undefined : stage.state}
            aria-current={stage.state === 'here' ? 'step' : undefined}
          >
            <b>
              {stage.word}
              <span className="vh">{words[stage.state]}</span>
            </b>
            {!mini && (stage.date || stage.days) && (
              <small>{[stage.date, stage.days].filter(Boolean).join(' · ')}</small>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
