// What the editor's buttons say: here a change is saved on this machine, and publishing is another step.

export const PHRASES = {
  collection: {
    sidebar: { collections: "What to edit", searchAll: "Search" },
    collectionTop: { newButton: "New %{collectionLabel}", newButtonAriaLabel: "New %{collectionLabel}" },
    entries: { noEntries: "Nothing here yet." },
  },
  editor: {
    editor: {
      onDeletePublishedEntry: "Delete this in every language?",
      onDeleteWithUnsavedChanges: "Delete this in every language, and what you have just written?",
      confirmLoadBackup: "You left something here that was not saved. Take it up again?",
    },
    editorControlPane: { widget: { regexPattern: "%{fieldLabel} %{pattern}." }, i18n: { writingInLocale: "%{locale}", copyFromLocale: "Copy from another language" } },
    editorToolbar: {
      publish: "Save",
      publishing: "Saving…",
      published: "Saved",
      publishNow: "Save now",
      publishAndCreateNew: "Save and begin a new one",
      publishAndDuplicate: "Save and copy into a new one",
      duplicate: "Copy into a new one",
      deleteEntry: "Delete",
      deployButtonLabel: "See the page",
      deployPreviewPendingButtonLabel: "See the page",
      backCollection: "%{collectionLabel}",
      unsavedChanges: "Not saved yet",
      changesSaved: "Saved",
    },
    editorWidgets: { datetime: { now: "Today", clear: "None" } },
  },
  ui: {
    settingsDropdown: { logOut: "Back to the site" },
    toast: {
      onFailToPersist: "Not saved.",
      onFailToDelete: "Not deleted.",
      onFailToLoadEntries: "This cannot be read.",
      entrySaved: "Saved",
      entryPublished: "Saved",
      missingRequiredField: "Something is still missing: see the words in red.",
    },
  },
};
