// Starts the editor at /admin/: Decap CMS with our own backend, which reads and saves through the development server.

import { begin, look } from "./editor-hand-over.js";
import { say, show } from "./editor-mistakes.js";
import { register as registerNames } from "./editor-names.js";
import { watch } from "./editor-saved.js";
import { prepare, show as showBehind } from "./editor-translations.js";
import { register } from "./editor-writing.js";

const NAME = "preview"; // as in the configuration
const LANGUAGE = `?lang=${localStorage.getItem("preview-language") || document.documentElement.lang}`; // chosen in the preview
const known = new Map(); // the values that each form was filled with: only changes to them are saved
const BEFORE = "editor-before:"; // prefix in local storage of those values, next to Decap's unsaved drafts
let silent = "";

async function post(address, type, body) {
  const sent = { method: "POST", headers: { "Content-Type": type }, body };
  const response = await fetch(address, sent).catch(() => new Response(silent, { status: 503 }));
  const isJson = response.headers.get("Content-Type") === "application/json";
  const answer = isJson ? await response.json() : { mistakes: [{ file: "", line: 0, text: await response.text() }] };
  const { mistakes, waits = [] } = answer;
  show(mistakes ?? waits, response.ok ? (mistakes ? "unreadable" : "waits") : "refused");
  if (!response.ok) {
    throw new Error(answer.mistakes.map(({ text }) => text).join("\n"));
  }
  return answer;
}

function ask(question) {
  return post(`/admin/entries${LANGUAGE}`, "application/json", JSON.stringify(question));
}

async function send(file) {
  const { text } = await post(`/admin/files${LANGUAGE}&name=${encodeURIComponent(file.name)}`, "application/octet-stream", file);
  look(LANGUAGE);
  return text;
}

function entry(path, values) {
  return { data: JSON.stringify(values), file: { path, id: null } };
}

async function read(path) {
  const answer = await ask({ action: "entry", path });
  if (!Object.keys(answer.values).length) {
    throw new Error(`no entry ${path}`);
  }
  return answer;
}

// Open an entry at its new path, once Decap has finished saving: Decap identifies an entry by its path.
function follow(path) {
  const [collection, name] = path.replace(/\.json$/, "").split("/");
  setTimeout(() => {
    location.hash = `#/collections/${collection}/entries/${name}`;
    location.reload();
  }, 500);
}

class Preview {
  isGitBackend = () => false;
  status = async () => ({ auth: { status: true }, api: { status: true, statusPage: "" } });
  authComponent = () => () => null;
  restoreUser = async () => ({ name: "staff" });
  authenticate = this.restoreUser;
  logout = () => location.assign("/");
  getToken = async () => "";
  getMedia = async () => [];

  async entriesByFolder(name) {
    const { entries } = await ask({ action: "folder", name });
    return Object.entries(entries).map(([path, values]) => entry(path, values));
  }

  entriesByFiles(files) {
    return Promise.all(files.map(async ({ path }) => entry(path, (await read(path)).values)));
  }

  // Sets the known values of a form; reading a list does not, because an open form may have older values or a draft.
  async getEntry(path) {
    const answer = await read(path);
    known.set(path, answer.values);
    showBehind(answer, path);
    return entry(path, answer.values);
  }

  async persistEntry({ dataFiles }, { newEntry }) {
    for (const { path, raw } of dataFiles) {
      const form = JSON.parse(raw);
      const answer = await ask({ action: "save", path, form, known: newEntry ? null : known.get(path) });
      known.set(path, form);
      showBehind(answer, answer.path);
      if (answer.path !== path && !newEntry) {
        follow(answer.path);
      }
    }
    look(LANGUAGE);
  }

  async deleteFiles(paths) {
    for (const path of paths) {
      await ask({ action: "delete", path, known: known.get(path) ?? null });
    }
    look(LANGUAGE);
  }
}

function program(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = async () => reject(new Error(await (await fetch(address)).text()));
    document.head.append(script);
  });
}

function merged(words, ours) {
  const pairs = Object.entries(ours).map(([key, value]) => [key, typeof value === "string" ? value : merged(words[key] ?? {}, value)]);
  return { ...words, ...Object.fromEntries(pairs) };
}

async function settings() {
  const response = await fetch(`/admin/configuration.json${LANGUAGE}`);
  const { configuration, phrases, panel, handing, translating, mistakes } = await response.json();
  silent = panel.silent;
  say(panel);
  if (!response.ok) {
    show(mistakes, "unreadable");
    throw new Error("");
  }
  return { configuration: { ...configuration, site_url: location.origin }, phrases, handing, translating };
}

async function start() {
  window.CMS_MANUAL_INIT = true;
  watch({
    typed: (path) => known.has(path) && localStorage.setItem(BEFORE + path, JSON.stringify(known.get(path))),
    resumed: (path) => known.set(path, JSON.parse(localStorage.getItem(BEFORE + path)) ?? known.get(path)),
  });
  localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: NAME })); // no sign-in on one's own machine
  const [{ configuration, phrases, handing, translating }] = await Promise.all([settings(), program("/admin/program/decap-cms.js")]);
  const { CMS } = window;
  CMS.registerBackend(NAME, Preview);
  CMS.registerMediaLibrary({ name: "none", init: async () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
  registerNames(window);
  register(window, { label: translating.insert, send });
  CMS.registerLocale(configuration.locale, merged(CMS.getLocale(configuration.locale) ?? CMS.getLocale("en"), phrases));
  CMS.init({ config: configuration });
  document.getElementById("waiting").remove();
  document.getElementById("failed").remove();
  begin({ handing, question: ask, language: LANGUAGE });
  prepare(translating, ask);
}

start().catch((error) => {
  document.getElementById("waiting").textContent = error.message;
  document.getElementById("failed").hidden = false;
});
