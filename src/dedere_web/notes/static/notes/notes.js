/* Says whether what is typed is safe, and sends the last words when the page is left.

   Without it a draft is kept by its button alone, and the page says so. */

(() => {
  "use strict";

  const form = document.querySelector("form.note-form");
  const state = document.getElementById("draft-state");
  if (!form || !state || !window.htmx) return;

  const AGAIN_MILLISECONDS = 10_000;
  let unsent = false; /* something was typed that is not kept yet */
  let failed = false; /* the last attempt to keep it failed */
  let leaving = false; /* the form itself is being sent */

  const say = (words) => {
    const line = document.createElement("strong");
    line.textContent = words;
    state.replaceChildren(line);
  };
  const again = () => window.htmx.trigger(form, "input");

  /* Signed in again in another tab: the page has a new token, and this form takes it over. */
  const takeNewToken = async () => {
    const page = await fetch(location.href, { credentials: "same-origin" });
    const name = "csrfmiddlewaretoken";
    const parsed = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = parsed.querySelector(`form.note-form input[name="${name}"]`);
    if (!page.ok || !token) return false;
    form.querySelector(`input[name="${name}"]`).value = token.value;
    return true;
  };

  const explain = async (status) => {
    failed = true;
    if (status === 403) {
      const isBack = await takeNewToken().catch(() => false);
      say(isBack ? form.dataset.unsent : form.dataset.signedOut);
    } else if (status >= 400 && status < 500) {
      say(form.dataset.refused);
      return;
    } else {
      say(form.dataset.unsent);
    }
    setTimeout(again, AGAIN_MILLISECONDS);
  };

  form.addEventListener("input", (event) => {
    if (event.isTrusted) unsent = true;
  });
  form.addEventListener("htmx:configRequest", () => {
    unsent = false;
  });
  form.addEventListener("htmx:beforeSwap", (event) => {
    /* What is wrong with a draft stands in the answer itself. */
    if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (leaving) return;
    const status = event.detail.xhr.status;
    if (event.detail.successful) {
      failed = false;
      return;
    }
    unsent = true;
    failed = true;
    if (status !== 422) explain(status);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    window.htmx.trigger(form, "htmx:abort");
  });
  window.addEventListener("pagehide", () => {
    if (unsent && !leaving) navigator.sendBeacon(form.getAttribute("hx-post"), new FormData(form));
  });
  window.addEventListener("beforeunload", (event) => {
    if (failed && unsent && !leaving) event.preventDefault();
  });

  if (!state.querySelector("bdi")) state.textContent = form.dataset.byItself;
})();
