import { getLocale, getTranslations } from 'next-intl/server'
import { MoveBar, type OfferedMove } from '@/components/move-bar'
import type { CaseView } from '@/db/queries/case-view'
import type { Actor } from '@/domain/actor'
import { type Move, reasonAgainst, type Side } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { fieldsOf } from '@/domain/move-fields'
import type { Refusal } from '@/domain/refusal'
import { localized } from '../words'
import { hiddenOf } from './move-hidden'
import { OneClickMove } from './one-click-move'

/** Moves that have a place of their own on the page instead of a button in the bar. */
const elsewhere = ['attach', 'answer', 'decompose', 'revise']

/** A self-check ends with who regulates the place, every other visit with the unit that made it: the other way is not even shown. */
function isOfKind(name: string, move: Move<string>, { facts }: CaseView): boolean {
  if (facts.loop !== 'inspection') return true
  const isSelf = facts.has.includes('selfCheck')
  return move.needs?.includes('selfCheck') ? isSelf : !(isSelf && ['review', 'return', 'issue'].includes(name))
}

/** The moves of a case that can be made at its present stage, and why this person may or may not make each. */
export function offeredMoves(
  view: CaseView,
  actor: Actor,
): { name: string; move: Move<string>; refusal: Refusal | null }[] {
  return Object.entries(loops[view.facts.loop].moves)
    .filter(
      ([name, move]) => !elsewhere.includes(name) && move.from.includes(view.facts.stage) && isOfKind(name, move, view),
    )
    .map(([name, move]) => ({ name, move, refusal: reasonAgainst(move, view.facts, actor) }))
    .filter(
      ({ refusal, move }) =>
        refusal?.code !== 'wrongLevel' && (refusal === null || !move.minor || refusal.code === 'pastCutoff'),
    )
}

/** Why not, short enough to stand under a button. */
export async function shortReasons(view: CaseView) {
  const [t, tl, locale] = await Promise.all([getTranslations('case'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (refusal: Refusal, side: Side): string => {
    const unit =
      side === 'issuing' ? view.issuing : side === 'regulating' ? (view.regulating ?? view.issuing) : view.performing
    const roles = String(refusal.details?.roles ?? '')
      .split(' ')
      .filter(Boolean)
      .map(role => tl(`role.${role}` as 'role.head'))
    return t(`why.${refusal.code}` as 'why.wrongStage', {
      unit: pick(unit.zh, unit.en),
      roles: new Intl.ListFormat(locale, { type: 'disjunction' }).format(roles),
      party: refusal.details?.party ? tl(`party.${refusal.details.party}` as 'party.owner') : '',
    })
  }
}

/** The bar of moves under a case's track: one primary, the others plain, those of other people dashed with the reason. */
export async function CaseMoves({
  view,
  actor,
  path,
  open,
}: {
  view: CaseView
  actor: Actor
  path: string
  open?: string
}) {
  const [t, tl, why] = await Promise.all([getTranslations('case'), getTranslations('loops'), shortReasons(view)])
  const { loop } = view.facts
  const all = offeredMoves(view, actor)
  const primary = all.find(({ refusal, move }) => refusal === null && !move.minor)?.name
  const offered: OfferedMove[] = all.map(({ name, move, refusal }) => {
    const word = tl(`move.${loop}.${name}` as 'move.task.accept')
    if (refusal) return { key: name, word, reason: why(refusal, move.side) }
    const isPrimary = name === primary && open === undefined
    if (fieldsOf(name, move).length > 0)
      return { key: name, word, href: `${path}?move=${name}#move`, primary: isPrimary }
    return {
      key: name,
      word,
      form: <OneClickMove hidden={hiddenOf(view, name, path)} word={word} primary={isPrimary} />,
    }
  })
  return (
    <MoveBar
      moves={offered.sort((a, b) => Number(a.reason !== undefined) - Number(b.reason !== undefined))}
      label={t('moves')}
    />
  )
}
