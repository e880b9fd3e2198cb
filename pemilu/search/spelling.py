"""What a misspelt name in a search may mean: "banyuwasin" → "banyuasin"."""

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from articles.search.lookup import rare_articles
from articles.search.query import FILLERS, plain_words, read_query
from articles.search.synonyms import Synonyms
from pemilu.search.names import SHORTEST_TO_CORRECT, names

# One letter wrong in five, two in ten.
LEAST_LIKENESS = 0.8


def proposal_for(text: str) -> str | None:
    """`text` with the words that no article holds as the names they are most like.

    None when there are none. One query for each word that is no name.
    """
    words = plain_words(text)
    meant = {word: _nearest(word) for word in words if _may_be_misspelt(word)}
    if not any(meant.values()):
        return None
    return " ".join(meant.get(word) or word for word in words)


def _may_be_misspelt(word):
    known = names()
    is_name = word in known.words or word in known.words_of_kecamatan or word in FILLERS
    if is_name or len(word) < SHORTEST_TO_CORRECT or word.isdigit():
        return False
    return rare_articles(read_query(word, Synonyms())) == []


def _nearest(word):
    """The word of a name that is most like `word`: of kecamatan only if of nothing larger."""
    known = names()
    for choices in (known.words, known.words_of_kecamatan):
        found = extractOne(
            word, choices, scorer=OSA.normalized_similarity, score_cutoff=LEAST_LIKENESS
        )
        if found:
            return found[0]
    return None
