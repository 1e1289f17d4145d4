"""The journal: every act, allowed or refused, is an entry of a Merkle log, written in the act's own transaction."""
