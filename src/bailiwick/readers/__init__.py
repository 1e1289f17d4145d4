"""Readers: from files people have (pages, pictures, saved posts) to the facts of the heart."""
