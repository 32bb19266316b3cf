"""How the shipped models were made and measured (needs the `train` extra)."""
