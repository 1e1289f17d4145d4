"""The checks, one module each, named by permanent code and what they find; `policy/catalogue.py` lists them."""
