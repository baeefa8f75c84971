import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { type Closing, LineStroke } from './line-stroke'
import { Mark } from './mark'
import { count } from './numerals'
import { SixLineGauge } from './six-line-gauge'

export type RailItem = { href: string; word: string; count?: number | string }
export type RailLine = Closing & { href: string; number: number; name: string; says: string }
export type Tab = { href: string; word: string; icon: IconName | 'mark' | 'gauge' }

/** The address in `hrefs` that the page at `at` belongs to: the longest that it is, or lies under. */
export function currentOf(hrefs: readonly string[], at: string): string | undefined {
  const path = (href: string) => href.split(/[?#]/)[0] ?? ''
  const fits = hrefs.filter(href => path(href) === at || (path(href) !== '/' && at.startsWith(`${path(href)}/`)))
  return fits.sort((a, b) => path(b).length - path(a).length)[0]
}

/** The frame of every signed-in page: rail, content, and the tabs of a phone. */
export function AppShell({
  at,
  words,
  home,
  groups,
  lines,
  tabs,
  person,
  foot,
  toast,
  children,
}: {
  /** The path of the page that is shown. */
  at: string
  words: {
    skip: string
    product: string
    main: string
    search: string
    searchHint: string
    tabs: string
    menu: string
    close: string
  }
  home: string
  /** The six lines follow the first group. */
  groups: readonly { word?: string; items: readonly RailItem[] }[]
  lines: readonly RailLine[]
  /** Four at most; the menu is the fifth. */
  tabs: readonly Tab[]
  person: { name: string; unit: string; role: string; href: string }
  /** The language and theme switches and sign-out, as plain forms or links. */
  foot?: ReactNode
  toast?: ReactNode
  children: ReactNode
}) {
  const here = currentOf(
    [...groups.flatMap(group => group.items.map(item => item.href)), ...lines.map(line => line.href)],
    at,
  )
  const tabHere = currentOf(
    tabs.map(tab => tab.href),
    at,
  )
  return (
    <div className="app">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="rail" id="rail">
        <a className="brand" href={home}>
          <Mark />
          <span>{words.product}</span>
        </a>
        <a className="shut" href="#content" aria-label={words.close}>
          <Icon name="close" size={24} />
        </a>
        <search>
          <form className="seek" action="/search">
            <label className="vh" htmlFor="rail-search">
              {words.search}
            </label>
            <input id="rail-search" type="search" name="q" placeholder={words.search} autoComplete="off" />
            <span aria-hidden="true">
              <kbd>{words.searchHint}</kbd>
            </span>
          </form>
        </search>
        <nav aria-label={words.main}>
          {groups.map((group, index) => (
            <RailGroup
              key={group.items[0]?.href ?? index}
              word={group.word}
              items={group.items}
              here={here}
              lines={index === 0 ? lines : []}
            />
          ))}
        </nav>
        <div className="foot">
          <a href={person.href}>
            <b>{person.name}</b>
            {person.unit} · {person.role}
          </a>
          {foot && <div className="row">{foot}</div>}
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <nav className="tabbar" aria-label={words.tabs}>
        {tabs.map(tab => (
          <a key={tab.href} href={tab.href} aria-current={tab.href === tabHere ? 'page' : undefined}>
            <TabSign icon={tab.icon} lines={lines} />
            {tab.word}
          </a>
        ))}
        <a href="#rail">
          <Icon name="list" />
          {words.menu}
        </a>
      </nav>
      {toast}
    </div>
  )
}

function TabSign({ icon, lines }: { icon: Tab['icon']; lines: readonly RailLine[] }) {
  if (icon === 'mark') return <Mark size={20} />
  if (icon === 'gauge') return <SixLineGauge lines={lines} size={16} />
  return <Icon name={icon} />
}

function RailGroup({
  word,
  items,
  here,
  lines,
}: {
  word?: string
  items: readonly RailItem[]
  here: string | undefined
  lines: readonly RailLine[]
}) {
  return (
    <>
      <ul>
        {word && <li className="group">{word}</li>}
        {items.map(item => (
          <li key={item.href}>
            <a className="item" href={item.href} aria-current={item.href === here ? 'page' : undefined}>
              <span>{item.word}</span>
              {item.count !== undefined && (
                <span className="n">{typeof item.count === 'number' ? count(item.count) : item.count}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <ul className="lines">
          {lines.map(line => (
            <li key={line.number}>
              <a
                className="item ln"
                href={line.href}
                aria-label={line.says}
                aria-current={line.href === here ? 'page' : undefined}
              >
                <span className="no">{line.number}</span>
                <span>{line.name}</span>
                <LineStroke {...line} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
