"""Reports of what somebody saw, random looks, cases and what follows from them. The engine finds; a person decides."""
