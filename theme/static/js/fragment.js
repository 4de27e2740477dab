// Restores the text of a share link from what mail programs and messengers make of it.

const LONGEST = 2_000; // a longer link is damaged
const TRACKING = /^(utm_\w+|at_\w+|mtm_\w+|pk_\w+|mc_[ce]id|_gl|_ga|xtor|[a-z]*clid|msclkid|gclsrc|mkt_tok|igshid|wt_mc|cmpid|s_cid)(=|$)/i;
const OURS = /(^|&)(v|book|on|months|[fc]\.[\w.-]+)=/;
const BEHIND = /[\s.,;:!?)\]}>"'’”»…*_]+$/u; // punctuation, quotation marks or brackets after a link
const BEFORE = /^[\s#/!&?]+/;

/** The link in a fragment, without its "#"; null if the fragment is something else. */
export function linkIn(fragment) {
  const parts = decoded(fragment).replace(BEFORE, "").replace(BEHIND, "").split(/[&?]/);
  const link = parts.filter((part) => part && !TRACKING.test(part)).join("&").replace(BEHIND, "");
  return OURS.test(link) ? link.slice(0, LONGEST) : null;
}

/** The text without its escapes, which may be nested: those of a mail program around those of a browser. */
function decoded(text) {
  let plain = text;
  for (let round = 0; round < 3; round += 1) {
    plain = plain.replaceAll(/&(amp|#38|#x26);/gi, "&").replaceAll(/%[0-9a-f]{2}/gi, byte);
  }
  const written = plain.normalize("NFKC").replaceAll("=3D", "=").replaceAll(/[\u2010-\u2015\u2212]/g, "-");
  return written.replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff\r\n]/g, "");
}

/** The character of an escape; links have ASCII characters only. */
function byte(escape) {
  const code = Number.parseInt(escape.slice(1), 16);
  return code < 0x80 ? String.fromCharCode(code) : escape;
}
