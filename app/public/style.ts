import { createHash } from 'node:crypto'

/** The whole look of the public pages: light and dark by the reader's system, and paper. */
export const style = `:root{color-scheme:light dark;--paper:#faf9f6;--ink:#23211d;--dim:#6a665e;--rule:#dedad1;--accent:#1f5c50;--bad:#a8321f;--good:#2c6b3f;--warn:#8a5a00}
@media(prefers-color-scheme:dark){:root{--paper:#1a1917;--ink:#e9e6df;--dim:#a39e94;--rule:#3a3732;--accent:#7cc4b3;--bad:#f0907d;--good:#84c796;--warn:#e0b25a}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.6 ui-sans-serif,system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:.25rem 0 .5rem}h2{font-size:1.125rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}p{margin:.5rem 0}
a{color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header,footer{display:flex;gap:1rem;justify-content:space-between;align-items:center;color:var(--dim);font-size:.875rem}footer{margin-top:2.5rem;border-top:1px solid var(--rule);padding-top:.75rem;flex-wrap:wrap}
header a,nav a,footer a{display:inline-block;min-height:2rem;padding:.25rem 0}
.dim{color:var(--dim);font-size:.875rem}ol{list-style:none;margin:1.5rem 0 0;padding:0}li{border-top:1px solid var(--rule);padding:1rem 0}li h3 a{text-decoration:none}li h3 a:hover{text-decoration:underline}
.mark{font-weight:600;white-space:nowrap;font-size:.875rem}.mark i{font-style:normal;margin-right:.3em}.false{color:var(--bad)}.true{color:var(--good)}.partly,.unproven{color:var(--warn)}
.words{white-space:pre-line}.note{border-left:3px solid var(--warn);padding-left:.75rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:1rem 0;font-size:.875rem}dt{color:var(--dim)}dd{margin:0}
section.old{border-left:3px solid var(--rule);padding-left:.75rem;color:var(--dim);margin-top:1rem}nav{display:flex;gap:1rem;margin-top:1.5rem;align-items:baseline}
@media print{:root{--paper:#fff;--ink:#000;--dim:#444;--rule:#999;--accent:#000;--bad:#000;--good:#000;--warn:#000}body{max-width:none;padding:0}header a,nav,footer{display:none}li,section{break-inside:avoid}}`

/** The one style that the pages' policy lets through. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
