"""A page in a language model's words, each sentence checked against the words that it cites."""
