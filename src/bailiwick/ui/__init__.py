"""The browser's base templates, components and page furniture, and Ask, the page that keeps nothing."""
