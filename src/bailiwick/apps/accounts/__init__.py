"""The room of accounts: who may sign in, with which factors, and which sessions are open. Names stand in roster."""
