"""Where sources differ, and where parties do: found, asked as a question, with the words of both sides."""
