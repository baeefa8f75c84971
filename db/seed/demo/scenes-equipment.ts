import type { SceneDrawing } from './scenes'

const rust = (x: number, y: number, size: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.5}" fill="#7b3f1d" opacity=".8"/>`
const floor = '<path d="M0 590h960v130H0z" fill="#7a776f"/>'
const tag = (x: number, y: number) =>
  `<g><path d="M${x} ${y}v-40" stroke="#40423f" stroke-width="5"/><rect x="${x - 34}" y="${y}" width="68" height="92" rx="6" fill="#e9efe6"/><path d="M${x - 18} ${y + 46}l14 16 26-34" stroke="#2f7d4f" stroke-width="10" fill="none"/></g>`

export const equipmentScenes = {
  valve: {
    tint: '#b8b6ab',
    draw: fixed => `${floor}<rect x="0" y="400" width="960" height="96" fill="url(#${fixed ? 'yellow' : 'steel'})"/><path d="M400 370h160v156H400z" fill="#5b6063"/><path d="M372 360h30v176h-30zM558 360h30v176h-30z" fill="#43474a"/><path d="M450 230h60v150h-60z" fill="#6a6f72"/>
<ellipse cx="480" cy="210" rx="150" ry="40" fill="none" stroke="${fixed ? '#b3261e' : '#6b3b22'}" stroke-width="22"/><path d="M330 210h300M480 172v76" stroke="${fixed ? '#b3261e' : '#6b3b22'}" stroke-width="14"/>${fixed ? tag(660, 380) : `${rust(430, 450, 40)}${rust(600, 520, 60)}<path d="M0 560c120-26 240 20 380 0s300-30 580 4v156H0z" fill="#4d5a55" opacity=".85"/>`}`,
  },
  joint: {
    tint: '#b1aea5',
    draw: fixed => `<rect x="0" y="300" width="960" height="130" fill="url(#${fixed ? 'yellow' : 'steel'})"/><rect x="410" y="250" width="58" height="230" rx="8" fill="#50555a"/><rect x="484" y="250" width="58" height="230" rx="8" fill="#666b70"/>${[280, 340, 400, 450].map(y => `<path d="M394 ${y - 8}h164v16H394z" fill="#8f9498"/>`).join('')}
${fixed ? '<path d="M420 236c30-60 90-60 112 0" stroke="#c9803a" stroke-width="12" fill="none"/>' : `${rust(300, 360, 90)}${rust(640, 390, 70)}<path d="M470 480l-12 90 30-40 8 70" stroke="#5a6a72" stroke-width="8" fill="none" opacity=".7"/>`}<path d="M160 430h40v290h-40zM760 430h40v290h-40z" fill="#54585a"/>`,
  },
  gauge: {
    tint: '#c0bcae',
    draw: fixed => `<path d="M440 520h80v200h-80z" fill="#7d6a3c"/><path d="M410 480h140v60H410z" fill="#96814a"/><circle cx="480" cy="300" r="220" fill="#4c4f52"/><circle cx="480" cy="300" r="192" fill="${fixed ? '#f3f1e6' : '#cfc7ae'}"/>
<g stroke="#2a2a28" stroke-width="8">${[-120, -90, -60, -30, 0, 30, 60, 90, 120].map(turn => `<path d="M480 128v34" transform="rotate(${turn} 480 300)"/>`).join('')}</g><path d="M480 300 474 160h12z" fill="#b3261e" transform="rotate(${fixed ? -30 : 112} 480 300)"/><circle cx="480" cy="300" r="20" fill="#2a2a28"/>
${fixed ? '<circle cx="600" cy="420" r="40" fill="#2f7d4f"/><path d="M582 420l14 16 24-32" stroke="#f3f1e6" stroke-width="9" fill="none"/>' : '<path d="M330 200l120 70-30 40 110 130" stroke="#807a66" stroke-width="5" fill="none"/>'}`,
  },
  meter: {
    tint: '#c9c4b4',
    draw: fixed => `<path d="M0 0h960v720H0z" fill="#cfc8b6"/><path d="M200 0h40v720h-40z" fill="#b9a85a"/><path d="M240 180h110v34H240zM620 180h110v34H620z" fill="#b9a85a"/><path d="M730 180h34v400h-34z" fill="#b9a85a"/><rect x="330" y="170" width="310" height="300" rx="22" fill="#e8e6dc" stroke="#8e8a7c" stroke-width="8"/><rect x="390" y="230" width="190" height="70" fill="#24302b"/>
${[404, 440, 476, 512, 548].map((x, index) => `<rect x="${x}" y="244" width="22" height="42" fill="${index > 3 ? '#c8452e' : '#dfe6dc'}"/>`).join('')}${fixed ? '<path d="M222 330h70v22h-70z" fill="#b3261e"/><circle cx="222" cy="341" r="26" fill="#6a6f72"/>' : '<path d="M150 40h140v640H150z" fill="#b48d5d" opacity=".92"/><path d="M150 240h140M150 460h140" stroke="#8c6a41" stroke-width="6"/>'}`,
  },
  hose: {
    tint: '#d0cabb',
    draw: fixed => `<path d="M0 470h960v250H0z" fill="#8b8f91"/><path d="M0 470h960v20H0z" fill="#b9bdbd"/><rect x="110" y="330" width="280" height="140" rx="10" fill="#3d4042"/><ellipse cx="180" cy="332" rx="50" ry="16" fill="#1d1f20"/><ellipse cx="320" cy="332" rx="50" ry="16" fill="#1d1f20"/><path d="M800 0h36v300h-36z" fill="#b9a85a"/><path d="M780 290h76v40h-76z" fill="#a08c3b"/>
${fixed ? '<path d="M818 330c0 130-120 150-250 130s-150-40-178-40" stroke="#c9ced0" stroke-width="22" fill="none" stroke-dasharray="10 4"/>' : '<path d="M818 330c40 200-240 60-260 180s120 90 60 30-210-110-228-120" stroke="#b5562f" stroke-width="20" fill="none"/><path d="M560 470h50v40h-50z" fill="#6a6f72"/>'}`,
  },
  stove: {
    tint: '#cdc9bd',
    draw: fixed =>
      `<path d="M0 430h960v290H0z" fill="#7d8183"/><rect x="150" y="380" width="660" height="90" rx="16" fill="#2c2e30"/>${[310, 650].map(x => `<ellipse cx="${x}" cy="380" rx="120" ry="34" fill="#141516"/><ellipse cx="${x}" cy="376" rx="80" ry="22" fill="#3a3d3f"/><path d="M${x - 60} 366c20-60 40-60 60-10 20-50 40-50 60 10z" fill="${fixed ? '#3f78c9' : '#d98a2b'}" opacity=".9"/>`).join('')}<circle cx="300" cy="430" r="22" fill="#a9adae"/><circle cx="660" cy="430" r="22" fill="#a9adae"/>${fixed ? tag(480, 500) : '<path d="M400 180c30-40-20-70 20-110M520 190c30-40-20-70 20-110" stroke="#4a4a48" stroke-width="12" fill="none" opacity=".6"/>'}`,
  },
  detector: {
    tint: '#c7c8c2',
    draw: fixed => `<path d="M0 0h960v90H0z" fill="#8c8f8d"/><path d="M466 90h28v150h-28z" fill="#6a6f72"/><path d="M380 240h200l40 150-60 80H400l-60-80z" fill="#d9dcda" stroke="#7c8082" stroke-width="8"/><rect x="420" y="280" width="120" height="56" fill="#22302a"/><circle cx="430" cy="400" r="18" fill="${fixed ? '#39b36b' : '#3a3a38'}"/><circle cx="480" cy="400" r="18" fill="#5a4a2a"/><circle cx="530" cy="400" r="18" fill="${fixed ? '#5a2a2a' : '#7a2a24'}"/><path d="M430 470h100v70H430z" fill="#5f6366"/>
${fixed ? '<path d="M436 308h22l8-16 14 30 10-14h34" stroke="#5fe0a0" stroke-width="5" fill="none"/>' : '<path d="M360 470c40 40 200 50 240 0v90c-60 50-180 50-240 0z" fill="#5b4a2d" opacity=".8"/><path d="M620 250c80 40 110 160 60 240" stroke="#1f1f1f" stroke-width="10" fill="none"/>'}`,
  },
  tank: {
    tint: '#b7c4cb',
    draw: fixed => `<path d="M0 560h960v160H0z" fill="#8a8880"/>${[90, 390, 690].map(x => `<rect x="${x}" y="180" width="220" height="390" fill="#d4d8d8"/><rect x="${x}" y="180" width="64" height="390" fill="#b2b8ba"/><ellipse cx="${x + 110}" cy="180" rx="110" ry="32" fill="#e6e9e8"/><path d="M${x + 190} 190v380M${x + 206} 190v380" stroke="#6a6f72" stroke-width="5"/>`).join('')}<path d="M0 530h960v60H0z" fill="#9b988f"/><path d="M0 470h960v22H0z" fill="url(#yellow)"/>
${fixed ? '<g fill="#b3261e"><circle cx="350" cy="440" r="30"/><path d="M340 440h20v40h-20z"/><circle cx="650" cy="440" r="30"/><path d="M640 440h20v40h-20z"/></g>' : '<path d="M330 440h44v12h-44z" fill="#3b3b39"/><path d="M346 450h12v24h-12z" fill="#3b3b39"/><ellipse cx="480" cy="640" rx="180" ry="26" fill="#3c3a36" opacity=".6"/>'}`,
  },
  cylinders: {
    tint: '#bdbab0',
    draw: fixed =>
      `${floor}${(fixed ? [240, 400, 560, 720] : [150, 280, 390, 520, 640, 770]).map((x, index) => `<g transform="${!fixed && index === 4 ? `rotate(14 ${x} 560)` : ''}"><rect x="${x - 55}" y="330" width="110" height="260" rx="46" fill="#8f969b"/><rect x="${x - 55}" y="330" width="34" height="260" rx="17" fill="#b6bcc0"/><path d="M${x - 30} 290h60v46h-60z" fill="#6a7075"/><path d="M${x - 40} 280h80v16h-80z" fill="${fixed ? '#2f7d4f' : '#a2412c'}"/></g>`).join('')}${fixed ? '<path d="M140 440h700v12H140zM140 200h12v400h-12zM830 200h12v400h-12z" fill="#3d4042"/>' : '<path d="M0 120h960v40H0z" fill="#8b6b45"/><path d="M60 160h26v440H60zM860 160h26v440h-26z" fill="#7a5c3a"/>'}`,
  },
  drums: {
    tint: '#b9bfb6',
    draw: fixed =>
      `${floor}${[130, 300, 470, 640, 800].map((x, index) => `<rect x="${x - 70}" y="${fixed ? 360 : 340 + (index % 2) * 40}" width="140" height="${fixed ? 230 : 250 - (index % 2) * 40}" rx="10" fill="${fixed ? '#2f5f8f' : ['#2f5f8f', '#a2412c', '#6f7a3b', '#2f5f8f', '#8a6a2a'][index]}"/><path d="M${x - 70} 430h140v8H${x - 70}zM${x - 70} 510h140v8H${x - 70}z" fill="#1f2a33" opacity=".5"/>${fixed ? `<path d="M${x} 446 ${x + 30} 476 ${x} 506 ${x - 30} 476z" fill="#f1e9d6"/>` : ''}`).join('')}${fixed ? '<path d="M40 600h880v14H40z" fill="#d8b62a"/>' : '<ellipse cx="520" cy="640" rx="200" ry="30" fill="#43391f" opacity=".7"/><path d="M560 240h160v110H560z" fill="#b58b57"/>'}`,
  },
  lock: {
    tint: '#a9aba7',
    draw: fixed => `<path d="M160 60h640v660H160z" fill="#5d6a63"/><path d="M190 90h270v600H190zM500 90h270v600H500z" fill="#6d7b74"/><path d="M472 90h16v600h-16z" fill="#33393a"/>${(fixed ? [300, 440] : [360]).map(y => `<path d="M410 ${y}h140v26H410z" fill="#8f9498"/><path d="M452 ${y + 20}c0-40 56-40 56 0" stroke="#b9bdbd" stroke-width="12" fill="none"/><rect x="440" y="${y + 22}" width="80" height="66" rx="8" fill="#c9a227"/><circle cx="480" cy="${y + 52}" r="9" fill="#3a3016"/>`).join('')}
${fixed ? '<rect x="820" y="110" width="90" height="54" rx="10" fill="#d9dcda"/><circle cx="846" cy="137" r="17" fill="#1d1f20"/><circle cx="890" cy="128" r="6" fill="#39b36b"/>' : '<path d="M830 110h70v46h-70z" fill="#55585a" transform="rotate(34 865 133)"/><path d="M820 60c60 60 30 110 60 150" stroke="#1f1f1f" stroke-width="7" fill="none"/>'}`,
  },
  cabinet: {
    tint: '#c3c0b6',
    draw: fixed =>
      `${floor}<rect x="210" y="90" width="540" height="510" fill="#a2412c"/><rect x="236" y="116" width="488" height="458" fill="#3c3a36"/>${[230, 350, 470].map(y => `<path d="M236 ${y}h488v12H236z" fill="#8f9498"/>`).join('')}${[0, 1, 2].flatMap(row => [0, 1, 2, 3].map(column => (fixed || (row * 4 + column) % 3 === 0 ? `<rect x="${262 + column * 116}" y="${150 + row * 120}" width="86" height="76" rx="8" fill="${['#d8b62a', '#2f5f8f', '#c9ced0'][row]}"/>` : ''))).join('')}${fixed ? '<rect x="770" y="180" width="110" height="150" fill="#f1efe4"/><path d="M790 210h70M790 240h70M790 270h50" stroke="#55585a" stroke-width="7"/>' : '<path d="M300 520h200l30 54H290z" fill="#8a6a2a"/>'}`,
  },
  extinguisher: {
    tint: '#cfcabd',
    draw: fixed =>
      `${floor}${(fixed ? [340, 560] : [400]).map(x => `<rect x="${x - 60}" y="230" width="120" height="360" rx="44" fill="#b3261e"/><rect x="${x - 60}" y="230" width="34" height="360" rx="17" fill="#d0584e"/><path d="M${x - 22} 180h44v56h-44z" fill="#2a2a28"/><path d="M${x - 60} 168h130v18H${x - 60}z" fill="#3b3b39"/><path d="M${x + 50} 190c70 40 70 200 30 260" stroke="#1f1f1f" stroke-width="14" fill="none"/><circle cx="${x}" cy="208" r="16" fill="${fixed ? '#39b36b' : '#c8452e'}"/>`).join('')}${fixed ? '<path d="M220 596h520v20H220z" fill="#d8b62a"/>' : '<path d="M560 380h220v210H560z" fill="#b58b57"/><path d="M560 470h220" stroke="#86623a" stroke-width="6"/>'}`,
  },
  document: {
    tint: '#a08b6e',
    draw: fixed => `<path d="M0 0h960v720H0z" fill="#8a7152"/><g transform="rotate(-4 480 360)"><rect x="230" y="60" width="500" height="620" fill="#f3f0e6"/><path d="M280 120h400v26H280z" fill="#8e8a7c"/>${[200, 250, 300, 350, 400, 450, 500].map((y, index) => `<path d="M280 ${y}h${[400, 360, 390, 300, 400, 340, 260][index]}v10H280z" fill="${fixed || index % 3 ? '#b9b4a4' : '#dcd6c6'}"/>`).join('')}
${fixed ? '<circle cx="600" cy="570" r="62" fill="none" stroke="#b3261e" stroke-width="10"/><path d="M600 526l14 32 34 2-26 22 10 34-32-18-32 18 10-34-26-22 34-2z" fill="#b3261e"/><path d="M300 590c40-50 60 30 100-10s50-20 70 10" stroke="#1c3f7a" stroke-width="7" fill="none"/>' : '<path d="M280 560h160v8H280zM280 610h160v8H280z" fill="#b9b4a4"/><path d="M520 520h150v110H520z" fill="none" stroke="#c9c2ae" stroke-width="6" stroke-dasharray="16 12"/>'}</g>`,
  },
} satisfies Record<string, SceneDrawing>
