import type { CSSProperties, ReactNode } from 'react'

export type TreeNode = {
  id: number
  name: string
  href: string
  /** 0 at the root. */
  depth: number
  open: boolean
  /** Null for a unit with nothing below it. */
  toggle: { href: string; word: string } | null
  facts: ReactNode
  position: number
  siblings: number
}

/** A tree of units as plain links, each branch loaded by its address; a client leaf adds the keyboard of a WAI-ARIA tree. */
export function UnitTree({
  label,
  id,
  nodes,
  children,
}: {
  label: string
  id: string
  nodes: readonly TreeNode[]
  children?: ReactNode
}) {
  return (
    <>
      <div role="tree" aria-label={label} id={id} className="utree">
        {nodes.map(node => (
          // biome-ignore lint/a11y/useFocusableInteractive: the client leaf makes one of them the stop for Tab; without it the links are
          <div
            key={node.id}
            role="treeitem"
            id={`u${node.id}`}
            aria-labelledby={`n${node.id}`}
            aria-level={node.depth + 1}
            aria-expanded={node.toggle ? node.open : undefined}
            aria-setsize={node.siblings}
            aria-posinset={node.position}
            style={{ '--d': node.depth } as CSSProperties}
          >
            {node.toggle ? (
              <a className="tw" href={node.toggle.href} aria-label={node.toggle.word}>
                {node.open ? '−' : '+'}
              </a>
            ) : (
              <i className="tw" />
            )}
            <a className="nm" id={`n${node.id}`} href={node.href}>
              {node.name}
            </a>
            {node.facts}
          </div>
        ))}
      </div>
      {children}
    </>
  )
}
