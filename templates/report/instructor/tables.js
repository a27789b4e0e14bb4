"use strict";
for (const table of document.querySelectorAll("table.list")) {
  const body = table.tBodies[0], rows = [...body.rows];
  if (rows.length < 2) continue;
  if (rows.length > 8) {
    const box = document.createElement("p"), label = document.createElement("label");
    const input = document.createElement("input"), found = document.createElement("output");
    box.className = "find";
    input.type = "search";
    label.append("Find in this table ", input);
    box.append(label, found);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      rows.forEach((row, i) => {
        row.hidden = !words.every((word) => texts[i].includes(word));
        count += !row.hidden;
      });
      found.textContent = words.length ? `${count} of ${rows.length}` : "";
    });
    (table.closest(".wide") || table).before(box);
  }
  const value = (row, column) => row.cells[column].textContent.trim().replace("−", "-");
  const compare = (a, b) => {
    const x = parseFloat(a), y = parseFloat(b);
    if (!isNaN(x) && !isNaN(y) && x !== y) return x - y;
    if (isNaN(x) !== isNaN(y) && (isNaN(x) ? b : a) !== "") return isNaN(x) ? 1 : -1;
    return a.localeCompare(b, "en", { numeric: true });
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1;
      const keyed = rows.map((row) => [value(row, column), row]);
      keyed.sort((a, b) => sign * compare(a[0], b[0]));
      body.append(...keyed.map(([, row]) => row));
    });
  });
}
