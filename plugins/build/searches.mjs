// Types what staff expect visitors to type into the search of a built site, and prints the addresses found, as JSON.
// Arguments: the URL of the site's folder and of finding.js, and how many addresses to find; on standard input { language: [text, …] }.

import { readFileSync } from "node:fs";
import { argv, exit, stdin, stdout } from "node:process";
import { text } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { gunzipSync } from "node:zlib";

// A few dozen searches end before what V8 would optimise for them pays: a quarter of their time. A V8 without a flag says so and goes on.
["--liftoff-only", "--no-opt"].forEach(setFlagsFromString);

/** A file, with all that is asked of a response. Those of Node.js take a tenth of the time of all searches. */
class File {
  ok = true;
  constructor(content) {
    this.content = content;
  }
  async arrayBuffer() {
    return this.content;
  }
  async json() {
    return JSON.parse(new TextDecoder().decode(this.content));
  }
}

const [root, finding, most] = argv.slice(2);
const page = { currentScript: null, documentElement: {}, querySelector: () => page.documentElement };
globalThis.document = page; // all that Pagefind asks of a page: its language
Object.assign(globalThis, { Response: File, Request: File });
globalThis.fetch = async (address) => new File(unzipped(readFileSync(new URL(String(address).split("?")[0]))));

const { Finder } = await import(finding);
const request = JSON.parse(await text(stdin)); // which comes when the index is ready
const found = {};
for (const [lang, searches] of Object.entries(request)) {
  page.documentElement.getAttribute = () => lang;
  const finder = new Finder(root);
  found[lang] = [];
  for (const typed of searches) found[lang].push((await finder.find(typed, Number(most))).map(({ address }) => addressBelow(address)));
}
stdout.write(JSON.stringify(found), () => exit()); // the clocks that watch over lost files need not run out

function addressBelow(address) {
  const folder = new URL(root).pathname;
  return `/${decodeURI(address).split(decodeURI(folder)).at(-1).split("#")[0]}`;
}

/** Pagefind takes its files unzipped too, and unzips them by JavaScript, which is slower: a fifth of the time of all searches. */
function unzipped(content) {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
}
