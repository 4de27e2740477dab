// Shows over the editor why an entry was not saved, until it is corrected or the note is closed.

const place = document.createElement("div");
place.id = "editor-mistakes";
const shadow = place.attachShadow({ mode: "open" }); // separates the styles of the note and of the page
let words = {};

export function say(panel) {
  words = panel;
}

function element(name, text, ...inside) {
  const made = document.createElement(name);
  made.append(text, ...inside);
  return made;
}

function item({ file, line, text }) {
  const where = file && (line ? `${file}, ${words.line} ${line}` : file);
  return element("li", "", element("h3", where), element("p", text));
}

// `title` is one of the words of the panel: unreadable, refused, waits.
export function show(mistakes, title) {
  if (!mistakes.length) {
    place.remove();
    return;
  }
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_preview/preview.css" });
  const close = element("button", words.close);
  close.className = "close";
  close.addEventListener("click", () => place.remove());
  const section = element("section", "", close, element("h2", words[title]), element("ol", "", ...mistakes.map(item)));
  section.className = "mistakes";
  section.setAttribute("role", "alert");
  const over = element("div", section);
  over.className = "over";
  shadow.replaceChildren(style, over);
  document.body.append(place);
}
