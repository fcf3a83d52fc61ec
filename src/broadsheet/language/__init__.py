"""Language without knowledge of the news: sentences, words, names, quantities, dates, quotations."""
