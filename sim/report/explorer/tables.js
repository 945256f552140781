/* The same view as a table: what is copied, downloaded and read aloud. */

function cell(text, value = null, sub = "") { return { text, value, sub }; }

function sumCells(sum, form) {
  if (!sum) return [cell("not run"), cell(""), cell(""), cell("")];
  const none = "not shown";
  return [cell(changed(sum, form), sum.median), cell(sum.low50 === null ? none : `${written(sum.low50, form, sum.step)} to ${written(sum.high50, form, sum.step)}`),
    cell(sum.low90 === null ? none : `${written(sum.low90, form, sum.step)} to ${written(sum.high90, form, sum.step)}`), cell(`${sum.agree} of ${sum.n}`, sum.agree)];
}
/* Numbers of a row as they are, for a file: nothing rounded away, nothing hidden as noise. */
function sumNumbers(sum) { return sum ? [sum.median, sum.low50, sum.high50, sum.low90, sum.high90, sum.agree, sum.n, sum.beyond] : Array(8).fill(null); }
const NUMBER_HEADS = ["median", "low50", "high50", "low90", "high90", "worlds_agree", "worlds", "beyond_noise"];

function tableOf(view) {
  const { state, form } = view, what = capital(about.measures[state.m].title) + unitNote(state, form), heads = ["Change", "Middle 50%", "Middle 90%", "Worlds agree"];
  const caption = `${what} ${state.view === "time" ? "year by year" : windowWords(state.w)}, change against none on shared luck, ${view.set.words}${state.know && state.view === "rank" ? ", if people knew what they take" : ""}`;
  if (state.view === "rank") {
    const paid = (r) => (r.sum ? [cell(r.cost.median === 0 ? "none in the model" : written(r.cost.median, "usd", r.cost.step, false), r.cost.median), cell(r.priceWord, r.price, priceBand(r))] : [cell(""), cell("")]);
    return { caption, heads: ["Policy", "Size", ...heads, "Public cost, assumed", "For a death averted"],
      rows: view.rows.map((r) => ({ id: r.policy.lever, open: { view: "level", lever: r.policy.lever, level: String(r.policy.level) },
        cells: [cell(r.title), cell(levelOf(r.policy.lever, r.policy.level).word), ...sumCells(r.sum, form), ...paid(r)],
        numbers: [r.policy.lever, r.policy.level, state.know, ...sumNumbers(r.sum), r.cost?.median ?? null, r.price] })),
      names: ["lever", "level", "condition", ...NUMBER_HEADS, "public_cost_usd_median", "usd_per_death_averted"] };
  }
  if (state.view === "pair") {
    const rows = view.pinned ? [["A", view.pinned, view.sums.a], ["B", state, view.sums.b], ["B less A", null, view.sums.difference]] : [];
    return { caption, heads: ["State", "Policy", ...heads], names: ["state", "policy", ...NUMBER_HEADS],
      rows: rows.map(([name, policy, sum]) => ({ id: name, cells: [cell(name), cell(policy ? policyName(policy) : "life by life"), ...sumCells(sum, form)],
        numbers: [name, policy ? writePolicy(policy) : "", ...sumNumbers(sum)] })) };
  }
  const first = state.view === "level" ? "Level" : "Year";
  return { caption: `${caption}: ${state.view === "level" ? about.levers[state.lever].title : policyName(state)}`, heads: [first, ...heads],
    names: [first.toLowerCase(), "policy", ...NUMBER_HEADS],
    rows: view.rows.map((r) => ({ id: r.name, strong: r.strong, cells: [cell(r.name), ...sumCells(r.sum, form)], numbers: [r.value, writePolicy(r.policy), ...sumNumbers(r.sum)] })) };
}

/* The unit of a table's numbers, where they do not carry it. */
function unitNote(state, form) {
  const { unit } = about.measures[state.m];
  return form !== "number" || unitWord(state.m) ? "" : ` (${unit === "DE" ? "dose-equivalents" : unit === "DE/bag" ? "dose-equivalents a bag" : unit})`;
}

/* The middle 90% of worlds of what a death averted costs. */
function priceBand(r) {
  if (r.price === null || !(r.priceHigh > 0)) return "";
  const step = stepOf(r.price, r.priceLow, r.priceHigh);
  return `${written(r.priceLow, "usd", step, false)} to ${written(r.priceHigh, "usd", step, false)}`;
}

function capital(text) { return text[0].toUpperCase() + text.slice(1); }
