"use strict";
// Asks for the state every two seconds and changes only what differs, so that nothing flickers and what is open stays open.
const EVERY = 2000;
const WORDS = {waiting: "waiting", running: "running", stopped: "stopped", trained: "trained, to evaluate", done: "done", failed: "failed"};
const SVG = "http://www.w3.org/2000/svg";
const $ = id => document.getElementById(id);
const cards = new Map();
const rows = new Map();

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function show(node, shown) {
  if (node.hidden === shown) node.hidden = !shown;
}
function element(name, className, parent) {
  const node = document.createElement(name);
  if (className) node.className = className;
  parent.append(node);
  return node;
}
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function time(seconds) {
  if (seconds < 1) return "less than a second";
  const whole = Math.round(seconds);
  const two = (large, name, small, other) => {
    const rest = Math.floor(whole % large / small);
    return `${Math.floor(whole / large)} ${name}${rest ? ` ${rest} ${other}` : ""}`;
  };
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return two(60, "min", 1, "s");
  if (whole < 86400) return two(3600, "h", 60, "min");
  return two(86400, "d", 3600, "h");
}
function decimals(value, digits) {
  return value === null || value === undefined ? null : value.toFixed(digits);
}
function doing(live) {
  const parts = [];
  const where = live.position;
  if (live.stage === "preparing") return "preparing: reading data, compiling the network";
  parts.push(live.stage + (live.name ? ` (${live.name})` : ""));
  if (where.epochs) parts.push(`epoch ${where.epoch} of ${where.epochs}`);
  if (where.steps > 1) parts.push(`${where.epochs ? "step" : "image"} ${where.step.toLocaleString("en")} of ${where.steps.toLocaleString("en")}`);
  const loss = decimals(live.measured.loss, 4);
  if (loss) parts.push(`loss ${loss}`);
  const accuracy = decimals(live.measured.accuracy, 1);
  if (accuracy) parts.push(`accuracy ${accuracy} %`);
  const speed = live.measured.imagesPerSecond;
  if (speed) parts.push(`${speed < 10 ? speed.toFixed(1) : Math.round(speed)} images a second`);
  return parts.join(", ");
}

// One chart of up to two lines; drawn anew only when its points have changed.
function chart(figure, title, history, fields, unit) {
  const key = JSON.stringify(history.map(epoch => [epoch.epoch, ...fields.map(field => epoch[field.name])]));
  if (figure.dataset.key === key) return;
  figure.dataset.key = key;
  const width = 360, height = 190, left = 44, right = 8, top = 8, bottom = 34;
  const values = history.flatMap(epoch => fields.map(field => epoch[field.name])).filter(value => value !== null);
  show(figure, values.length > 0);
  if (!values.length) return;
  let low = Math.min(...values), high = Math.max(...values);
  if (high - low < 1e-9) { low -= 0.5; high += 0.5; }
  const first = history[0].epoch, last = Math.max(first + 1, history[history.length - 1].epoch);
  const x = epoch => left + (epoch - first) / (last - first) * (width - left - right);
  const y = value => top + (high - value) / (high - low) * (height - top - bottom);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("role", "img");
  const end = history[history.length - 1];
  svg.setAttribute("aria-label", `${title} over epochs ${first} to ${end.epoch}; last: ` +
    fields.map(field => `${field.words} ${decimals(end[field.name], 3)}`).join(", "));
  const add = (name, attributes, text) => {
    const node = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
    if (text !== undefined) node.textContent = text;
    svg.append(node);
  };
  add("path", {class: "axis", d: `M${left} ${top}V${height - bottom}H${width - right}`});
  const digits = high - low < 2 ? 2 : high - low < 20 ? 1 : 0;
  add("text", {x: left - 4, y: top + 9, "text-anchor": "end"}, high.toFixed(digits));
  add("text", {x: left - 4, y: height - bottom, "text-anchor": "end"}, low.toFixed(digits));
  add("text", {x: left, y: height - bottom + 14}, String(first));
  add("text", {x: width - right, y: height - bottom + 14, "text-anchor": "end"}, String(last));
  add("text", {x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle"}, "epoch");
  for (const field of fields) {
    const points = history.filter(epoch => epoch[field.name] !== null).map(epoch => `${x(epoch.epoch).toFixed(1)},${y(epoch[field.name]).toFixed(1)}`);
    if (points.length === 1) add("circle", {class: field.look, cx: points[0].split(",")[0], cy: points[0].split(",")[1], r: 2.5});
    else if (points.length) add("polyline", {class: field.look, points: points.join(" ")});
  }
  const caption = document.createElement("figcaption");
  caption.textContent = `${title}${unit}: ${fields.map(field => `${field.words} (${field.line})`).join(", ")}`;
  figure.replaceChildren(svg, caption);
}
function charts(box, history) {
  if (!box.firstChild) { element("figure", "", box); element("figure", "", box); }
  show(box, history.length > 0);
  chart(box.children[0], "Loss", history, [{name: "loss", words: "training", look: "main", line: "solid"}], "");
  chart(box.children[1], "Accuracy", history, [
    {name: "validationAccuracy", words: "validation", look: "main", line: "solid"},
    {name: "trainAccuracy", words: "training", look: "second", line: "dashed"}], " in percent");
}

function card(run) {
  let card = cards.get(run.id);
  if (!card) {
    const box = element("article", "card", $("now"));
    card = {box, title: element("h3", "", box), bar: element("progress", "", box), doing: element("p", "doing", box), charts: element("div", "charts", box)};
    card.bar.max = 1;
    cards.set(run.id, card);
  }
  set(card.title, run.label);
  card.bar.setAttribute("aria-label", run.label);
  card.bar.value = run.live.fraction;
  const left = run.live.secondsLeft;
  set(card.doing, doing(run.live) + (left === null ? "" : `, ${time(left)} left`));
  charts(card.charts, run.history);
}
function row(run) {
  let row = rows.get(run.id);
  if (!row) {
    const item = element("li", "", $("all"));
    const line = element("div", "", item);
    row = {item, label: element("span", "label", line), badge: element("span", "badge", line), note: element("span", "note", line), reason: element("p", "note", item)};
    row.details = element("details", "", item);
    set(element("summary", "", row.details), "curves");
    row.charts = element("div", "charts", row.details);
    rows.set(run.id, row);
  }
  set(row.label, run.label);
  set(row.badge, WORDS[run.state]);
  row.badge.className = `badge ${run.state}`;
  set(row.note, run.evaluations ? `${run.evaluated} of ${counted(run.evaluations, "evaluation")}` : "");
  const stopped = run.state === "stopped" ? `Stopped while ${doing(run.live)}. The same command goes on from there.` : run.reason;
  set(row.reason, stopped);
  show(row.reason, stopped !== "");
  const curves = run.state !== "running" && run.history.length > 1;
  show(row.details, curves);
  if (curves) charts(row.charts, run.history);
}
function whole(state) {
  const plan = state.whole;
  set($("reproduction"), state.reproduction);
  set($("budget"), `budget ${state.budget}`);
  show($("evidence"), !state.evidence);
  $("bar").value = plan.fraction;
  const parts = [`${plan.trained} of ${counted(plan.trainings, "run")} trained`];
  if (plan.evaluations) parts.push(`${plan.evaluated} of ${counted(plan.evaluations, "evaluation")} made`);
  parts.push(`${Math.floor(plan.fraction * 100)} %`);
  const open = plan.trainings + plan.evaluations - plan.trained - plan.evaluated;
  if (open && plan.secondsLeft !== null) {
    parts.push(`about ${time(plan.secondsLeft)} left` + (plan.unknown ? `, plus ${plan.unknown} not measured yet` : ""));
  } else if (open) {
    parts.push("how long the rest takes is not known yet");
  }
  set($("summary"), parts.join(", ") + ".");
  document.title = `${Math.floor(plan.fraction * 100)} % of ${state.reproduction}`;
}
function update(state) {
  whole(state);
  const running = state.runs.filter(run => run.state === "running");
  running.forEach(card);
  for (const [id, old] of cards) {
    if (!running.some(run => run.id === id)) { old.box.remove(); cards.delete(id); }
  }
  show($("nothing"), running.length === 0);
  state.runs.forEach(row);
}
async function ask() {
  try {
    const answer = await fetch("state.json", {cache: "no-store"});
    if (!answer.ok) throw new Error(await answer.text());
    update(await answer.json());
    show($("lost"), false);
  } catch (failure) {
    show($("lost"), true);
  }
  setTimeout(ask, EVERY);
}
ask();
