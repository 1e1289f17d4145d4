"""Which policies speak here, since when, as the agency wears them; and the gates at which they are asked."""
