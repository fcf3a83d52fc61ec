"""The nouns: frozen, typed values that every stage speaks in. No input or output, no imports of ours."""
