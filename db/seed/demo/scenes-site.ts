import type { SceneDrawing } from './scenes'

const soil = '<path d="M0 300h960v420H0z" fill="#6f5a43"/><path d="M0 300h960v26H0z" fill="#4f4a44"/>'
const rust = (x: number, y: number, size: number) =>
  `<g fill="#7b3f1d" opacity=".85"><ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.45}"/><ellipse cx="${x + size}" cy="${y + 6}" rx="${size * 0.6}" ry="${size * 0.3}" fill="#9a5326"/></g>`
const barrier =
  '<g><path d="M60 250h300v34H60z" fill="#c8452e"/><path d="M100 250h40v34h-40zM190 250h40v34h-40zM280 250h40v34h-40z" fill="#efe9dd"/><path d="M84 284h12v70H84zM324 284h12v70h-12z" fill="#55585a"/></g>'

export const siteScenes = {
  trench: {
    tint: '#b9c0bd',
    draw: fixed => `${soil}<path d="M120 360h720l70 360H50z" fill="#4a3b2b"/><path d="M180 380h600l50 340H130z" fill="#3a2e22"/>
<rect x="90" y="500" width="780" height="74" rx="36" fill="url(#${fixed ? 'yellow' : 'steel'})"/>
<rect x="430" y="488" width="46" height="98" rx="6" fill="#4c4f52"/><rect x="484" y="488" width="46" height="98" rx="6" fill="#5f6366"/>
${fixed ? '<path d="M130 610h700v16H130z" fill="#d8b62a"/><path d="M130 654h700v66H130z" fill="#b99b6c"/>' : rust(250, 540, 60) + rust(690, 548, 74) + rust(390, 566, 30)}${barrier}`,
  },
  excavator: {
    tint: '#aeb9c2',
    draw: fixed => `${soil}<g fill="#d79a1c"><path d="M520 250h200v120H520z"/><path d="M560 170h120v90H560z" fill="#e8b545"/><path d="M520 300 360 150l-26 24 150 160z"/><path d="M360 150 250 340l34 14 96-168z"/></g><path d="M214 336h92l-20 70h-70z" fill="#4b4e50"/>
<rect x="500" y="372" width="270" height="56" rx="28" fill="#33363a"/><path d="M60 480h840v40H60z" fill="url(#${fixed ? 'yellow' : 'steel'})"/>
${fixed ? '<g fill="#2f7d4f"><path d="M140 380h10v100h-10zM800 430h10v60h-10z"/><circle cx="145" cy="372" r="16"/></g><path d="M60 462h840v8H60z" fill="#d8b62a"/>' : '<path d="M210 400l40 84 60-70z" fill="#3a2e22"/>'}${barrier}`,
  },
  sign: {
    tint: '#c4c9c2',
    draw: fixed => `<path d="M0 520h960v200H0z" fill="#7d8a63"/><g stroke="#6c7074" stroke-width="8">${[80, 200, 320, 640, 760, 880].map(x => `<path d="M${x} 200v340"/>`).join('')}</g><path d="M40 250h880v8H40zM40 350h880v8H40zM40 450h880v8H40z" fill="#777b7e"/>
<path d="M466 420h28v240h-28z" fill="#54585a"/><path d="M480 120 320 420h320z" fill="${fixed ? '#f1c518' : '#b9b096'}" stroke="#2c2c2a" stroke-width="14" stroke-linejoin="round"/>
<path d="M470 220h20l-6 110h-8z" fill="${fixed ? '#1f1f1d' : '#8b846f'}"/><circle cx="480" cy="368" r="13" fill="${fixed ? '#1f1f1d' : '#8b846f'}"/>${fixed ? '' : rust(420, 390, 34) + rust(560, 300, 22)}`,
  },
  well: {
    tint: '#a8a9a2',
    draw: fixed => `<path d="M0 0h960v720H0z" fill="#77756e"/><g stroke="#66645e" stroke-width="4">${[120, 300, 480, 660, 840].map(x => `<path d="M${x} 0v720"/>`).join('')}<path d="M0 180h960M0 420h960M0 620h960"/></g>
<ellipse cx="480" cy="420" rx="250" ry="170" fill="#3c3a36"/><ellipse cx="480" cy="432" rx="214" ry="140" fill="#191816"/>
<g stroke="#8d9296" stroke-width="10"><path d="M440 360v150M520 360v150"/><path d="M440 390h80M440 430h80M440 470h80"/></g>
${fixed ? '<g stroke="#c9ced0" stroke-width="14" fill="none"><path d="M480 60 250 520M480 60l230 460M480 60v320"/></g><rect x="700" y="520" width="90" height="120" rx="12" fill="#e3b22c"/><rect x="716" y="538" width="58" height="36" fill="#26302b"/>' : '<ellipse cx="800" cy="250" rx="120" ry="80" fill="#55524c" stroke="#3f3d38" stroke-width="12"/>'}`,
  },
  exit: {
    tint: '#d3cdbd',
    draw: fixed => `<path d="M0 580h960v140H0z" fill="#8f8877"/><rect x="330" y="150" width="300" height="440" fill="#6f7f78"/><rect x="346" y="166" width="128" height="424" fill="#88988f"/><rect x="486" y="166" width="128" height="424" fill="#88988f"/>
<rect x="360" y="70" width="240" height="62" rx="6" fill="${fixed ? '#1f8a4c' : '#46534b'}"/><path d="M420 102h70l-16-16M490 102l-16 16" stroke="#f2f2ea" stroke-width="8" fill="none"/><circle cx="520" cy="88" r="9" fill="#f2f2ea"/><path d="M520 98l-10 26M520 98l16 26" stroke="#f2f2ea" stroke-width="7"/>
${fixed ? '<path d="M360 380h100v16H360zM500 380h100v16H500z" fill="#c8ccc9"/>' : '<g><path d="M250 420h170v170H250z" fill="#b58b57"/><path d="M300 300h130v120H300z" fill="#c79c66"/><path d="M520 450h190v140H520z" fill="#a97f4d"/><path d="M250 500h170M335 420v170M520 510h190" stroke="#86623a" stroke-width="6"/></g><path d="M450 370h60v14h-60z" fill="#3b3b39"/><rect x="462" y="384" width="36" height="34" rx="4" fill="#c9a227"/>'}`,
  },
  loading: {
    tint: '#b4c2c9',
    draw: fixed => `<path d="M0 560h960v160H0z" fill="#85837c"/><rect x="280" y="280" width="600" height="190" rx="92" fill="url(#steel)"/><path d="M110 340h170v150H110z" fill="#b8402c"/><path d="M132 362h90v56h-90z" fill="#c4d4da"/>
<path d="M110 480h780v34H110z" fill="#3d4042"/>${[190, 520, 640, 780].map(x => `<circle cx="${x}" cy="530" r="52" fill="#26272a"/><circle cx="${x}" cy="530" r="22" fill="#8b9092"/>`).join('')}
${fixed ? '<g stroke="#d8b62a" stroke-width="22" fill="none" stroke-linejoin="round"><path d="M600 284v-120h-170V90"/></g><circle cx="600" cy="164" r="20" fill="#4b4e50"/><path d="M880 470l40 90" stroke="#2f7d4f" stroke-width="10"/>' : '<path d="M600 284c10-90-60-110-90-60s-80 60-120 20" stroke="#1f1f1f" stroke-width="20" fill="none"/>'}<path d="M540 300h90v60h-90z" fill="#d7762a" opacity=".9"/>`,
  },
} satisfies Record<string, SceneDrawing>
