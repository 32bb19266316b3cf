"""The charts room: one function a chart, each beside its table."""
