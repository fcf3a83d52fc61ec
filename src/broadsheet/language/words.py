"""Words: tokens with offsets, stopwords, a light English stemmer, folding of accents."""

import re
import unicodedata
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)

_STOPWORDS = {
    "en": "a about after again against all also although am an and any are as at be because been before being between "
    "both but by can could did do does doing down during each else even ever few for from further get got had has have "
    "having he her here hers herself him himself his how however i if in into is it its itself just last like may me "
    "might more most much must my no nor not now of off on once one only or other our out over own per said same say "
    "says she should since so some still such than that the their them then there these they this those though through "
    "to too told under until up us very was we were what when where whether which while who whom whose why will with "
    "within without would year years yet you your it's that's",
    "de": "aber alle als also am an auch auf aus bei bin bis damit dann das dass dem den der des die dies diese dieser "
    "doch dort durch ein eine einem einen einer eines er es für gegen hat hatte haben ich ihr ihre im in ist kann mehr "
    "mit nach nicht noch nun nur ob oder ohne sagte sei sein seine sich sie sind so über um und uns unter vom von vor "
    "war waren was wegen weil wenn werden wie wieder wir wird wo wurde wurden zu zum zur",
    "es": "a al ante antes como con contra cual cuando de del desde dijo donde dos durante e el ella ellos en entre era "
    "es esa ese esta este esto fue ha han hasta hay la las le les lo los más me mi muy ni no nos o para pero por porque "
    "que se según ser si sido sin sobre son su sus también tan tiene todo tras un una uno y ya",
    "fr": "a à au aussi aux avec ce ces cette comme d dans de des du elle en entre est et été eu il ils je l la le les "
    "leur lui mais n ne nous on ont ou par pas plus pour qu que qui s sa sans se ses si son sont sur un une vous y",
    "it": "a al alla che ci come con da dal del della di e è gli ha i il in la le lo ma ne nel non o per più se si sono su un una",
    "pt": "a ao as com como da das de do dos e é em entre foi há mais mas na nas no nos o os ou para pela pelo por que se sem ser sua um uma",
    "nl": "aan als bij dat de die dit door een en er haar het hij ik in is met naar niet om op te van voor was werd zij zijn",
}


@lru_cache
def stopwords(language: str) -> frozenset[str]:
    """The function words of a language (ISO 639-1); an unknown language has none."""
    return frozenset(_STOPWORDS.get(language, "").split())


def fold(text: str) -> str:
    """`text` in lower case, without accents, with straight apostrophes."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.replace("’", "'")).casefold())
    return "".join(c for c in plain.casefold() if not unicodedata.combining(c))


def tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of `text` in lower case with its start and end."""
    return tuple((m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text))


def words_of(text: str) -> list[str]:
    """The words alone."""
    return [word.lower() for word in _TOKEN.findall(text)]


_CHINESE_JAPANESE_THAI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2,}")


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """A light stem: possessives everywhere; English plurals, -ed and -ing; the commonest endings of de, es and fr."""
    word = fold(word).removesuffix("'s").removesuffix("'")
    if language == "en":
        word = _IRREGULAR.get(word, word)
    if len(word) < 4 or word[0].isdigit():
        return word
    if language == "en":
        return _stem_english(word)
    for ending in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_ENDINGS = {
    "de": ("ungen", "en", "er", "es", "em", "e", "n", "s"),
    "es": ("ciones", "mente", "es", "as", "os", "a", "o", "s"),
    "fr": ("ements", "ement", "es", "er", "e", "s"),
}


_IRREGULAR = {
    form: root
    for root, forms in {
        "man": "men", "woman": "women", "child": "children", "foot": "feet", "win": "won", "lose": "lost", "fall": "fell fallen",
        "rise": "rose risen rising", "shoot": "shot", "find": "found", "hold": "held", "begin": "began begun", "take": "took taken",
        "give": "gave given", "make": "made making", "sell": "sold", "buy": "bought", "send": "sent", "leave": "left leaving leaves",
        "meet": "met", "lead": "led", "pay": "paid", "speak": "spoke spoken", "strike": "struck", "fly": "flew flown", "die": "died dying dies",
        "grow": "grew grown", "know": "knew known", "write": "wrote written writing", "break": "broke broken", "bring": "brought",
        "choose": "chose chosen", "steal": "stole stolen", "drive": "drove driven driving", "seek": "sought", "build": "built",
        "spend": "spent", "fight": "fought", "catch": "caught", "life": "lives", "wife": "wives", "go": "went gone goes going",
        "come": "came coming",
    }.items()
    for form in forms.split()
}  # fmt: skip


def _stem_english(word: str) -> str:
    word = _singular(word)
    if word.endswith("eed"):
        return word[:-3] if word.endswith(("greed", "creed", "teed")) and len(word) > 5 else word
    for ending in ("ing", "ed", "ly"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= (4 if ending == "ly" else 3) and _VOWEL.search(root):
            word = root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls" else root
            break
    if len(word) > 3 and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return word.rstrip("e") if len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def content_stems(text: str, language: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order; scripts without spaces give pairs of characters."""
    stop = stopwords(language)
    words = [stem(w, language) for w in words_of(text) if w not in stop and (len(w) > 1 or w.isdigit())]
    for run in _CHINESE_JAPANESE_THAI.findall(text):
        words.extend(run[i : i + 2] for i in range(len(run) - 1))
    return tuple(words)
