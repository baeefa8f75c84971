export type EvidenceItem = {
  key: string
  href: string
  title: string
  /** Taken when, how far from the place. */
  note?: string
  /** A thumbnail's address; without it the file's kind is shown in words. */
  src?: string
  alt?: string
  fileKind?: string
}

/** What has been given as proof, and dashed, what is still wanted. */
export function Evidence({
  items,
  wanted,
}: {
  items: readonly EvidenceItem[]
  wanted?: readonly { key: string; word: string; href?: string }[]
}) {
  return (
    <div className="thumbs">
      {items.map(item => (
        <figure key={item.key}>
          <EvidenceThumb item={item} />
          <figcaption>
            <b>{item.title}</b>
            {item.note}
          </figcaption>
        </figure>
      ))}
      {wanted?.map(want =>
        want.href ? (
          <a className="want" key={want.key} href={want.href}>
            {want.word}
          </a>
        ) : (
          <div className="want" key={want.key}>
            {want.word}
          </div>
        ),
      )}
    </div>
  )
}

/** Only the pictures, small, inside an event of a timeline. */
export function EvidenceStrip({ items }: { items: readonly EvidenceItem[] }) {
  return (
    <div className="thumbs">
      {items.map(item => (
        <EvidenceThumb key={item.key} item={item} />
      ))}
    </div>
  )
}

function EvidenceThumb({ item }: { item: EvidenceItem }) {
  if (!item.src) {
    return (
      <a className="shot file" href={item.href} aria-label={item.title}>
        {item.fileKind}
      </a>
    )
  }
  return (
    <a className="shot" href={item.href}>
      <img src={item.src} alt={item.alt ?? item.title} loading="lazy" decoding="async" width={112} height={84} />
    </a>
  )
}
