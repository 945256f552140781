/* Numbers as they are known, and what is shown as one plain sentence. */

const MINUS = "\u2212", NOISE = "none beyond noise";

/* The step to which a number is rounded: a tenth of the spread of worlds, three digits at most, one at least. */
function stepOf(value, low, high) {
  const power = (x) => 10 ** Math.floor(Math.log10(x) + 1e-9);
  if (!value) return 1;
  const own = power(Math.abs(value));
  const spread = Math.abs(high - low) / 10;
  const step = spread > 0 && Number.isFinite(spread) ? power(spread) : own / 10;
  return Math.min(Math.max(step, own / 100), own);
}

function plain(x, step) {
  const rounded = Math.round(x / step) * step, decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Math.abs(rounded).toLocaleString("en-US", { minimumFractionDigits: Math.min(decimals, 9), maximumFractionDigits: Math.min(decimals, 9) });
}

function sized(x, step) {
  for (const [size, word] of [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]])
    if (Math.abs(x) >= size) return plain(x / size, Math.max(step / size, 0.01)) + word;
  return plain(x, step);
}

/* A number in the form of its measure; signed: with a plus where it rises. */
function written(x, form, step, signed = true) {
  if (x === null || Number.isNaN(x)) return "not known";
  const zero = Math.round(Math.abs(x) / step) === 0, sign = zero ? "" : x < 0 ? MINUS : signed ? "+" : "";
  if (form === "percent") return `${sign}${plain(x * 100, step * 100)}%`;
  if (form === "share") return `${sign}${plain(x * 100, step * 100)} points`;
  return form === "usd" ? `${sign}$${sized(x, step)}` : `${sign}${sized(x, step)}`;
}

function formOf(state) { return state.scale === "percent" && about.measures[state.m].ratio ? "percent" : about.measures[state.m].form; }
function windowWords(w) { return about.windows[w].words; }
function yearWord(w) { return w === WHOLE ? "all four years" : `year ${w.slice(5)} (from ${Math.floor(about.since) + Number(w.slice(5)) - 1})`; }
function setWords(set) { return set.structure ? `${set.words}, ${set.structure}` : set.words; }
function bandWords(sum, form, step) {
  return sum.low90 === null ? `no interval from fewer than ${ENOUGH} worlds` :
    `middle 90% of worlds ${written(sum.low90, form, step)} to ${written(sum.high90, form, step)}`;
}
function unitWord(measure) {
  const m = about.measures[measure];
  return m.form === "number" && ["deaths", "overdoses", "people"].includes(m.unit) ? ` ${m.unit}` : "";
}

function policyWords(policy) {
  const one = levelOf(policy.lever, policy.level).clause;
  const both = policy.with ? `${one}, and ${levelOf(policy.with, telling(policy.with)).clause}` : one;
  return policy.know ? `${both}, if people knew what they take` : both;
}
function policyName(policy) {
  const name = (lever, level) => `${about.levers[lever].title}, ${levelOf(lever, level).word}`;
  return name(policy.lever, policy.level) + (policy.with ? ` + ${name(policy.with, telling(policy.with))}` : "") + (policy.know ? ", people know" : "");
}

/* A change in words, with the very number that the chart and the table show. */
function changed(sum, form) { return sum.beyond ? written(sum.median, form, sum.step) : NOISE; }

function sentenceOf(view) { return { rank: rankSentence, level: levelSentence, time: timeSentence, pair: pairSentence }[view.state.view](view); }

/* What every sentence begins with: where it holds. */
function within(set) { return `In this model, over ${set.worlds.length} ${setWords(set)}`; }
function agreeing(sum) { return `${sum.agree} of ${sum.n} worlds agree in sign`; }
function moves(measure, sum, inWindow = "") {
  const m = about.measures[measure], several = ["deaths", "overdoses", "people", "DE"].includes(m.unit);
  const verb = !sum.beyond ? (several ? "show no change" : "shows no change") : sum.median < 0 ? (several ? "fall" : "falls") : several ? "rise" : "rises";
  return `${m.title} ${verb} ${inWindow}`.trim();
}

function told(sum, form, measure) {
  const band = bandWords(sum, form, sum.step);
  return sum.beyond ? `${changed(sum, form)}${form === "number" ? unitWord(measure) : ""} (${band})` : `${NOISE} (median ${written(sum.median, form, sum.step)}, ${band})`;
}

function levelSentence({ state, set, sum, form }) {
  if (!sum) return notRun(state);
  return `${within(set)}, with ${policyWords(state)}, ${moves(state.m, sum, windowWords(state.w))}: ${told(sum, form, state.m)}; ${agreeing(sum)}.${state.with ? alone(set, state, form) : ""}`;
}

/* What two policies that are in force together do each by itself. */
function alone(set, state, form) {
  const each = [{ ...state, with: "" }, { ...state, lever: state.with, level: telling(state.with), with: "" }].map((p) => stateSum(set, p, state.m, state.w, form));
  return each.every(Boolean) ? ` Each by itself: ${each.map((sum) => changed(sum, form)).join(" and ")}.` : "";
}

function timeSentence({ state, set, rows, form }) {
  const run = rows.filter((r) => r.sum);
  if (!run.length) return notRun(state);
  const first = run[0], last = run[run.length - 1];
  return `${within(set)}, with ${policyWords(state)}, ${moves(state.m, first.sum, "in the first year")}: ${told(first.sum, form, state.m)}. ` +
    `In the fourth it is ${told(last.sum, form, state.m)}; ${agreeing(last.sum)}.`;
}

function pairSentence({ state, set, pinned, sums, form }) {
  if (!pinned) return "Nothing is pinned yet: choose a policy, pin it as A, then choose another, which stands beside it as B.";
  if (!sums.difference) return notRun(sums.a ? state : pinned);
  const measure = about.measures[state.m].title, where = windowWords(state.w);
  if (state.show === "both")
    return `${within(set)}, the change of ${measure} ${where} is ${told(sums.a, form, state.m)} with A, ${policyWords(pinned)}, and ` +
      `${told(sums.b, form, state.m)} with B, ${policyWords(state)}.`;
  return `${within(set)}, ${measure} ${where} with B (${policyWords(state)}) less those with A (${policyWords(pinned)}), life by life: ` +
    `${told(sums.difference, form, state.m)}; ${agreeing(sums.difference)}.`;
}

function rankSentence({ state, set, rows, other, form }) {
  const run = rows.filter((r) => r.sum), know = state.know ? ", if people knew what they take" : "";
  if (!run.length) return `Not run in ${setWords(set)}${know}: nothing is put in its place.`;
  const where = windowWords(state.w), lead = `${within(set)}${know}, of ${run.length} policies each at one size`;
  if (state.m !== DEATHS) {
    const top = d3.least(run, (r) => r.sum.median);
    return `${lead}, ${about.measures[state.m].title} ${where} changes least or falls most with ${named(top)}: ${told(top.sum, form, state.m)}; ${agreeing(top.sum)}.`;
  }
  const { best, cheap } = headsOf(rows);
  if (!best) return `${lead}, none averts deaths beyond noise ${where}.`;
  const paid = cheap ? ` Cheapest for a death averted is ${named(cheap)}, at ${cheap.priceWord}; costs are assumed.` : "";
  return `${lead}, ${named(best)} averts most expected deaths ${where}: ${told(best.sum, form, state.m)}; ${agreeing(best.sum)}.${paid}` +
    (other ? ` ${otherWords(other, best, cheap, state)}` : "") + (state.know ? knowing(set, state) : "");
}

/* What it does by itself that people know, beside what policies do then. */
function knowing(set, state) {
  const cell = CELLS.get(keyOf({ condition: "", lever: KNOW, level: 1, lever2: "", level2: NONE }));
  const sum = set.has(cell) ? cellSum(set, cell, "", state.m, state.w, formOf(state)) : null;
  return sum ? ` That people knew would by itself change them by ${told(sum, formOf(state), state.m)}.` : "";
}

function named(row) { return `${row.title[0].toLowerCase()}${row.title.slice(1)} (${levelOf(row.policy.lever, row.policy.level).word})`; }

/* Whether the heads of the ranking stay where they are under the other condition. */
function otherWords(other, best, cheap, state) {
  const under = state.know ? "As modelled" : "If people knew what they take";
  if (!other.best) return `${under}, none averts deaths beyond noise.`;
  const stays = (mine, theirs) => (mine && mine.policy.lever === theirs.policy.lever ? `${named(theirs)} still` : named(theirs));
  const most = `${stays(best, other.best)} averts most (${changed(other.best.deaths, "number")} deaths)`;
  return `${under}, ${most}${other.cheap ? `, and ${stays(cheap, other.cheap)} is cheapest (${other.cheap.priceWord})` : ""}.`;
}

/* What stands under every chart: how many, of what, and what marks mean. */
function underWords({ state, set }) {
  const worlds = set.worlds.length, lives = set.lives.length;
  const bands = worlds < ENOUGH ? `no bands from fewer than ${ENOUGH} worlds` : `bands: middle 50 and 90% of ${worlds} worlds`;
  const marks = state.view === "pair" ? (state.show === "both" ? "Square: A; circle: B" : "Diamond: B less A") : "Circles: medians";
  return `${marks}, hollow where none is beyond noise; ${bands}, each its mean over ${lives === 1 ? "one life" : `${lives} lives`}; ` +
    `${worlds * lives} pairs of lives a state, on shared luck.`;
}

function notRun(policy) {
  return `Not run: ${policyName(policy)}. Nothing is put in its place, and nothing is interpolated; marked ticks and choices were run.`;
}
