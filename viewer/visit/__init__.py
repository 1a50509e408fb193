"""One person's time at the screen. Nothing about a person lives anywhere else."""
