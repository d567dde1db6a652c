// The page of an issue's progress: takes the server's events, counts the time for undoing down, draws the chart.
(() => {
  "use strict";
  const page = document.querySelector("[data-events]");
  if (!page) {
    return;
  }
  const lost = document.getElementById("lost");
  const chartBox = document.getElementById("chart");
  let chart = null;
  let countdown = null;
  let end = 0;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const draw = (samples) => {
    if (!window.uPlot || samples[0].length < 2) {
      return;
    }
    if (chart) {
      chart.setData(samples);
      return;
    }
    const labels = chartBox.dataset.labels.split("|");
    const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 } };
    const line = (label, stroke) => ({ label, stroke, width: 2 });
    chart = new window.uPlot({
      width: chartBox.clientWidth,
      height: 220,
      axes: [axis, { ...axis, size: 60 }],
      series: [
        { label: labels[0] },
        line(labels[1], colour("--good")),
        line(labels[2], colour("--bad")),
        line(labels[3], colour("--muted")),
      ],
    }, samples, chartBox);
  };
  addEventListener("resize", () => chart && chart.setSize({ width: chartBox.clientWidth, height: 220 }));

  // From the seconds that the server said were left, so that a wrong clock here does not matter.
  const countDown = () => {
    clearInterval(countdown);
    const place = page.querySelector("[data-seconds]");
    if (!place) {
      return;
    }
    if (!page.querySelector(".phase.undoable")) {
      place.remove();
      return;
    }
    end = end || performance.now() + 1000 * Number(place.dataset.seconds);
    const show = () => { place.textContent = String(Math.max(0, Math.ceil((end - performance.now()) / 1000))); };
    show();
    countdown = setInterval(show, 250);
  };

  // A button that is there again keeps the focus, and what was opened stays open.
  const replace = (id, html) => {
    const part = document.getElementById(id);
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    const open = part.querySelector("details[open]") !== null;
    part.innerHTML = html;
    if (window.htmx) {
      window.htmx.process(part);
    }
    const details = part.querySelector("details");
    if (open && details) {
      details.open = true;
    }
    const again = focused && document.getElementById(focused);
    if (again) {
      again.focus({ preventScroll: true });
    }
    countDown();
  };

  const say = (text) => {
    lost.hidden = !text;
    lost.textContent = text;
  };

  countDown();
  document.addEventListener("htmx:afterSettle", countDown);
  draw(JSON.parse(chartBox.dataset.samples));
  if (page.hasAttribute("data-done")) {
    return;
  }
  const events = new EventSource(page.dataset.events);
  const close = (text) => {
    events.close();
    say(text);
  };
  events.addEventListener("controls", (event) => replace("controls", event.data));
  events.addEventListener("numbers", (event) => replace("numbers", event.data));
  events.addEventListener("chart", (event) => draw(JSON.parse(event.data)));
  events.addEventListener("done", () => close(""));
  events.addEventListener("gone", () => location.reload());
  events.addEventListener("signed-out", () => close(lost.dataset.signedOut));
  events.onopen = () => say("");
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) {
      // The browser gives up if the answer is no stream, as when one is signed out.
      close(lost.dataset.signedOut);
    } else {
      say(lost.dataset.lost);
    }
  };
})();
