"""Tools of the house: they read the code and write documents; no part of the product imports them."""
