"use strict";
/* The published numbers: unpacked once, found by state, measure and window. */

const about = JSON.parse(document.getElementById("about").textContent);
const MEASURES = Object.keys(about.measures), WINDOWS = Object.keys(about.windows), LEVERS = Object.keys(about.levers);
const CONDITIONS = Object.keys(about.conditions), NONE = -1, NUDGE = "nudge", WHOLE = WINDOWS[0];
const DEATHS = "deaths_expected", COST = "public_cost_usd", KNOW = CONDITIONS[1];
const CELLS = new Map(about.states.map((s, k) => [keyOf(s), k]));
const NUDGES = about.states.flatMap((s, k) => (s.lever === NUDGE ? [k] : []));

function keyOf(s) {
  return [s.condition, s.lever, s.level, s.lever2, s.level2].join("|");
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const planes = new Uint8Array(await new Response(stream).arrayBuffer());
  const n = planes.length / 4, out = new Uint8Array(planes.length);
  for (let j = 0; j < 4; j++) for (let k = 0, at = j * n; k < n; k++) out[4 * k + j] = planes[at + k];
  return new Float32Array(out.buffer);
}

/* One family of worlds under one structure. */
class Worlds {
  constructor(set, numbers) {
    Object.assign(this, set);
    this.numbers = numbers;
    this.each = set.worlds.length * set.lives.length;
    this.baselines = about.states.length * MEASURES.length * WINDOWS.length * this.each;
  }

  block(first, row, measure, window) {
    const at = first + ((row * MEASURES.length + MEASURES.indexOf(measure)) * WINDOWS.length + WINDOWS.indexOf(window)) * this.each;
    return this.numbers.subarray(at, at + this.each);
  }

  /* Differences of a state [world x life], and the baseline of its condition. */
  differences(cell, measure, window) { return this.block(0, cell, measure, window); }
  baseline(condition, measure, window) { return this.block(this.baselines, CONDITIONS.indexOf(condition), measure, window); }
  has(cell) { return cell !== undefined && this.differences(cell, DEATHS, WHOLE).some((x) => !Number.isNaN(x)); }
}

/* The state of the market that a view speaks of, as the table has it. */
function cellOf(policy) {
  const first = { lever: policy.lever, level: policy.level }, other = { lever: policy.with, level: policy.with ? telling(policy.with) : NONE };
  const [a, b] = policy.with && LEVERS.indexOf(policy.with) < LEVERS.indexOf(policy.lever) ? [other, first] : [first, other];
  return CELLS.get(keyOf({ condition: policy.know, lever: a.lever, level: a.level, lever2: b.lever || "", level2: b.lever ? b.level : NONE }));
}

function telling(lever) { return about.levers[lever].telling; }
function levelsOf(lever) { return about.levers[lever].levels; }
function levelOf(lever, value) { return levelsOf(lever).find((l) => l.value === value); }
