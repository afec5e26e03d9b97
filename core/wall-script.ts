/** What runs on the screen in the desk's room. Text goes in as text, never as markup. */
export const WALL_SCRIPT = `
const $ = (id) => document.getElementById(id), fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (whole, name) => values[name] ?? whole);
let heard = Date.now(), asOf = '', sounds = false, audio = null;
function beep(high) {
  if (!audio) return;
  const at = audio.currentTime, tone = audio.createOscillator(), loud = audio.createGain();
  tone.type = 'square'; tone.frequency.setValueAtTime(high ? 880 : 330, at); tone.frequency.setValueAtTime(high ? 660 : 330, at + 0.25);
  loud.gain.value = 0.25; tone.connect(loud).connect(audio.destination); tone.start(at); tone.stop(at + 0.5);
}
function element(name, text, kind) { const made = document.createElement(name); made.textContent = text; if (kind) made.className = kind; return made; }
function show(now) {
  asOf = now.asOf; sounds = now.sounds;
  $('asof').textContent = fill(WALL.words.asOf, { time: now.asOf });
  $('none').hidden = now.rows.length > 0;
  $('more').textContent = now.more ? fill(WALL.words.more, { count: now.more }) : '';
  $('rows').replaceChildren(...now.rows.map((row) => {
    const item = element('li', '', (row.isTaken ? 'taken' : 'untaken') + (row.isExercise ? ' exercise' : ''));
    const unit = element('b', row.unit); if (row.isExercise) unit.prepend(element('span', WALL.words.exercise, 'tag'));
    item.append(unit, element('span', row.who, 'who'), element('div', row.status + ' · ' + row.since, 'quiet'));
    return item;
  }));
  document.body.dataset.sounds = sounds ? 'yes' : 'no';
}
async function ask() {
  try {
    const answer = await fetch(WALL.url, { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.json()); heard = Date.now();
  } catch { /* the time that passes says it */ }
  setTimeout(ask, 3000);
}
function isLost() { return Date.now() - heard > 10000; }
setInterval(() => {
  const lost = isLost();
  document.body.classList.toggle('lost', lost); $('lost').hidden = !lost;
  if (lost) $('lost').textContent = fill(WALL.words.lost, { time: asOf || '?' });
  if (lost) beep(false); else if (sounds) beep(true);
}, 1000);
$('sound').addEventListener('click', () => { audio = new AudioContext(); audio.resume(); $('sound').hidden = true; $('on').hidden = false; beep(true); });
ask();
`;
