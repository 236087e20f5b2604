/* What the keyboard can do beyond what every browser does. Every page works without it. */

(() => {
  "use strict";

  const cellOf = (link) => link.closest("td, th");

  /* Arrow keys in a grid of links: to the next square, to the same column of the next row. */
  const moveInGrid = (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rightToLeft = getComputedStyle(cell).direction === "rtl";
    const row = cell.parentElement;
    const steps = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, rightToLeft ? 1 : -1],
      ArrowRight: [0, rightToLeft ? -1 : 1],
    };
    const step = steps[event.key];
    if (!step) return;
    const rows = [...row.closest("table").rows];
    const next = rows[rows.indexOf(row) + step[0]];
    const link = next && next.cells[cell.cellIndex + step[1]]?.querySelector("a");
    if (link) {
      event.preventDefault();
      link.focus();
    }
  };

  /* Arrow keys on a timeline: to the change before or after the day of the page. */
  const moveInTime = (event) => {
    const middle = (part) => {
      const box = part.getBoundingClientRect();
      return box.x + box.width / 2;
    };
    const picture = event.target.closest(".picture-timeline");
    const day = picture.querySelector("text.blue");
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!day || !side) return;
    const arrows = [...picture.querySelectorAll("a:has(> path.blue)")];
    const arrow = arrows.find((link) => Math.sign(middle(link) - middle(day)) === side);
    if (arrow) {
      event.preventDefault();
      location.assign(arrow.getAttribute("href"));
    }
  };

  /* On paper every reason is unfolded; afterwards the page is as it was. */
  let unfolded = [];
  const unfold = () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    unfolded.forEach((part) => part.setAttribute("open", ""));
  };
  const fold = () => unfolded.forEach((part) => part.removeAttribute("open"));

  /* Page up and page down in the date field go a year back and forth, as in a calendar. */
  const moveYear = (event) => {
    const years = { PageUp: -1, PageDown: 1 }[event.key];
    const field = event.target;
    if (!years || field.type !== "date" || !field.valueAsDate) return;
    const day = field.valueAsDate;
    day.setUTCFullYear(day.getUTCFullYear() + years);
    field.valueAsDate = day;
    event.preventDefault();
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.closest('[data-keys="grid"]')) moveInGrid(event);
    if (event.target.closest(".picture-timeline")) moveInTime(event);
    if (event.target.closest('[data-keys="day"]')) moveYear(event);
  });
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", fold);
})();
