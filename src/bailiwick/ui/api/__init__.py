"""The form in which other programs are answered: problems told alike, lists page by page. It knows no room."""
