// Makes pages nicer. Nothing here is needed: every flow works without it.

const PAUSE = 1000;
const LONGEST_PAUSE = 10000;

// An element with data-refresh-url is replaced by the answer of that address, as long as the answer asks for it.
function refresh(element, pause = PAUSE) {
  setTimeout(async () => {
    if (!element.isConnected) return;
    let next = null;
    try {
      const answer = await fetch(element.dataset.refreshUrl, {
        headers: { Accept: "text/html" },
        credentials: "same-origin",
      });
      if (answer.ok) next = successor(element, await answer.text());
      else if (answer.status < 500) return;
      // Sent elsewhere, where this element is not: reading is over, or the session is.
      if (!next && answer.redirected) return location.assign(answer.url);
    } catch {
      // Offline for a moment: ask again, later and later.
    }
    if (!next) return refresh(element, Math.min(pause * 2, LONGEST_PAUSE));
    if (next.dataset.location) return location.assign(next.dataset.location);
    if (next.outerHTML !== element.outerHTML) {
      element.replaceWith(next);
      element = next;
    }
    if (element.dataset.refreshUrl) refresh(element);
  }, pause);
}

function successor(element, html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const found = element.id ? answer.getElementById(element.id) : answer.body.firstElementChild;
  return found && document.importNode(found, true);
}

for (const element of document.querySelectorAll("[data-refresh-url]")) refresh(element);

// data-confirm on a button or a form asks before sending.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// A field with data-show gets a button that shows what is typed in it. It is hidden again before it is sent, so that no
// browser keeps it among the words that it suggests.
for (const field of document.querySelectorAll("input[data-show]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--subtle";
  button.textContent = field.dataset.show;
  button.setAttribute("aria-controls", field.id);
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  show(false);
  button.addEventListener("click", () => show(field.type === "password"));
  field.form?.addEventListener("submit", () => show(false));
  field.after(button);
}
