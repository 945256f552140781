/* The page: a state in, a view out. */

let current, saved = "", sets, form, guessed = null, notes = [];
const parts = {};

function viewOf(state) {
  const set = sets.get(state.set), form = formOf(state), view = { state, set, form };
  if (state.view === "rank") {
    view.rows = ranking(set, state);
    const other = ranking(set, { ...state, know: state.know ? "" : KNOW, sort: "deaths" });
    view.other = other.some((r) => r.sum) ? headsOf(other) : null;
  } else if (state.view === "level") {
    view.rows = levelsOf(state.lever).map((l) => ({ name: l.word, value: l.value, policy: { ...state, level: l.value }, strong: l.value === state.level,
      sum: stateSum(set, { ...state, level: l.value }, state.m, state.w, form) }));
    view.sum = view.rows.find((r) => r.strong).sum;
  } else if (state.view === "time") {
    view.rows = WINDOWS.slice(1).map((w) => ({ name: String(Math.floor(about.since) + Number(w.slice(5)) - 1), value: w, policy: state, strong: true, sum: stateSum(set, state, state.m, w, form) }));
  } else {
    view.pinned = readPolicy(state.pin);
    const { m, w } = state, p = view.pinned;
    view.sums = p ? { a: stateSum(set, p, m, w, form), b: stateSum(set, state, m, w, form), difference: pairSum(set, p, state, m, w, form) } : {};
  }
  return view;
}

/* Change the state; held: a slider on its way, which is one step back and not ten. */
function set(change, held = false) {
  const next = { ...current, ...change };
  if ("lever" in change && !("level" in change)) next.level = telling(next.lever);
  if (typeof next.level === "string") next.level = Number(next.level);
  if (next.with === next.lever) next.with = "";
  if (!about.measures[next.m].ratio && "m" in change) next.scale = "number";
  if (next.guess !== current.guess || linkOf({ ...next, guess: "" }) !== linkOf({ ...current, guess: "" })) guessed = null;
  go(next, held);
}
function go(state, held = false) {
  current = state;
  notes = [];
  if (!held) keep();
  show();
}
function keep() {
  const link = linkOf(current);
  if (link === saved) return;
  saved = link;
  history.pushState(null, "", link || location.href.split("#")[0]);
}
function come() {
  const read = readLink(location.hash);
  saved = linkOf(read.state);
  current = read.state;
  notes = read.notes;
  guessed = null;
  show();
}
function pin() { set({ pin: writePolicy(current), view: "pair" }); }

function show() {
  const began = performance.now(), view = viewOf(current);
  settle(form, current, view.set);
  const hidden = current.guess === "1" && guessed === null && askable(view);
  parts.notes.replaceChildren(...notes.map((n) => h("p", {}, n)));
  const said = hidden ? "Guess first: the answer is shown when you have." : sentenceOf(view) + (guessed === null ? "" : ` You guessed ${guessed}.`);
  if (parts.sentence.textContent !== said) parts.sentence.textContent = said;
  parts.lead.textContent = lead(view);
  parts.guess.replaceChildren(...(hidden ? [guessing(view)] : []));
  parts.charts.hidden = parts.under.hidden = parts.rest.hidden = hidden;
  if (!hidden) fill(view);
  for (const preset of parts.presets.querySelectorAll("a")) preset.toggleAttribute("aria-current", preset.getAttribute("href") === (linkOf(current) || "#"));
  document.documentElement.dataset.took = (performance.now() - began).toFixed(1);
}

function lead(view) {
  const { state } = view, when = state.view === "time" ? "year by year" : windowWords(state.w);
  return `${capital(about.measures[state.m].title)}, ${when}, from ${Math.floor(about.since)} on: change against none on shared luck`;
}

function fill(view) {
  const width = Math.max(260, Math.min(760, Math.floor(parts.charts.getBoundingClientRect().width) || 700));
  parts.charts.replaceChildren(...chartsOf(view, width).map(([svg, title]) => h("figure", {}, title ? h("figcaption", {}, title) : "", svg)));
  if (!parts.charts.childElementCount) parts.charts.append(h("div", { class: "unrun empty" }, h("p", {}, sentenceOf(view))));
  parts.under.textContent = underWords(view);
  const table = tableOf(view);
  parts.table.replaceChildren(h("table", {}, h("caption", {}, table.caption), h("thead", {}, h("tr", {}, table.heads.map((t, k) => h("th", { scope: "col", class: k > 1 || (k && view.state.view !== "rank" && view.state.view !== "pair") ? "num" : "" }, t)))),
    h("tbody", {}, table.rows.map((r) => h("tr", { "data-id": r.id, class: r.strong ? "strong" : "" }, r.cells.map((c, k) => {
      const text = k === 0 && r.open ? h("a", { href: linkOf({ ...current, ...r.open, level: Number(r.open.level) }) || "#", onclick: (e) => { e.preventDefault(); set(r.open); parts.sentence.focus(); } }, c.text) : c.text;
      const below = c.sub ? h("span", { class: "sub" }, c.sub) : "";
      return h(k ? "td" : "th", { scope: k ? null : "row", class: k > 1 || (k && view.state.view !== "rank" && view.state.view !== "pair") ? "num" : "", "data-head": table.heads[k], "data-value": c.value }, text, below);
    }))))));
  parts.assumptions.replaceChildren(...assumptions(view));
  parts.provenance.replaceChildren(...provenance(view));
}

/* What is guessed: a number for one state, a policy for all of them. */
function askable(view) { return view.state.view === "rank" ? view.rows.some((r) => r.sum) : view.state.view === "pair" ? !!view.sums.difference : view.rows.some((r) => r.strong && r.sum); }
function guessing(view) {
  const answer = (text) => { guessed = text; show(); parts.sentence.focus(); };
  if (view.state.view === "rank") {
    const box = h("select", { id: "guess" }, LEVERS.map((l) => h("option", { value: l }, about.levers[l].title)));
    return h("p", {}, h("label", { for: "guess" }, "Which policy averts most expected deaths? "), box, h("button", { type: "button", onclick: () => answer(about.levers[box.value].title.toLowerCase()) }, "Show the answer"));
  }
  const sums = (view.rows ?? [{ sum: view.sums.difference }]).map((r) => r.sum).filter(Boolean), far = Math.max(...sums.map((s) => Math.max(Math.abs(s.low90 ?? s.median), Math.abs(s.high90 ?? s.median))), 1e-9) * 1.6;
  const step = 10 ** Math.floor(Math.log10(far / 20)), output = h("output", { for: "guess" }, written(0, view.form, step));
  const range = h("input", { type: "range", id: "guess", min: Math.floor(-far / step), max: Math.ceil(far / step), value: 0, oninput: (e) => { output.textContent = written(e.target.value * step, view.form, step); } });
  return h("p", {}, h("label", { for: "guess" }, `What is the change of ${about.measures[view.state.m].title}? `), range, output, h("button", { type: "button", onclick: () => answer(output.textContent) }, "Show the answer"));
}

function assumptions(view) {
  const levers = view.state.view === "rank" ? LEVERS : [view.state.lever, view.state.with].filter(Boolean), found = [];
  found.push(h("p", {}, `Of ${about.numbers.drawn} uncertain numbers of the model ${about.numbers.assumed} rest on judgement alone. Worlds differ in them; the bands show how far that matters.`));
  for (const lever of levers) {
    const { title, costs, expected, rival } = about.levers[lever], moved = view.set.matters[lever];
    const list = [...(moved?.numbers ?? []).map((n) => `${n.meaning} (${n.unit}, ${n.range[0]} to ${n.range[1]}; ${n.assumed ? "assumed" : n.source}; rank correlation ${n.rho})`),
      ...costs.map((c) => `${capital(c.meaning)}: ${c.range[0].toLocaleString("en-US")} to ${c.range[1].toLocaleString("en-US")} ${c.unit}, assumed`)];
    found.push(h("h3", {}, title), h("p", {}, `Expected by those who speak of it: ${expected}. By who doubts: ${rival}.`),
      h("ul", {}, list.map((text) => h("li", {}, text)), moved?.numbers.length ? "" : h("li", {}, `No number stands out: in ${view.set.worlds.length} worlds none of so many goes with this policy\u2019s effect on deaths beyond chance.`)));
  }
  return found;
}

function provenance(view) {
  const { set } = view, made = set.provenance.made, commit = made.commit ? made.commit.slice(0, 8) + (made.dirty ? " with changes" : "") : "";
  const facts = { Model: set.provenance.version, Code: set.provenance.code_sha256.slice(0, 16), Commit: commit, Made: (made.ended ?? "").slice(0, 10), Data: set.data.slice(0, 16), "This page": about.data,
    Worlds: `${set.worlds.length} ${set.words}, ${set.standing}`, Lives: `${set.lives.length} in each, on shared luck (seed ${set.seed})`, People: `${set.people.toLocaleString("en-US")} model people in each world`,
    Structure: set.structure || "the model\u2019s usual mechanisms", "Do again": set.provenance.command, "Do the page again": "counterflow explorer DIR" };
  return [h("dl", { class: "words" }, Object.entries(facts).filter(([, v]) => v).flatMap(([k, v]) => [h("dt", {}, k), h("dd", {}, /^counterflow/.test(v) ? h("code", {}, v) : v)])),
    ...set.provenance.notes.map((n) => h("p", { class: "flag" }, capital(n)))];
}

function button(text, does) {
  return h("button", { type: "button", onclick: async () => { parts.done.textContent = ""; try { parts.done.textContent = (await does(viewOf(current))) || ""; } catch (e) { parts.done.textContent = `That did not work: ${e.message}.`; } } }, text);
}

function built(app) {
  form = controls();
  Object.assign(parts, { notes: h("div", { class: "notes", role: "alert" }), sentence: h("p", { class: "finding", id: "sentence", role: "status", "aria-live": "polite", tabindex: "-1" }), lead: h("p", { class: "part" }),
    guess: h("div", { class: "guess" }), charts: h("div", { class: "charts" }), under: h("p", { class: "note under" }), table: h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "The same as a table" }),
    assumptions: h("div"), provenance: h("div"), done: h("span", { class: "done", role: "status", "aria-live": "polite" }),
    presets: h("nav", { class: "presets", "aria-label": "Questions" }, h("ul", {}, about.presets.map((p) => h("li", {}, h("a", { href: linkOf({ ...firstState(), ...p.set, level: p.set.level ? Number(p.set.level) : telling(p.set.lever ?? FIRST.lever) }) || "#",
      onclick: (e) => { e.preventDefault(); go({ ...firstState(), ...p.set, level: p.set.level ? Number(p.set.level) : telling(p.set.lever ?? FIRST.lever) }); } }, p.name))))) });
  parts.hand = h("div", { class: "buttons hand" },
    button("Copy link", async (v) => { await copyText(permalink(v.state)); return "The link is copied."; }),
    button("Copy sentence", async (v) => { await copyText(`${sentenceOf(v)} ${permalink(v.state)}`); return "The sentence is copied, with its link."; }),
    button("Copy table", async (v) => { await copyText(tabbed(v)); return "The table is copied."; }),
    button("CSV", async (v) => { download(csvOf(v), "text/csv", fileName(v, "csv")); return "The table is saved as CSV."; }),
    button("SVG", async (v) => { download(svgText(v), "image/svg+xml", fileName(v, "svg")); return "The picture is saved as SVG."; }),
    button("PNG", async (v) => { download(await pngOf(v), "image/png", fileName(v, "png")); return "The picture is saved as PNG."; }), parts.done);
  parts.rest = h("section", { class: "rest", "aria-label": "The same to take along" }, parts.hand, parts.table);
  const view = h("section", { class: "view", "aria-label": "What was found" }, parts.notes, parts.lead, parts.sentence, parts.guess, parts.charts, parts.under);
  app.append(parts.presets, h("div", { class: "stage" }, view, form, parts.rest),
    h("details", {}, h("summary", {}, "What this rests on: assumptions"), parts.assumptions), h("details", {}, h("summary", {}, "Where the numbers come from"), parts.provenance));
  app.append(...document.getElementById("limits").content.children);
  app.hidden = false;
}

async function begin() {
  const app = document.getElementById("app");
  if (typeof DecompressionStream === "undefined") {
    app.replaceChildren(h("p", { class: "lede" }, "This browser is too old to open the numbers of this page: one of 2023 or later can."));
    app.hidden = false;
    return;
  }
  const texts = [...document.querySelectorAll("script.numbers")].map((e) => e.textContent), numbers = await Promise.all(texts.map(unpacked));
  sets = new Map(about.sets.map((s, k) => [s.id, new Worlds(s, numbers[k])]));
  built(app);
  come();
  window.addEventListener("popstate", come);
  window.addEventListener("hashchange", () => { if (location.hash !== saved && !(location.hash === "" && saved === "")) come(); });
  let wide = window.innerWidth;
  window.addEventListener("resize", () => { if (wide !== (wide = window.innerWidth)) show(); });
  document.addEventListener("keydown", (e) => { if ((e.ctrlKey || e.metaKey) && e.key === "z" && !e.shiftKey) { e.preventDefault(); history.back(); } });
  document.documentElement.dataset.ready = performance.now().toFixed(0);
}
begin();
