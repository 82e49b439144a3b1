// Keyboard for a desk with the phone in one hand. Every page works without this file.
//   Enter            in a form marked data-enter="next": on to the next field; on the last one it sends
//   1 to 9           picks the numbered choice, unless somebody is typing
//   Alt + letter     the link, button or field that says so in aria-keyshortcuts ("Alt+N"); the page's own goes before the menu's
//   ?                shows what keys there are on this page
// While an input method is composing, every key belongs to it.
"use strict";

(() => {
  const TYPED = 'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select';
  const STOPS = 'input:not([type="hidden"]), select, textarea, button[type="submit"]';

  const composing = (event) => event.isComposing || event.keyCode === 229;
  const visible = (element) => element.checkVisibility(); // not, for one, inside closed details

  // one stop a radio group: the chosen one, or the first
  function stops(form) {
    const seen = new Set();
    return [...form.querySelectorAll(STOPS)].filter((element) => {
      if (!visible(element) || element.disabled) return false;
      if (element.type !== "radio") return true;
      if (seen.has(element.name)) return false;
      const chosen = form.querySelector(`input[type="radio"][name="${CSS.escape(element.name)}"]:checked`);
      if (chosen && chosen !== element) return false;
      return seen.add(element.name);
    });
  }

  function onward(event) {
    const here = event.target;
    const form = here.form;
    if (!form || form.dataset.enter !== "next" || here.matches('textarea, button, [type="submit"]')) return;
    const all = stops(form);
    const group = here.type === "radio" ? all.findIndex((element) => element.name === here.name) : all.indexOf(here);
    const next = all[group + 1];
    if (!next || next.type === "submit") return; // the browser sends the form
    event.preventDefault();
    next.focus();
    next.select?.();
  }

  function pick(event) {
    if (event.target.matches(TYPED)) return;
    const group = event.target.closest("[data-choices]") ?? [...document.querySelectorAll('[data-choices]:not([data-choices="own"])')].find(visible);
    const choice = group?.querySelectorAll("input")[Number(event.key) - 1];
    if (!choice) return;
    event.preventDefault();
    choice.focus();
    choice.click();
  }

  // what each key leads to now
  function keys() {
    const found = new Map();
    const elements = [...document.querySelectorAll("[aria-keyshortcuts]")].filter(visible);
    const inMenu = (element) => element.closest("nav") !== null;
    for (const element of [...elements.filter((each) => !inMenu(each)), ...elements.filter(inMenu)]) {
      const key = element.getAttribute("aria-keyshortcuts");
      if (!found.has(key)) found.set(key, element);
    }
    return found;
  }

  function shortcut(event) {
    const wanted = `Alt+${event.code.replace(/^(Key|Digit)/, "")}`; // the key itself, whatever the layout makes of it
    const target = keys().get(wanted);
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target.matches("a, button, summary")) target.click();
  }

  // what the element is called, without the keys written beside it
  function label(element) {
    const words = (element.labels?.[0] ?? element).cloneNode(true);
    words.querySelectorAll("kbd, .field__need").forEach((part) => part.remove());
    return words.textContent.trim();
  }

  function show(dialog) {
    const list = dialog.querySelector("[data-found]");
    list.replaceChildren(
      ...[...keys()].flatMap(([letter, element]) => {
        const term = document.createElement("dt");
        const key = document.createElement("kbd");
        key.textContent = letter.replace("+", " + ");
        term.append(key);
        const what = document.createElement("dd");
        what.textContent = label(element);
        return [term, what];
      }),
    );
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    if (event.altKey) return shortcut(event);
    if (event.key === "Enter") return onward(event);
    if (/^[1-9]$/.test(event.key)) return pick(event);
    const dialog = document.getElementById("shortcuts");
    if (event.key === "?" && dialog && !dialog.open && !event.target.matches(TYPED)) {
      event.preventDefault();
      show(dialog);
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-shows-shortcuts]")) show(document.getElementById("shortcuts"));
    if (event.target.closest?.("[data-prints]")) window.print();
  });
})();
