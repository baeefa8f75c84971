import { NumberLink } from './figure'

export type FunnelStage = {
  key: string
  word: string
  reached: number
  reachedHref: string
  here: number
  hereHref: string
  /** Median days in the stage, as said on the page. */
  median?: string
}

/** How far the work has come: how many reached each stage, how many stand in it now and for how long. */
export function StageFunnel({
  stages,
  words,
}: {
  stages: readonly FunnelStage[]
  words: { caption: string; stage: string; share: string; reached: string; here: string; median: string }
}) {
  const most = Math.max(1, ...stages.map(stage => stage.reached))
  return (
    <table className="funnel">
      <caption className="vh">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.stage}</th>
          <th scope="col" className="draw">
            <span className="vh">{words.share}</span>
          </th>
          <th scope="col">{words.reached}</th>
          <th scope="col">{words.here}</th>
          <th scope="col">{words.median}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage, index) => (
          <tr key={stage.key}>
            <th scope="row">{stage.word}</th>
            <td>
              <div
                className={`bar${index === stages.length - 1 ? ' last' : ''}`}
                style={{ width: `${(100 * stage.reached) / most}%` }}
              />
            </td>
            <td className="n">
              <NumberLink value={stage.reached} href={stage.reachedHref} />
            </td>
            <td className="n">
              <NumberLink value={stage.here} href={stage.hereHref} />
            </td>
            <td className="n faint">{stage.median ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
