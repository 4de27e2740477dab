// Decides when the editor says "Saved": only while the form equals the opened or last saved entry, in every language.
//
// Decap CMS compares a form with the opened entry, even after a save, and only in the language of the last edit; it also
// takes edits during a save as saved, and loses a restored draft if it is restored before the file is read. The only
// hook is the one that its store has for Redux DevTools,
// https://github.com/zalmoxisus/redux-devtools-extension#12-advanced-store-setup. Remove this module once Decap compares
// with the saved entry; tests/browser/editor/test_editor_saved.py shows whether it does.

const WORDS = ["data", "i18n"]; // the parts of an entry: the first language, and the others
const [OPENED, CHANGED] = ["DRAFT_CREATE_FROM_ENTRY", "DRAFT_CHANGE_FIELD"];
const RESUMED = "DRAFT_CREATE_FROM_LOCAL_BACKUP"; // restores a draft of an earlier visit
const LEFT = "DRAFT_DISCARD";
const [ASKED, SAVED] = ["ENTRY_PERSIST_REQUEST", "ENTRY_PERSIST_SUCCESS"];

function same(entry, other) {
  return WORDS.every((name) => {
    const [one, two] = [entry?.get(name), other?.get(name)];
    return one === two || Boolean(one?.equals(two));
  });
}

function watched(reducer, { typed, resumed }) {
  let saved = null; // the content of the file
  let sent = null; // the content that is being saved
  let early = ""; // the path of an entry whose draft was restored before its file was read
  return (before, action) => {
    const reduced = reducer(before, action);
    const isLate = action.type === OPENED && early !== "" && reduced.entryDraft.getIn(["entry", "path"]) === early;
    const after = isLate ? { ...reduced, entryDraft: before.entryDraft } : reduced; // Decap would lose the draft
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

// `typed` and `resumed` are called with the path of an entry that is edited, or whose draft is restored; a draft belongs to the file's content at its time.
export function watch(told) {
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (middleware) => (create) => (reducer, state) => middleware(create)(watched(reducer, told), state);
}
