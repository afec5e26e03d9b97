import type { Html } from './html.ts';

/** Dark on light or light on dark, as the phone is; large enough for a thumb at night. */
export const STYLE: Html = {
  text: `:root{color-scheme:light dark;--act:#b3261e;--line:#8886}
*{box-sizing:border-box}
body{margin:0;font:18px/1.5 system-ui,"Noto Sans","Noto Sans Devanagari",sans-serif}
main{max-width:40rem;margin:auto;padding:1rem}
h1{font-size:1.35rem;line-height:1.3;margin:.5rem 0}
h2{font-size:1.1rem;margin:1.2rem 0 .3rem}
p,ul,ol{margin:.5rem 0}ul,ol{padding-left:1.3rem}
button{font:inherit;font-weight:600;width:100%;min-height:3.4rem;margin:.4rem 0;padding:.6rem;border-radius:.6rem;border:1px solid var(--line);cursor:pointer}
button.act{background:var(--act);color:#fff;border:0;font-size:1.2rem;min-height:4.2rem}
.state{font-weight:600}
.exercise{background:#2459a8;color:#fff;padding:.5rem .8rem;border-radius:.5rem;font-weight:600}
.refused{border-left:.4rem solid var(--act);padding:.3rem .8rem}
.steps{border:2px solid var(--act);border-radius:.6rem;padding:.2rem .9rem}
.steps h2{margin-top:.5rem}
.small{font-size:.9rem}
.lang{float:right;padding:.5rem}
label{display:block;margin:.6rem 0}
input,select,textarea{font:inherit;width:100%;padding:.6rem;border:1px solid var(--line);border-radius:.4rem}
details{border:1px solid var(--line);border-radius:.6rem;margin:.5rem 0;padding:0 .8rem}
summary{padding:.8rem 0;font-weight:600;cursor:pointer}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem .8rem;margin:.5rem 0}
dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
a{color:inherit}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}
blockquote{margin:.5rem 0;padding:.3rem .8rem;border-left:.3rem solid var(--line);overflow-wrap:anywhere}`,
};
