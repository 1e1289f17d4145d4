"""The rooms: Django apps that keep something, lowest first."""
