// Search: the words of the field against the index that the build made (blogkit/content/vocabulary.py
// sorts words into lines alike). One file of each block for each word, then what the best are.
const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\ufe00-\ufe0f]/g;
const PER_FILE = 64, STEP = 20, WORTH = [1, 2, 4, 9];

const form = document.querySelector("form.search");
const found = document.getElementById("searchFound");
const [count, list, more] = ["p", "ol", "button"].map((name) => found.querySelector(name));
const { blocks, pieces, total, some, none, broken } = found.dataset;

function wordsOf(text) {
  const folded = text.normalize("NFKD").replace(MARKS, "").toLowerCase()
    .replaceAll("ß", "ss").replaceAll("ς", "σ").normalize("NFC");
  const runs = (folded.match(/[\p{L}\p{N}\p{M}]+(?:\+\+|#)?/gu) || [])
    .flatMap((word) => word.match(new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu")));
  const unspaced = new RegExp(`^[${UNSPACED}]`, "u");
  const words = runs.flatMap((run) => {
    const signs = [...run];
    if (!unspaced.test(run) || signs.length < 2) return [run];
    return signs.slice(1).map((sign, at) => signs[at] + sign);
  });
  return [...new Set(words)];
}

const loaded = new Map();
function load(name) {
  if (!loaded.has(name)) {
    // What the build made last; without a network, what was loaded before.
    const get = (cache) => fetch(`${form.action.split("?")[0]}${name}.json`, { cache });
    const file = get("no-cache").catch(() => get("force-cache")).then((answer) => answer.json());
    file.catch(() => loaded.delete(name));
    loaded.set(name, file);
  }
  return loaded.get(name);
}

// The documents that have a word, or for the last one a word that begins with it.
async function documentsOf(word, isPrefix) {
  const piece = word.codePointAt(0) % pieces;
  const files = await Promise.all([...Array(+blocks).keys()].map((block) => load(`words-${block}-${piece}`)));
  const scores = new Map();
  files.forEach((file, block) => {
    const same = isPrefix ? Object.keys(file).filter((one) => one.startsWith(word)) : file[word] ? [word] : [];
    for (const one of same) {
      let at = 0;
      for (const digits of file[one].split(" ")) {
        const number = parseInt(digits, 36);
        at += number >> 2;
        const key = block + " " + at;
        const score = WORTH[number & 3] * (one === word ? 2 : 1);
        scores.set(key, Math.max(score, scores.get(key) || 0));
      }
    }
  });
  return scores;
}

// Those with most of the words come first, then those where rare words stand out, then the newest.
async function rank(words) {
  const ranks = new Map();
  const all = await Promise.all(words.map((word, at) => documentsOf(word, at === words.length - 1)));
  for (const scores of all) {
    const rarity = Math.log(1 + total / scores.size);
    for (const [key, score] of scores) ranks.set(key, (ranks.get(key) || 0) + 1000 + score * rarity);
  }
  const most = Math.floor(Math.max(0, ...ranks.values()) / 1000);
  return [...ranks].filter(([, score]) => score >= most * 1000)
    .sort(([a, x], [b, y]) => y - x || b.split(" ")[1] - a.split(" ")[1]).map(([key]) => key);
}

async function item(key) {
  const [block, at] = key.split(" ");
  const entries = await load(`entries-${block}-${Math.floor(at / PER_FILE)}`);
  const [title, url, day, summary, lang] = entries[at % PER_FILE];
  const line = document.createElement("li");
  const link = document.createElement("a");
  const text = document.createElement("p");
  Object.assign(link, { href: url, textContent: title, lang });
  Object.assign(text, { textContent: summary, lang });
  line.append(link);
  if (day) {
    const time = document.createElement("time");
    time.dateTime = day;
    time.textContent = new Date(day).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    line.append(time);
  }
  line.append(text);
  return line;
}

let turn = 0, keys = [];

async function show(from) {
  const now = turn;
  const lines = await Promise.all(keys.slice(from, from + STEP).map(item));
  if (now !== turn) return;
  if (from) list.append(...lines);
  else list.replaceChildren(...lines);
  more.hidden = from + STEP >= keys.length;
  if (from) lines[0].firstChild.focus();
}

async function search() {
  const now = ++turn;
  const text = form.q.value.trim();
  history.replaceState(null, "", text ? "?q=" + encodeURIComponent(text) : location.pathname);
  const words = wordsOf(text);
  try {
    const best = words.length ? await rank(words) : [];
    if (now !== turn) return;
    keys = best;
    await show(0);
    if (now === turn) count.textContent = !words.length ? "" : keys.length ? some.replace("%", keys.length) : none;
  } catch {
    if (now === turn) count.textContent = broken;
  }
}

let pause;
form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 150); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); search(); });
more.addEventListener("click", () => show(list.children.length).catch(() => { count.textContent = broken; }));
form.q.value = new URLSearchParams(location.search).get("q") || "";
if (form.q.value) search();
else form.q.focus();
