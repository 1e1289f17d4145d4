"""The rooms: Django apps that keep something, lowest first. None is built yet; Ask keeps nothing and stands in ui/."""
