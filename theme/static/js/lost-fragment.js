// On the 404 page: repairs a share link whose "#" a program has encoded.

const [, page, fragment] = /^(.*?)%23(.+)$/.exec(location.pathname + location.search) ?? [];
if (fragment) location.replace(`${page}#${fragment}`);
