"""What makes the pages of this folder that are made, and the pictures of the README."""
