// Decides when the editor may say "Saved": only while the form holds what was opened or last saved, in every language.
//
// Decap CMS compares a form with what was opened, even after a save, and only the language that was typed in last; it
// also takes what is typed during a save as saved, and forgets words of an earlier visit that were taken up before the
// file was read. It gives no way in but the hook that its store offers to Redux
// DevTools, https://github.com/zalmoxisus/redux-devtools-extension#12-advanced-store-setup. This module can go once
// Decap compares with what was saved; tests/browser/editor/test_editor_saved.py tells.

const WORDS = ["data", "i18n"]; // of an entry: the first language, the others
const [OPENED, CHANGED] = ["DRAFT_CREATE_FROM_ENTRY", "DRAFT_CHANGE_FIELD"];
const RESUMED = "DRAFT_CREATE_FROM_LOCAL_BACKUP"; // what was typed and not saved, from an earlier visit
const LEFT = "DRAFT_DISCARD";
const [ASKED, SAVED] = ["ENTRY_PERSIST_REQUEST", "ENTRY_PERSIST_SUCCESS"];

function same(entry, other) {
  return WORDS.every((name) => {
    const [one, two] = [entry?.get(name), other?.get(name)];
    return one === two || Boolean(one?.equals(two));
  });
}

function watched(reducer, { typed, resumed }) {
  let saved = null; // what the file holds
  let sent = null; // what is being saved
  let early = ""; // the entry whose words of an earlier visit were taken up before its file was read
  return (before, action) => {
    const reduced = reducer(before, action);
    const isLate = action.type === OPENED && early !== "" && reduced.entryDraft.getIn(["entry", "path"]) === early;
    const after = isLate ? { ...reduced, entryDraft: before.entryDraft } : reduced; // Decap would forget those words
    const draft = after.entryDraft;
    const entry = draft.get("entry");
    if (action.type === ASKED) {
      sent = entry;
    } else if (action.type === OPENED) {
      saved = reduced.entryDraft.get("entry");
      early = "";
    } else if (action.type === LEFT) {
      saved = null;
      early = "";
    } else if (action.type === SAVED) {
      saved = sent;
    }
    const path = entry?.get("path");
    if (action.type === CHANGED && path) {
      typed(path);
    } else if ((action.type === RESUMED || isLate) && path) {
      early = saved ? "" : path;
      resumed(path);
    }
    const decides = action.type === SAVED || (action.type === CHANGED && !entry.get("newRecord"));
    return decides ? { ...after, entryDraft: draft.set("hasChanged", !same(entry, saved)) } : after;
  };
}

// `typed` and `resumed` are told the path of an entry: what is taken up again was typed over what the file held then.
export function watch(told) {
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (middleware) => (create) => (reducer, state) => middleware(create)(watched(reducer, told), state);
}
