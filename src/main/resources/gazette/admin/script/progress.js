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
    const isEmpty = samples[0].length < 2;
    chartBox.parentElement.hidden = isEmpty;
    if (!window.uPlot || isEmpty) {
      return;
    }
    if (chart) {
      chart.setData(samples);
      return;
    }
    const labels = chartBox.dataset.labels.split("|");
    const grid = { stroke: colour("--line"), width: 1 };
    const axis = { stroke: colour("--muted"), grid };
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
      timeZone: chartBox.dataset.zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
    });
    const moment = (seconds) => clock.format(new Date(1000 * seconds));
    const minute = 60;
    const hour = 60 * minute;
    const steps = [1, 5, 10, 30, minute, 5 * minute, 10 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 168 * hour];
    const line = (label, stroke) => ({ label, stroke, width: 2 });
    chart = new window.uPlot({
      width: chartBox.clientWidth,
      height: 220,
      axes: [
        { ...axis, incrs: steps, space: 90, values: (_, seconds) => seconds.map(moment) },
        { ...axis, size: 70, values: (_, counts) => counts.map((count) => count.toLocaleString(document.documentElement.lang)) },
      ],
      series: [
        { label: labels[0], value: (_, seconds) => seconds == null ? "–" : moment(seconds) },
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
    const show = () => { place.textContent = Math.max(0, Math.ceil((end - performance.now()) / 1000)) + " " + place.dataset.unit; };
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
  // Somebody else has undone it. Whoever did so here is on the way to another page.
  page.addEventListener("submit", (event) => event.target.action.endsWith("/undo") && events.close());
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
