"""Where the parts meet: settings, urls, logging, and the commands that need them."""
