"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const cells = JSON.parse(byId("data").textContent);
  const buttons = [...document.querySelectorAll("#grid .cell")];
  const dialog = byId("evidence");
  const odd = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;
  const visible = (text) =>
    String(text).replace(odd, (c) => "‹U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "›");

  // Every text from a library goes through here: it becomes text, never markup.
  const element = (name, options = {}, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(options)) made.setAttribute(key, value);
    for (const part of inside) {
      if (part !== null && part !== undefined) made.append(part instanceof Node ? part : visible(part));
    }
    return made;
  };
  const given = (value) => value !== null && value !== undefined && value !== "";
  const list = (value) => (Array.isArray(value) ? value : []);
  const pairs = (entries) => {
    const made = element("dl");
    for (const [name, value] of entries) {
      if (given(value)) made.append(element("dt", {}, name), element("dd", {}, element("bdi", {}, value)));
    }
    return made;
  };
  const block = (title, text) =>
    given(text) && String(text).trim() !== "" ? [element("h3", {}, title), element("pre", { tabindex: "0" }, text)] : [];
  const table = (title, heads, rows) => [
    element("h3", {}, title),
    element("table", { class: "plain" },
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...rows.map((row) =>
        element("tr", {}, ...row.map((value) => element("td", {}, value instanceof Node ? value : element("code", {}, value))))))),
  ];

  const attempts = (cell) => list(cell.attempts).length
    ? table("Not the same each time", ["results", "verdict", "what happened"],
        cell.attempts.map((one) => [one.source, one.verdict, element("bdi", {}, one.sentence)]))
    : [];
  const time = (one) => given(one.timing?.nanos)
    ? one.timing.nanos.toLocaleString("en") + " ns ± " + one.timing.noise.toLocaleString("en")
    : one.timing?.notTimed ? "not timed: " + one.timing.notTimed : "–";
  const cases = (cell) => {
    const all = list(cell.calls);
    const timed = all.some((one) => one.timing);
    return all.length
      ? table("Cases", ["case", "result", "expected", ...(timed ? ["a call takes"] : [])], all.map((one) =>
          [one.name && one.name !== one.call ? one.name + ": " + one.call : one.call,
            (one.ok === false ? "✗ " : one.ok === true ? "✓ " : "") + (given(one.result) ? one.result : one.sentence || one.outcome || "no answer"),
            given(one.expect) ? one.expect : "–", ...(timed ? [time(one)] : [])]))
      : [];
  };
  const findings = (cell) => list(cell.findings).length
    ? [element("h3", {}, "Findings"), ...cell.findings.map((one) => {
        const where = one.where || {};
        const place = [where.symbol, given(where.row) ? "row " + where.row : null].filter(given).join(", ");
        const kind = ["error", "warning"].includes(one.severity) ? " " + one.severity : "";
        return element("div", { class: "finding" + kind },
          element("h4", {}, one.id + " " + one.severity + (place ? " at " + place : "")),
          element("p", {}, element("bdi", {}, one.message)),
          pairs([["found", one.evidence], ["expected", one.expected], ["fix", one.remedy], ["more", "nifproof explain " + one.id]]));
      })]
    : [];
  const frames = (crash) => list(crash.frames).length
    ? table("Stack, innermost first", ["function", "source", "address"], crash.frames.map((one) => [
        one.function || "?", one.file ? one.file + (given(one.line) ? ":" + one.line : "") : "–",
        (one.module ? one.module.split("/").pop() : "JIT") + " + " + one.offset]))
    : [];
  const registers = (crash) => {
    const entries = Object.entries(crash.registers || {});
    return entries.length
      ? [element("h3", {}, "Registers"), element("ul", { class: "registers" },
          ...entries.map(([name, value]) => element("li", {}, element("span", {}, name), value)))]
      : [];
  };
  const crash = (one, title) => one
    ? [element("h3", {}, title),
        pairs([["signal", one.signal], ["code", one.code], ["address", one.address],
          ["phase", one.phase], ["function", one.nifFunction], ["thread", one.thread]]),
        ...frames(one), ...registers(one), ...block("What the VM wrote", one.stderr)]
    : [];
  const crashes = (cell) => [...crash(cell.crash, "How the VM ended"),
    ...list(cell.calls).flatMap((call) => crash(call.crash, "How the VM ended in " + call.name))];
  const instruments = (cell) => list(cell.instruments).map((one) =>
    one.name + (one.state === "present" ? "" : " missing: " + one.reason)).join("; ");
  const facts = (cell) => pairs([
    ...Object.entries(cell.axes || {}), ["outcome", cell.outcome], ["signal", cell.signal], ["exit status", cell.status],
    ["reason", cell.reason], ["phase", cell.phase], ["functions", list(cell.functions).join(", ")],
    ["size", given(cell.size) ? cell.size.toLocaleString("en") + " bytes" : null],
    ["load_nif took", given(cell.loadMillis) ? cell.loadMillis + " ms" : null],
    ["the cell took", given(cell.millis) ? cell.millis + " ms" : null],
    ["remembered", cell.cached ? "the result of an earlier run with the same inputs" : null],
    ["instruments", instruments(cell)], ["wall", cell.wall], ["left behind", list(cell.leftBehind).join("; ")], ["library", cell.library]]);

  let opened = -1;
  let from = null;
  const shown = () => buttons.filter((button) => !button.hidden);
  const open = (index, by) => {
    const cell = cells[index];
    if (!cell) return;
    opened = index;
    if (by) from = by;
    byId("evidence-title").replaceChildren(element("bdi", {}, cell.id));
    byId("evidence-body").replaceChildren(
      element("p", {}, element("span", { class: "badge " + cell.state }, cell.word)),
      element("p", {}, element("strong", {}, element("bdi", {}, cell.sentence))),
      ...attempts(cell), ...cases(cell), ...findings(cell), ...crashes(cell),
      ...(crashes(cell).length ? [] : block("What the VM wrote", cell.output)),
      ...block("What the compiler wrote", cell.diagnostics),
      element("h3", {}, "Facts"), facts(cell));
    for (const button of buttons) button.removeAttribute("aria-current");
    buttonOf(index)?.setAttribute("aria-current", "true");
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    byId("evidence-title").focus();
    history.replaceState(null, "", "#cell-" + index);
  };
  const buttonOf = (index) => buttons.find((button) => Number(button.dataset.cell) === index);
  const step = (by) => {
    const order = shown();
    const at = order.indexOf(buttonOf(opened));
    const to = order[(at + by + order.length) % order.length];
    if (to) open(Number(to.dataset.cell), to);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cell]");
    if (button) open(Number(button.dataset.cell), button);
    if (event.target === dialog) dialog.close();
  });
  byId("close").addEventListener("click", () => dialog.close());
  byId("next").addEventListener("click", () => step(1));
  byId("before").addEventListener("click", () => step(-1));
  dialog.addEventListener("close", () => {
    history.replaceState(null, "", location.pathname + location.search);
    from?.focus();
  });

  // One stop for the tab key; arrows move inside the table.
  const stop = (button) => {
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
  };
  const grid = byId("grid");
  const move = (button, down, right) => {
    const lines = [...grid.tBodies[0].rows].filter((row) => !row.hidden);
    let line = lines.indexOf(button.closest("tr"));
    let column = button.closest("td").cellIndex;
    for (;;) {
      line += down;
      column += right;
      const place = lines[line]?.cells[column];
      if (!place || column < 1) return;
      const target = place.querySelector(".cell:not([hidden])");
      if (target && !place.hidden) {
        stop(target);
        target.focus();
        return;
      }
    }
  };
  grid?.addEventListener("keydown", (event) => {
    const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const button = event.target.closest(".cell");
    if (way && button) {
      event.preventDefault();
      move(button, ...way);
    }
  });
  grid?.addEventListener("focusin", (event) => {
    const button = event.target.closest(".cell");
    if (button) stop(button);
  });

  const states = [...document.querySelectorAll("[data-state]")];
  const selects = [...document.querySelectorAll("select[data-axis]")];
  const texts = cells.map((cell) => [cell.id, cell.word, cell.sentence, ...Object.values(cell.axes || {}),
    ...list(cell.findings).map((one) => one.id)].join("\n").toLowerCase());
  const filter = () => {
    const words = byId("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = states.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.state);
    const axes = selects.filter((one) => one.value).map((one) => [one.dataset.axis, one.value]);
    const columns = new Set();
    let count = 0;
    for (const row of grid.tBodies[0].rows) {
      let any = false;
      for (const button of row.querySelectorAll(".cell")) {
        const index = Number(button.dataset.cell);
        const fits = (!wanted.length || wanted.includes(cells[index].state))
          && axes.every(([axis, value]) => visible((cells[index].axes || {})[axis]) === value)
          && words.every((word) => texts[index].includes(word));
        button.hidden = !fits;
        if (fits) {
          any = true;
          count++;
          columns.add(button.closest("td").cellIndex);
        }
      }
      row.hidden = !any;
    }
    for (const row of grid.rows) {
      for (const place of row.cells) place.hidden = place.cellIndex > 0 && !columns.has(place.cellIndex);
    }
    grid.hidden = count === 0;
    byId("none").hidden = count > 0;
    byId("shown").textContent = count === buttons.length ? count + " cells" : count + " of " + buttons.length + " cells";
    const first = shown()[0];
    if (first) stop(first);
  };
  if (grid) {
    byId("find").addEventListener("input", filter);
    for (const one of selects) one.addEventListener("change", filter);
    for (const one of states) {
      one.addEventListener("click", () => {
        one.setAttribute("aria-pressed", one.getAttribute("aria-pressed") === "true" ? "false" : "true");
        filter();
      });
    }
    filter();
  }
  const named = /^#cell-(\d+)$/.exec(location.hash);
  if (named) open(Number(named[1]), buttonOf(Number(named[1])));
})();
