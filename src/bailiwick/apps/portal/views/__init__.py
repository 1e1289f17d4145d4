"""The portal's pages: `public` and `files` are open to strangers, `kept` to whoever oversees pages."""
