"""HTTP: thin views over the rooms below, and what every response has in common."""
