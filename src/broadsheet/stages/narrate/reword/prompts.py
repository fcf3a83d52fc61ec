"""What the model is told. Written for instruct models of about 7B; a change of a word here is a new version."""

from typing import Any

VERSION = 2  # of everything that decides an answer: the prompts, and the rules by which it is checked

SYSTEM = """You edit one section of a news page. You get numbered texts. You write the section in {language}, using only what these texts say.
Rules:
- Write {count} or fewer sentences of 8 to 35 words. After each, give the numbers of the texts that it is made from.
- Keep the texts' own words and their order. You may cut asides, and join two sentences with "and" or "while".
- Never change or add a number, date, name, "not", "may" or "would". Keep who said it ("Okoro said").
- Do not begin a sentence with a pronoun. Say nothing twice. Leave nothing important out.
- The heading says in 3 to 9 words, in the words of one text, what happened.
Answer with JSON only: {{"heading": "...", "heading_texts": [1], "sentences": [{{"text": "...", "texts": [1]}}]}}"""

TRANSLATE = """You translate one section of a news page. You get numbered texts. You write the section in {language}, saying only what these texts say.
Rules:
- Write {count} or fewer sentences of 8 to 35 words. After each, give the numbers of the texts that it is made from.
- Translate closely. Never change or add a number, date, name, "not", "may" or "would". Write names as the texts do. Keep who said it.
- Do not begin a sentence with a pronoun. Say nothing twice. Leave nothing important out.
- The heading says in 3 to 9 words what happened.
Answer with JSON only: {{"heading": "...", "heading_texts": [1], "sentences": [{{"text": "...", "texts": [1]}}]}}"""

TEXT = "[{number}] {text}"

AGAIN = """Some sentences cannot be printed:
{objections}
Write only these again, as JSON of the same form, closer to the words of their texts."""
OBJECTION = '- "{text}": {why}'

NO_JSON = "That is not the JSON that was asked for. Answer with the JSON object only."

JUDGE = """Compare a sentence with a text. Does the text say all of what the sentence says: the same persons doing the same things, the same numbers, \
the same "not" and "may"? If anything in the sentence is not in the text, or is different, the answer is no.
Answer with JSON only: {"said": true} or {"said": false}"""
JUDGED = "Text: {evidence}\nSentence: {claim}"

_TEXTS = {"type": "array", "items": {"type": "integer"}}
_SENTENCE = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "texts": _TEXTS},
    "required": ["text", "texts"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "heading": {"type": "string"},
        "heading_texts": _TEXTS,
        "sentences": {"type": "array", "items": _SENTENCE},
    },
    "required": ["heading", "heading_texts", "sentences"],
    "additionalProperties": False,
}
JUDGE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"said": {"type": "boolean"}},
    "required": ["said"],
    "additionalProperties": False,
}

LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
