// Makes linking keys in the browser. What is typed here is never sent: the field stands in no form and has no name.
// The same is done by `meetbaar key` (server/src/linking.rs); a browser test compares the two.

import { bech32m } from "@scure/base";

const PREFIX = "mbk";
const BITS = 256;
const AT_ONCE = 2;
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

// Nine digits that pass the elfproef, however they are written; null for anything else.
function understood(line) {
  const digits = line.replace(/[\s.-]/g, "");
  const number = /^\d{8}$/.test(digits) ? `0${digits}` : digits;
  if (!/^\d{9}$/.test(number) || number === "000000000") return null;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return sum % 11 === 0 ? number : null;
}

async function keyOf(number, salt, rounds) {
  const text = new TextEncoder();
  const source = await crypto.subtle.importKey("raw", text.encode(number), "PBKDF2", false, ["deriveBits"]);
  const rule = { name: "PBKDF2", hash: "SHA-512", salt: text.encode(salt), iterations: rounds };
  const hash = new Uint8Array(await crypto.subtle.deriveBits(rule, source, BITS));
  return bech32m.encode(PREFIX, bech32m.toWords(hash));
}

function row(cells) {
  const made = document.createElement("tr");
  cells.forEach((cell, place) => {
    const one = made.appendChild(document.createElement(place === 0 ? "th" : "td"));
    if (place === 0) one.scope = "row";
    one.textContent = cell;
  });
  return made;
}

function prepare(tool) {
  const find = (name) => tool.querySelector(`[data-part=${name}]`);
  const [numbers, rows, progress, result] = ["numbers", "rows", "progress", "result"].map(find);
  const { salt, rounds, words } = tool.dataset;
  const say = JSON.parse(words);
  let run = 0;
  let keys = [];

  async function make() {
    const mine = ++run;
    const lines = numbers.value.split("\n");
    while (lines.length > 0 && lines.at(-1).trim() === "") lines.pop();
    keys = [];
    rows.replaceChildren();
    result.hidden = true;
    if (lines.length === 0) return void (progress.textContent = say.empty);
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      progress.textContent = `${say.busy} ${at} / ${lines.length}`;
      const some = lines.slice(at, at + AT_ONCE).map(async (line) => {
        const number = understood(line);
        return number && keyOf(number, salt, Number(rounds));
      });
      const made = await Promise.all(some);
      if (mine !== run) return;
      keys.push(...made.map((key) => key ?? ""));
    }
    keys.forEach((key, at) => rows.append(row([String(at + 1), key || say.wrong])));
    const wrong = keys.filter((key) => key === "").length;
    progress.textContent = wrong > 0 ? `${say.done} ${say.someWrong} ${wrong}.` : say.done;
    result.hidden = false;
  }

  function forget() {
    run += 1;
    keys = [];
    numbers.value = "";
    rows.replaceChildren();
    result.hidden = true;
    progress.textContent = "";
  }

  find("make").addEventListener("click", () => {
    make().catch(() => (progress.textContent = say.failed));
  });
  find("forget").addEventListener("click", forget);
  find("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(keys.join("\n"));
    progress.textContent = say.copied;
  });
  // A page that is kept for going back must not keep what was typed.
  window.addEventListener("pagehide", forget);
  tool.hidden = false;
}

for (const tool of document.querySelectorAll("[data-linking-keys]")) {
  if (globalThis.crypto?.subtle) prepare(tool);
}
