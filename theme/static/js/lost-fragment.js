// On the page for what is missing: a program has encoded the "#" of a share link, so that the link leads nowhere.

const [, page, fragment] = /^(.*?)%23(.+)$/.exec(location.pathname + location.search) ?? [];
if (fragment) location.replace(`${page}#${fragment}`);
