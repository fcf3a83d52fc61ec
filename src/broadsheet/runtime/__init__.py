"""What is due is found, worked on and saved."""
