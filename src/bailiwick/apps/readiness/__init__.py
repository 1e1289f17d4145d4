"""Training and acknowledgement: what people learn and sign, who owns it, and what is overdue (WF-TRAIN)."""
