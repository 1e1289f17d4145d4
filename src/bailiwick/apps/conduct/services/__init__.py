"""What this room does: reports are in `reports`, cases in `cases`."""
