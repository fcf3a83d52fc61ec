"""What the web app reads from the library, in the shape in which the pages show it, by subject."""
