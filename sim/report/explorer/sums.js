/* What worlds say together: each its mean over its lives; bands over worlds; what is beyond the noise of paired runs. */

const ENOUGH = 8, SMALLEST = 0.001, OF_NOISE = 3;

function quantile(sorted, p) {
  const at = (sorted.length - 1) * p, low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}
function meanOf(xs) { const known = xs.filter((x) => !Number.isNaN(x)); return known.length ? known.reduce((a, b) => a + b, 0) / known.length : NaN; }

/* Lives of each world: change(k) of the k-th life, absolute(k) the same in the measure's unit, baseline(k) for what is too small to count. */
function answersOf(set, change, absolute, baseline, measure, window) {
  const lives = set.lives.length, nudges = NUDGES.map((c) => set.differences(c, measure, window));
  return set.worlds.map((world, w) => {
    const at = Array.from({ length: lives }, (_, l) => w * lives + l);
    const noise = Math.max(0, ...at.flatMap((k) => nudges.map((n) => Math.abs(n[k]))).filter((x) => !Number.isNaN(x)));
    const floor = Math.max(SMALLEST * Math.abs(meanOf(at.map(baseline))), OF_NOISE * noise);
    return { world, lives: at.map(change), value: meanOf(at.map(change)), own: meanOf(at.map(absolute)), floor };
  }).filter((a) => !Number.isNaN(a.value));
}

function summed(answers) {
  if (!answers.length) return null;
  const sorted = answers.map((a) => a.value).sort((a, b) => a - b), q = (p) => (sorted.length < ENOUGH ? null : quantile(sorted, p));
  const median = quantile(sorted, 0.5), sign = Math.sign(median);
  const found = { median, low90: q(0.05), low50: q(0.25), high50: q(0.75), high90: q(0.95), n: answers.length, answers,
    agree: answers.filter((a) => Math.sign(a.value) === sign).length };
  found.beyond = sign !== 0 && 2 * answers.filter((a) => Math.sign(a.own) === sign && Math.abs(a.own) > a.floor).length > answers.length;
  found.step = stepOf(median, found.low90 ?? NaN, found.high90 ?? NaN);
  return found;
}

/* One state against the same condition without its policy. */
function stateSum(set, policy, measure, window, form) {
  const cell = cellOf(policy);
  return set.has(cell) ? cellSum(set, cell, policy.know, measure, window, form) : null;
}
function cellSum(set, cell, condition, measure, window, form) {
  const d = set.differences(cell, measure, window), b = set.baseline(condition, measure, window);
  const change = form === "percent" ? (k) => d[k] / Math.abs(b[k]) : (k) => d[k];
  return summed(answersOf(set, change, (k) => d[k], (k) => b[k], measure, window));
}

/* State b less state a, in the same world and life. */
function pairSum(set, a, b, measure, window, form) {
  const [one, other] = [cellOf(a), cellOf(b)];
  if (!set.has(one) || !set.has(other)) return null;
  const [da, db] = [one, other].map((cell) => set.differences(cell, measure, window));
  const [ba, bb] = [a, b].map((p) => set.baseline(p.know, measure, window));
  const own = (k) => (a.know === b.know ? db[k] - da[k] : bb[k] + db[k] - ba[k] - da[k]);
  return summed(answersOf(set, form === "percent" ? (k) => own(k) / Math.abs(ba[k] + da[k]) : own, own, (k) => ba[k], measure, window));
}

/* Every policy at its telling size: change of the measure, deaths, cost, and dollars a death averted where deaths fall beyond noise. */
function ranking(set, state) {
  const form = formOf(state);
  const rows = LEVERS.map((lever) => {
    const policy = { lever, level: telling(lever), with: "", know: state.know };
    const sum = stateSum(set, policy, state.m, state.w, form);
    const deaths = sum && stateSum(set, policy, DEATHS, state.w, "number"), cost = sum && stateSum(set, policy, COST, state.w, "usd");
    return { policy, title: about.levers[lever].title, sum, deaths, cost, ...priced(deaths, cost) };
  });
  const by = { deaths: (r) => r.sum.median, cost: (r) => r.price ?? Infinity, name: (r) => r.title }[state.sort];
  return rows.filter((r) => r.sum).sort((a, b) => d3.ascending(by(a), by(b))).concat(rows.filter((r) => !r.sum));
}

function priced(deaths, cost) {
  if (!deaths) return { price: null, priceWord: "not run" };
  if (!deaths.beyond || deaths.median >= 0) return { price: null, priceWord: NOISE };
  if (cost.median === 0) return { price: null, priceWord: "no cost" };
  const price = cost.median / -deaths.median;
  const averted = new Map(deaths.answers.map((a) => [a.world, -a.own]));
  const each = cost.answers.map((c) => c.own / averted.get(c.world)).filter((x) => x > 0).sort((a, b) => a - b);
  const [low, high] = each.length >= ENOUGH ? [quantile(each, 0.05), quantile(each, 0.95)] : [NaN, NaN];
  return { price, priceLow: low, priceHigh: high, priceWord: written(price, "usd", stepOf(price, NaN, NaN), false) };
}

function headsOf(rows) {
  const saving = rows.filter((r) => r.sum && r.deaths.beyond && r.deaths.median < 0), paid = saving.filter((r) => r.price !== null);
  return { best: saving.length ? d3.least(saving, (r) => r.deaths.median) : null, cheap: paid.length ? d3.least(paid, (r) => r.price) : null };
}
