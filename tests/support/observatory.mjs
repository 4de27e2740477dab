// Grades one answer as the MDN HTTP Observatory does, by its own published code: the job is JSON on standard input, the grade goes to standard output.
import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
const load = (path) => import(new URL(path, job.source).href);
const { Requests } = await load("types.js");
const { getGradeForScore, getScoreModifier } = await load("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await load("grader/charts.js");

const url = new URL(job.url);
const plain = new URL(job.url.replace("https:", "http:"));
const requests = new Requests(url.hostname);
const headers = Object.assign(Object.create({ get: (name) => headers[name] }), job.headers);
const response = { headers, status: 200, verified: true, data: "", httpEquiv: new Map(Object.entries(job.httpEquiv)) };
requests.session = { url };
Object.assign(requests.responses, { auto: response, https: response, cors: response });
requests.responses.http = { ...response, status: job.toHttps ? 301 : 200 };
requests.responses.httpRedirects = [plain, ...(job.toHttps ? [url] : [])].map((place) => ({ url: place, status: 301 }));

const results = { ...job.known };
for (const [file, name] of Object.entries(job.tests)) {
  results[file] = (await load(`analyzer/tests/${file}.js`))[name](requests).result;
}
const modifiers = Object.values(results).map(getScoreModifier);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 100);
const strict = sum(modifiers.filter((number) => number < 0));
const score = strict >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : strict;
process.stdout.write(JSON.stringify({ ...getGradeForScore(score), results }));
