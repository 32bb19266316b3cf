"""The compare room: rates with intervals and gates, profiles, keyness."""
