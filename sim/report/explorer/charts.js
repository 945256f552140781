/* Charts, drawn by Observable Plot. Colours of Okabe and Ito; each meaning also has a shape or a dash. */

const COLOURS = { b: "#D55E00", a: "#0072B2", difference: "#1b1f24", quiet: "#8a929d", rule: "#dfe3e8" };
const SYMBOLS = { b: "circle", a: "square", difference: "diamond" };
const SVG = "http://www.w3.org/2000/svg";
let drawn = 0;

function plot(width, label, options) {
  const id = hatchId();
  const svg = Plot.plot({ width, style: { fontFamily: "Inter, Helvetica, Arial, sans-serif", fontSize: "12px", overflow: "visible", background: "#fff" }, ...options });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.removeAttribute("class");
  const style = svg.querySelector("style");
  if (style) style.remove();
  svg.insertAdjacentElement("afterbegin", hatching(id));
  drawn += 1;
  return svg;
}
/* The name of the hatching of the chart that is drawn next. */
function hatchId() { return `hatch-${drawn}`; }

function hatching(id) {
  const defs = document.createElementNS(SVG, "defs");
  defs.innerHTML = `<pattern id="${id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/><rect width="2" height="7" fill="#c3c9d1"/></pattern>`;
  return defs;
}

/* Bands of 90 and 50%, and the median as a shape; along x (rows) or along y (columns). */
function bands(rows, place, along) {
  const rule = along === "x" ? Plot.ruleY : Plot.ruleX, [low, high] = [`${along}1`, `${along}2`], side = along === "x" ? "y" : "x";
  const known = rows.filter((r) => r.sum && r.sum.low90 !== null), with_ = (r) => COLOURS[r.mark ?? "b"];
  return [
    rule(known, { [side]: place, [low]: (r) => r.sum.low90, [high]: (r) => r.sum.high90, stroke: with_, strokeWidth: 1.6 }),
    rule(known, { [side]: place, [low]: (r) => r.sum.low50, [high]: (r) => r.sum.high50, stroke: with_, strokeWidth: 7, strokeOpacity: 0.35 }),
    Plot.dot(rows.filter((r) => r.sum), { [side]: place, [along]: (r) => r.sum.median, r: (r) => (r.strong ? 7 : 5), symbol: (r) => SYMBOLS[r.mark ?? "b"],
      fill: (r) => (r.sum.beyond ? with_(r) : "#fff"), stroke: with_, strokeWidth: 1.8 }),
  ];
}

function axisFormat(form) {
  const short = (x) => (Math.abs(x) >= 1e9 ? `${d3.format(",.3~r")(x / 1e9)}bn` : Math.abs(x) >= 1e6 ? `${d3.format(",.3~r")(x / 1e6)}m` : d3.format(",.3~r")(x));
  const signed = (text, x) => (x < 0 ? MINUS : x > 0 ? "+" : "") + text;
  if (form === "percent") return (x) => signed(`${d3.format(".3~r")(Math.abs(x) * 100)}%`, x);
  if (form === "share") return (x) => signed(d3.format(".3~r")(Math.abs(x) * 100), x);
  return (x) => signed((form === "usd" ? "$" : "") + short(Math.abs(x)), x);
}

function rankChart(view, width) {
  const { rows, form, state } = view, name = (r) => r.title, ticks = width < 520 ? 3 : 6;
  const label = (r) => (r.sum ? changed(r.sum, form) : "not run");
  const words = (r) => `${r.title}, ${levelOf(r.policy.lever, r.policy.level).word}:  ${label(r)}${r.sum && state.sort === "cost" && r.price !== null ? `, ${r.priceWord} a death averted` : ""}`;
  const missing = rows.filter((r) => !r.sum);
  return plot(width, `${sentenceOf(view)} Chart: a row a policy, dots are medians, bands 50 and 90% of worlds.`, {
    height: rows.length * 44 + 46, marginLeft: 4, marginRight: 12, marginTop: 8, marginBottom: 34,
    y: { domain: rows.map(name), axis: null, padding: 0.1 }, r: { type: "identity" }, symbol: { type: "identity" },
    x: { tickFormat: axisFormat(form), ticks, label: null, nice: true, ...(rows.some((r) => r.sum) ? {} : { domain: [-1, 1] }) },
    marks: [
      Plot.gridX({ ticks, stroke: COLOURS.rule, strokeOpacity: 1 }), Plot.ruleX([0], { stroke: COLOURS.quiet, strokeDasharray: "4 3" }),
      ...(missing.length ? [Plot.rect(missing, { y: name, fill: `url(#${hatchId()})`, insetTop: 14 })] : []),
      Plot.text(rows, { y: name, frameAnchor: "left", text: words, dy: -12, textAnchor: "start", fill: "#1b1f24", fontWeight: 500, stroke: "#fff", strokeWidth: 4 }),
      ...bands(rows, name, "x"),
    ],
  });
}

function columnsChart(view, width, rows, label) {
  const { form } = view, name = (r) => r.name, ran = rows.filter((r) => r.sum), missing = rows.filter((r) => !r.sum);
  return plot(width, `${sentenceOf(view)} ${label}`, {
    height: 300, marginLeft: width < 420 ? 58 : 74, marginRight: 8, marginTop: 26, marginBottom: 40,
    x: { type: "band", domain: rows.map(name), label: null, padding: 0.1, tickSize: 4 }, r: { type: "identity" }, symbol: { type: "identity" },
    y: { tickFormat: axisFormat(form), ticks: 5, label: null, nice: true, ...(ran.length ? {} : { domain: [-1, 1], axis: null }) },
    marks: [
      ...(ran.length ? [Plot.gridY({ ticks: 5, stroke: COLOURS.rule, strokeOpacity: 1 })] : []), Plot.ruleY([0], { stroke: COLOURS.quiet, strokeDasharray: "4 3" }),
      ...(missing.length ? [Plot.barY(missing, { x: name, y1: (d, i) => lowest(ran), y2: (d, i) => highest(ran), fill: `url(#${hatchId()})` })] : []),
      ...bands(rows, name, "y"),
      Plot.text(ran.filter((r) => r.strong || rows.length < 5), { x: name, y: (r) => r.sum.high90 ?? r.sum.median, dy: -12, fill: "#1b1f24", stroke: "#fff", strokeWidth: 4,
        text: (r) => changed(r.sum, form), fontWeight: 600 }),
      Plot.text(width / rows.length < 90 ? [] : missing, { x: name, frameAnchor: "middle", text: () => "not run", fill: "#3f4753", stroke: "#fff", strokeWidth: 5 }),
    ],
  });
}
function lowest(rows) { return rows.length ? Math.min(0, ...rows.map((r) => r.sum.low90 ?? r.sum.median)) : -1; }
function highest(rows) { return rows.length ? Math.max(0, ...rows.map((r) => r.sum.high90 ?? r.sum.median)) : 1; }

function pairChart(view, width) {
  const rows = pairRows(view), name = (r) => r.name;
  return plot(width, `${sentenceOf(view)} Chart: dots are medians, bands 50 and 90% of worlds.`, {
    height: rows.length * 58 + 46, marginLeft: 4, marginRight: 12, marginTop: 10, marginBottom: 34,
    y: { domain: rows.map(name), axis: null, padding: 0.1 }, r: { type: "identity" }, symbol: { type: "identity" },
    x: { tickFormat: axisFormat(view.form), ticks: width < 520 ? 3 : 6, label: null, nice: true },
    marks: [
      Plot.gridX({ ticks: width < 520 ? 3 : 6, stroke: COLOURS.rule, strokeOpacity: 1 }), Plot.ruleX([0], { stroke: COLOURS.quiet, strokeDasharray: "4 3" }),
      Plot.text(rows, { y: name, frameAnchor: "left", dy: -16, textAnchor: "start", fill: "#1b1f24", fontWeight: 500, stroke: "#fff", strokeWidth: 4,
        text: (r) => (r.sum ? `${r.name}:  ${changed(r.sum, view.form)}` : `${r.name}: not run`) }),
      ...bands(rows, name, "x"),
    ],
  });
}

/* Every world by itself, its lives apart: what of the spread is luck can be seen. */
function worldsChart(view, width, sum, mark) {
  const ordered = d3.sort(sum.answers, (a) => a.value), lives = ordered.flatMap((a, k) => a.lives.map((y) => ({ k: k + 1, y })));
  return plot(width, `Each of ${sum.n} worlds with its lives, from the lowest to the highest: ${written(ordered[0].value, view.form, sum.step)} to ` +
    `${written(ordered[ordered.length - 1].value, view.form, sum.step)}.`, {
    height: 150, marginLeft: width < 420 ? 58 : 74, marginRight: 8, marginTop: 10, marginBottom: 8,
    x: { type: "point", domain: ordered.map((_, k) => k + 1), axis: null, padding: 0.5 }, y: { tickFormat: axisFormat(view.form), ticks: 4, label: null, nice: true },
    symbol: { type: "identity" },
    marks: [
      Plot.gridY({ ticks: 4, stroke: COLOURS.rule, strokeOpacity: 1 }), Plot.ruleY([0], { stroke: COLOURS.quiet, strokeDasharray: "4 3" }),
      Plot.ruleX(ordered, { x: (a, k) => k + 1, y1: (a) => d3.min(a.lives), y2: (a) => d3.max(a.lives), stroke: COLOURS[mark], strokeOpacity: 0.6 }),
      Plot.dot(lives, { x: "k", y: "y", r: 2.6, symbol: SYMBOLS[mark], stroke: COLOURS[mark], fill: "#fff", strokeWidth: 1.2 }),
    ],
  });
}

function chartsOf(view, width) {
  if (view.state.view === "rank") return [[rankChart(view, width), ""]];
  const strip = (sum, mark) => (sum ? [[worldsChart(view, width, sum, mark), `Each of ${sum.n} worlds, its ${view.set.lives.length === 1 ? "one life" : `${view.set.lives.length} lives apart`}, from the lowest`]] : []);
  if (view.state.view === "level")
    return [[columnsChart(view, width, view.rows, "Chart: a column a level that was computed, dots are medians, bands 50 and 90% of worlds."), "By level"], ...strip(view.sum, "b")];
  if (view.state.view === "time")
    return [[columnsChart(view, width, view.rows, "Chart: a column a year, dots are medians, bands 50 and 90% of worlds."), "By year"], ...strip(view.rows[view.rows.length - 1].sum, "b")];
  if (!view.pinned || !view.sums.difference) return [];
  return [[pairChart(view, width), ""], ...(view.state.show === "both" ? [...strip(view.sums.a, "a"), ...strip(view.sums.b, "b")] : strip(view.sums.difference, "difference"))];
}

function pairRows({ state, pinned, sums }) {
  const a = { name: `A  ${policyName(pinned)}`, sum: sums.a, mark: "a" }, b = { name: `B  ${policyName(state)}`, sum: sums.b, mark: "b" };
  return state.show === "both" ? [a, b] : [{ name: "B less A, life by life", sum: sums.difference, mark: "difference", strong: true }];
}
