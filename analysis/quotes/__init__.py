"""The quotes room: marks, attribution, speakers."""
