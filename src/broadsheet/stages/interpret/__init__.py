"""An article becomes evidence."""
