/* The whole view as a link: only what differs from the page's own first view, with the version and the data it was made on. */

const KEYS = ["view", "set", "know", "lever", "level", "with", "m", "w", "scale", "sort", "pin", "show", "guess"];
const FIRST = { view: "rank", set: about.sets[0].id, know: "", lever: LEVERS.includes("naloxone") ? "naloxone" : LEVERS[0], level: null, with: "",
  m: DEATHS, w: WHOLE, scale: "number", sort: "deaths", pin: "", show: "difference", guess: "" };
const CHOICES = { view: ["rank", "level", "time", "pair"], set: about.sets.map((s) => s.id), know: CONDITIONS, lever: LEVERS, with: ["", ...LEVERS],
  m: MEASURES, w: WINDOWS, scale: ["number", "percent"], sort: ["deaths", "cost", "name"], show: ["difference", "both"], guess: ["", "1"] };

function firstState() { return { ...FIRST, level: telling(FIRST.lever) }; }

/* What a link says: the state, and a sentence for each thing in it that cannot be shown. */
function readLink(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, "")), state = firstState(), notes = [];
  const version = said.get("v");
  if (version !== null && Number(version) !== about.version)
    return { state, notes: [`This link is of version ${short(version)} of this page, which is of version ${about.version}: the first view is shown.`] };
  if (said.get("d") !== null && said.get("d") !== about.data)
    notes.push(`This link was made on other data (${short(said.get("d"))}; here ${about.data}): the same view is shown, its numbers may differ.`);
  const unknown = [...new Set(said.keys())].filter((k) => !KEYS.includes(k) && k !== "v" && k !== "d");
  if (unknown.length) notes.push(`This page does not know ${unknown.map(short).join(", ")} of this link; the rest is shown.`);
  for (const key of Object.keys(CHOICES)) {
    const value = said.get(key);
    if (value === null) continue;
    if (CHOICES[key].includes(value)) state[key] = value;
    else notes.push(`There is no ${key}=${short(value)} here: ${key}=${state[key] || "none"} is shown.`);
  }
  state.level = levelFrom(state.lever, said.get("level"), "level", notes);
  if (state.with === state.lever) state.with = "";
  if (said.get("pin")) state.pin = writePolicy(readPolicy(said.get("pin"), notes)) ?? "";
  return { state, notes };
}

function short(text) { return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text; }

function levelFrom(lever, text, key, notes) {
  if (text === null || text === undefined || text === "") return telling(lever);
  const value = Number(text), levels = levelsOf(lever).map((l) => l.value);
  if (levels.includes(value)) return value;
  if (!Number.isFinite(value)) { notes.push(`${key}=${short(text)} is no number: ${telling(lever)} is shown.`); return telling(lever); }
  const near = levels.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
  notes.push(`${key}=${short(text)} was not run, and nothing is interpolated: ${near}, the nearest that was, is shown.`);
  return near;
}

/* A policy as a word: lever@level+other~informed. */
function writePolicy(p) { return p && `${p.lever}@${p.level}${p.with ? `+${p.with}` : ""}${p.know ? `~${p.know}` : ""}`; }
function readPolicy(text, notes = []) {
  if (!text) return null;
  const [, lever, level, other, know] = /^([\w]+)@([^+~]+)(?:\+(\w+))?(?:~(\w+))?$/.exec(text) ?? [];
  if (!LEVERS.includes(lever) || (other && !LEVERS.includes(other)) || (know && !CONDITIONS.includes(know))) {
    notes.push(`pin=${short(text)} is no policy of this page: nothing is pinned.`);
    return null;
  }
  return { lever, level: levelFrom(lever, level, "pin", notes), with: other && other !== lever ? other : "", know: know || "" };
}

function linkOf(state) {
  const said = new URLSearchParams();
  for (const key of KEYS) {
    const usual = key === "level" ? telling(state.lever) : FIRST[key];
    if (state[key] !== usual) said.set(key, state[key]);
  }
  const text = said.toString();
  return text ? `#v=${about.version}&d=${about.data}&${text}` : "";
}
function permalink(state) { return location.href.split("#")[0] + (linkOf(state) || `#v=${about.version}&d=${about.data}`); }
