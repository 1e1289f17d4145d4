"""The public register: is this page real? Read without signing in; nothing here that is not marked public."""
