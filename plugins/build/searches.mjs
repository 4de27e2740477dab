// Types what staff expect visitors to type into the search of a built site, and prints the addresses found, as JSON.
// Arguments: the URL of the site's folder and of finding.js; on standard input { language: [text, …] }.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { argv, exit, stdin, stdout } from "node:process";

const [root, finding] = argv.slice(2);
const page = { currentScript: null, documentElement: {}, querySelector: () => page.documentElement };
globalThis.document = page; // all that Pagefind asks of a page: its language
globalThis.fetch = async (address) => new Response(await readFile(new URL(String(address).split("?")[0])));

const { Finder } = await import(finding);
const found = {};
for (const [lang, searches] of Object.entries(JSON.parse(await text(stdin)))) {
  page.documentElement.getAttribute = () => lang;
  const finder = new Finder(root);
  found[lang] = [];
  for (const typed of searches) found[lang].push((await finder.find(typed)).map(({ address }) => addressBelow(address)));
}
stdout.write(JSON.stringify(found), () => exit()); // the clocks that watch over lost files need not run out

function addressBelow(address) {
  const folder = new URL(root).pathname;
  return `/${decodeURI(address).split(decodeURI(folder)).at(-1).split("#")[0]}`;
}
