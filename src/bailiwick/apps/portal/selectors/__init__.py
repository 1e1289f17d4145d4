"""What the portal answers. Everything for the public begins with `public_places`, and with nothing else."""
