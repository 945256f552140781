/* What a reader may set: native controls, so that keys and screen readers work as everywhere. */

function h(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
    else if (value === true) e.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) e.setAttribute(name, value);
  }
  e.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== ""));
  return e;
}

/* One of a few, as radios in a row. choices: [value, text, run]. */
function few(key, legend, choices, name = "") {
  return h("fieldset", { class: `few ${name}`, "data-key": key }, h("legend", {}, legend), h("div", {}, choices.map(([value, text, run = true, note = ""]) =>
    h("label", { class: run ? "" : "unrun" }, h("input", { type: "radio", name: key, value, disabled: !run, onchange: (e) => set({ [key]: e.target.value }) }),
      h("span", {}, text, note ? h("small", {}, note) : "")))));
}

function many(key, legend, choices) {
  const id = `set-${key}`;
  return h("div", { class: "many", "data-key": key }, h("label", { for: id }, legend), h("select", { id, onchange: (e) => set({ [key]: e.target.value }) },
    choices.map(([value, text]) => h("option", { value }, text))));
}

const VIEWS = [["rank", "All policies"], ["level", "One policy"], ["time", "Year by year"], ["pair", "Two side by side"]];

function setChoices() {
  const sets = about.sets.map((s) => [s.id, s.structure ? `${capital(s.structure)}, ${s.words}` : s.title, true,
    `${s.worlds.length} worlds, ${s.lives.length} ${s.lives.length === 1 ? "life" : "lives"} each`]);
  const run = new Set(about.sets.map((s) => s.structure || s.family)), words = { plausible: "Plausible worlds", prior: "Prior worlds" };
  const missing = ["plausible", "prior"].filter((f) => !run.has(f)).map((f) => [f, words[f], false, "not run"]);
  const rivals = Object.entries(about.rivals).filter(([name]) => !run.has(name)).map(([name, said]) => [name, `Rival: ${said}`, false, "not run"]);
  return [...sets, ...missing, ...rivals];
}

function controls() {
  const slider = h("input", { type: "range", id: "set-level", min: 0, step: 1, list: null,
    oninput: (e) => set({ level: levelsOf(current.lever)[e.target.value].value }, true), onchange: () => keep() });
  return h("form", { class: "controls", "aria-label": "What is shown", onsubmit: (e) => e.preventDefault() },
    few("view", "View", VIEWS, "views"),
    h("div", { class: "policy" },
      many("lever", "Policy", LEVERS.map((l) => [l, about.levers[l].title])),
      h("div", { class: "many level" }, h("label", { for: "set-level" }, "Size"), slider, h("div", { class: "ticks", "aria-hidden": "true" }), h("p", { class: "clause" })),
      many("with", "Beside it", [["", "nothing else"], ...LEVERS.map((l) => [l, `${about.levers[l].title}, ${levelOf(l, telling(l)).word}`])])),
    few("know", "What people know", CONDITIONS.map((c) => [c, about.conditions[c].title]), "know"),
    few("set", "Worlds", setChoices(), "sets"),
    many("m", "Measure", MEASURES.map((m) => [m, capital(about.measures[m].title)])),
    many("w", "When", WINDOWS.map((w) => [w, capital(yearWord(w))])),
    few("scale", "Written as", [["number", "numbers"], ["percent", "per cent"]]),
    few("sort", "Order", [["deaths", "by change"], ["cost", "by cost of a death averted"], ["name", "by name"]], "sort"),
    few("show", "Two states", [["difference", "difference within pairs"], ["both", "each beside none"]], "show"),
    h("label", { class: "check" }, h("input", { type: "checkbox", id: "set-guess", onchange: (e) => set({ guess: e.target.checked ? "1" : "" }) }), "Guess first"),
    h("div", { class: "buttons" },
      h("button", { type: "button", id: "pin", onclick: () => pin() }, "Pin as A"), h("button", { type: "button", id: "undo", onclick: () => history.back() }, "Undo"),
      h("button", { type: "button", id: "reset", onclick: () => go(firstState()) }, "Reset")));
}

/* Put the controls where the state is; what was not run beside the rest of the state is marked. */
function settle(form, state, set) {
  for (const group of form.querySelectorAll("fieldset[data-key]"))
    for (const radio of group.querySelectorAll("input")) radio.checked = radio.value === state[group.dataset.key];
  for (const box of form.querySelectorAll(".many[data-key] select")) box.value = state[box.closest(".many").dataset.key];
  const levels = levelsOf(state.lever), at = levels.findIndex((l) => l.value === state.level), slider = form.querySelector("#set-level");
  slider.max = levels.length - 1;
  slider.value = at;
  slider.setAttribute("aria-valuetext", `${levels[at].word}: ${levels[at].clause}`);
  form.querySelector(".clause").textContent = capital(levels[at].clause);
  const runs = (change) => set.has(cellOf({ ...state, ...change }));
  form.querySelector(".ticks").replaceChildren(...levels.map((l, k) => h("span", { class: `${k === at ? "here" : ""}${runs({ level: l.value }) ? "" : " unrun"}` }, l.word)));
  for (const option of form.querySelectorAll("#set-with option")) {
    const own = option.value === state.lever;
    option.hidden = own;
    if (!option.dataset.text) option.dataset.text = option.textContent;
    option.textContent = option.dataset.text + (own || option.value === "" || runs({ with: option.value }) ? "" : " (not run together)");
  }
  const rank = state.view === "rank";
  form.querySelector(".policy").hidden = rank;
  form.querySelector(".sort").hidden = !rank;
  form.querySelector(".show").hidden = state.view !== "pair";
  form.querySelector("[data-key=w]").hidden = state.view === "time";
  form.querySelector("[data-key=scale]").disabled = !about.measures[state.m].ratio;
  form.querySelector("#pin").hidden = rank || state.view === "time";
  form.querySelector("#pin").textContent = state.pin ? "Pin this as A instead" : "Pin as A";
  form.querySelector("#set-guess").checked = state.guess === "1";
}
