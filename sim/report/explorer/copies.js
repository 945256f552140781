/* Handing a view on: link, sentence, table, CSV with what it is of, SVG and PNG with a caption. */

function lineage(view) {
  const { set, state } = view, made = set.provenance.made;
  return [`In this model, never in the world. ${capital(set.words)}: ${set.standing}.`,
    `${set.worlds.length} worlds x ${set.lives.length} ${set.lives.length === 1 ? "life" : "lives"}, ${set.people.toLocaleString("en-US")} model people in each; bands: middle 50 and 90% of worlds, each its mean over lives.`,
    `Policies begin in ${Math.floor(about.since)} and last four years (${about.weeks} weeks). Costs of policies are assumed.`,
    `Data ${about.data}, version ${about.version}, code ${set.provenance.code_sha256.slice(0, 8)}${made.commit ? `, commit ${made.commit.slice(0, 8)}` : ""}${made.started ? `, made ${made.started.slice(0, 10)}` : ""}. Again: ${set.provenance.command}`,
    permalink(state)];
}

function csvOf(view) {
  const table = tableOf(view), quoted = (x) => (x === null || x === undefined ? "" : /[",\n]/.test(String(x)) ? `"${String(x).replaceAll('"', '""')}"` : String(x));
  const unit = formOf(view.state) === "percent" ? "share of the baseline" : about.measures[view.state.m].unit;
  const head = [table.caption, `measure ${view.state.m}, unit ${unit}, window ${view.state.w}`, sentenceOf(view), ...lineage(view)];
  return [...head.map((line) => `# ${line}`), table.names.join(","), ...table.rows.map((r) => r.numbers.map(quoted).join(","))].join("\n") + "\n";
}

function tabbed(view) {
  const table = tableOf(view);
  return [[...table.heads].join("\t"), ...table.rows.map((r) => r.cells.map((c) => c.text).join("\t")), "", sentenceOf(view), ...lineage(view)].join("\n");
}

/* All charts of a view as one picture with caption and link. */
function pictureOf(view, width = 760) {
  const charts = chartsOf(view, width), lines = [...wrapped(sentenceOf(view), 104), ...lineage(view).flatMap((l) => wrapped(l, 124))];
  const svg = document.createElementNS(SVG, "svg"), firstSmall = wrapped(sentenceOf(view), 104).length;
  let y = 24;
  for (const [chart, title] of charts) {
    if (title) { svg.append(label(title, 4, y, 13, 600)); y += 10; }
    chart.setAttribute("x", 0); chart.setAttribute("y", y);
    svg.append(chart);
    y += Number(chart.getAttribute("height")) + 24;
  }
  lines.forEach((line, k) => { svg.append(label(line, 4, (y += k < firstSmall ? 18 : 15), k < firstSmall ? 13 : 10.5, k < firstSmall ? 600 : 400)); });
  for (const [name, value] of Object.entries({ xmlns: SVG, width, height: y + 14, viewBox: `0 0 ${width} ${y + 14}`, "font-family": "Inter, Helvetica, Arial, sans-serif" })) svg.setAttribute(name, value);
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "#fff" })) ground.setAttribute(name, value);
  svg.prepend(ground);
  return svg;
}

function label(text, x, y, size, weight) {
  const t = document.createElementNS(SVG, "text");
  for (const [name, value] of Object.entries({ x, y, "font-size": size, "font-weight": weight, fill: "#1b1f24" })) t.setAttribute(name, value);
  t.textContent = text;
  return t;
}

function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines[lines.length - 1] && lines[lines.length - 1].length + word.length >= width) lines.push("");
    lines[lines.length - 1] += (lines[lines.length - 1] ? " " : "") + word;
  }
  return lines;
}

function svgText(view) { return new XMLSerializer().serializeToString(pictureOf(view)); }

async function pngOf(view) {
  const svg = pictureOf(view), [width, height] = ["width", "height"].map((n) => Number(svg.getAttribute(n))), image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(unescape(encodeURIComponent(new XMLSerializer().serializeToString(svg))))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height }), pen = canvas.getContext("2d");
  pen.scale(2, 2);
  pen.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

async function copyText(text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

function download(content, type, name) {
  const a = Object.assign(document.createElement("a"), { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
}
function fileName(view, ending) { return `counterflow-${[view.state.view, view.state.view === "rank" ? "" : view.state.lever, view.state.m].filter(Boolean).join("-")}-${about.data}.${ending}`; }
