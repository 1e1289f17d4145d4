"""Small things everything else stands on: errors, identifiers, sentences, periods, canonical JSON."""
