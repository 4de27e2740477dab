// Shows over the editor why something was not saved, until it is put right or put aside.

const place = document.createElement("div");
place.id = "editor-mistakes";
const shadow = place.attachShadow({ mode: "open" }); // neither style reaches the other

function element(name, text, ...inside) {
  const made = document.createElement(name);
  made.append(text, ...inside);
  return made;
}

function item({ file, line, text }) {
  const where = file && (line ? `${file}, line ${line}` : file);
  return element("li", "", element("h3", where), element("p", text));
}

export function show(mistakes, isDone) {
  if (!mistakes.length) {
    place.remove();
    return;
  }
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_preview/preview.css" });
  const close = element("button", "Close");
  close.addEventListener("click", () => place.remove());
  const title = isDone ? "This must be mended before it can be edited here" : "Nothing was changed: this must be put right first";
  const section = element("section", "", close, element("h2", title), element("ol", "", ...mistakes.map(item)));
  section.className = "mistakes";
  section.setAttribute("role", "alert");
  shadow.replaceChildren(style, section);
  document.body.append(place);
}
