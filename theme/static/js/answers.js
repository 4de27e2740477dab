// Opens the answer that the address names, in browsers that do not do so themselves.
function openNamed() {
  const answer = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const question = answer?.closest("details");
  if (question && !question.open) {
    question.open = true;
    answer.scrollIntoView();
  }
}

addEventListener("hashchange", openNamed);
openNamed();
